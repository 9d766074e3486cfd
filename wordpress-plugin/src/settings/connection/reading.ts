import type { Finding } from '../../page/findings.ts';
import type { Connection, FieldError, SettingsDocument } from '../state/document.ts';
import type { Entry, TypedValues } from '../state/state.ts';

interface Local {
  readonly local: boolean;
}

/** What of core/connection this screen uses; given from outside so that the rules here can be tested alone. */
export interface Engine {
  parse(
    text: string,
    options: Local & { dataRegion: Connection['dataRegion'] },
  ):
    | { ok: true; connection: Connection; warnings: readonly Finding[] }
    | { ok: false; errors: readonly Finding[]; warnings: readonly Finding[] };
  checkConnection(connection: Connection, options: Local): readonly Finding[];
  tidyAddress(field: 'captureHost' | 'scriptUrl', value: string): string;
  dataRegionOf(captureHost: string): Connection['dataRegion'];
}

/** Further reasons against a connection, for example hosts that this person may not save. */
export type Objections = (connection: Connection) => readonly Finding[];

/** What an entry amounts to. */
export type Reading =
  | { readonly kind: 'blank' }
  | { readonly kind: 'understood'; readonly connection: Connection; readonly warnings: readonly Finding[] }
  | { readonly kind: 'refused'; readonly errors: readonly Finding[]; readonly warnings: readonly Finding[] };

export const BLANK: Reading = { kind: 'blank' };

const isBlank = ({ trackingKey, captureHost, scriptUrl, options }: TypedValues): boolean =>
  [trackingKey, captureHost, scriptUrl, options].every((value) => value.trim() === '');

/** Options as typed: the object, or null where it is not one. */
const optionsOf = (text: string): Connection['options'] | null => {
  if (text.trim() === '') return {};
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Connection['options'])
      : null;
  } catch {
    return null;
  }
};

const fromHand = (values: TypedValues, dataRegion: Connection['dataRegion'], engine: Engine): Connection => {
  const captureHost = engine.tidyAddress('captureHost', values.captureHost);
  return {
    trackingKey: values.trackingKey.trim(),
    captureHost,
    scriptUrl: engine.tidyAddress('scriptUrl', values.scriptUrl),
    options: optionsOf(values.options) ?? {},
    track: values.track,
    dataRegion: engine.dataRegionOf(captureHost) ?? dataRegion,
  };
};

/** Reads what is pasted or typed; `optionsNotJson` words the one problem that only typing can have. */
export const readEntry = (
  entry: Entry | null,
  engine: Engine,
  { local, objections, optionsNotJson }: Local & { objections: Objections; optionsNotJson: string },
): Reading => {
  if (!entry) return BLANK;
  if (entry.way === 'paste') {
    if (entry.text.trim() === '') return BLANK;
    const parsed = engine.parse(entry.text, { local, dataRegion: entry.dataRegion });
    if (!parsed.ok) return { kind: 'refused', errors: parsed.errors, warnings: parsed.warnings };
    const errors = objections(parsed.connection);
    return errors.length > 0
      ? { kind: 'refused', errors, warnings: parsed.warnings }
      : { kind: 'understood', connection: parsed.connection, warnings: parsed.warnings };
  }
  if (isBlank(entry.values)) return BLANK;
  const connection = fromHand(entry.values, entry.dataRegion, engine);
  const found = engine.checkConnection(connection, { local });
  const errors = [
    ...(found.length > 0 ? found : objections(connection)),
    ...(optionsOf(entry.values.options) === null
      ? [{ code: 'optionsNotJson', field: 'connection.options', message: optionsNotJson }]
      : []),
  ];
  return errors.length > 0
    ? { kind: 'refused', errors, warnings: [] }
    : { kind: 'understood', connection, warnings: [] };
};

/** The draft with the connection that is being entered. */
export const withReading = (draft: SettingsDocument, reading: Reading): SettingsDocument =>
  reading.kind === 'understood'
    ? { ...draft, settings: { ...draft.settings, connection: reading.connection } }
    : draft;

/** A finding of the engine as an error at a path of the settings; one about the whole text belongs to the connection. */
export const asFieldError = ({ code, field, message }: Finding): FieldError => ({
  code,
  message,
  field: field || 'connection',
});

/** The values of a connection for typing, blank without one. */
export const typedValuesOf = (connection: Connection | null): TypedValues => ({
  trackingKey: connection?.trackingKey ?? '',
  captureHost: connection?.captureHost ?? '',
  scriptUrl: connection?.scriptUrl ?? '',
  options:
    connection && Object.keys(connection.options).length > 0
      ? JSON.stringify(connection.options, null, 2)
      : '',
  track: connection?.track ?? {},
});
