import type { Finding } from '../findings.ts';
import type { TextKey } from '../texts/index.ts';
import { tidyAddress } from './address.ts';
import { checkConnection } from './check.ts';
import { error } from './findings.ts';
import { dataRegionOf } from './hosts.ts';
import { serviceOf } from './key.ts';
import { parse } from './tracking-code/parse.ts';
import type { TypedValues } from './typed-values.ts';
import type { Connection } from './types.ts';

/** A connection that is being entered. */
export type Entry = {
  /** The owner's answer where the hosts do not tell. */
  readonly dataRegion: Connection['dataRegion'];
  /** The tracking key of the account that this answer is about; absent: whatever is entered. */
  readonly regionOf?: string;
} & (
  { readonly way: 'paste'; readonly text: string } | { readonly way: 'manual'; readonly values: TypedValues }
);

/**
 * What an entry amounts to. Errors about a pasted text as a whole have the field `connection`.
 * `Key`: texts of the host's findings, where those are not the core's.
 */
export type EntryReading<Key extends string = never> =
  | { readonly kind: 'blank' }
  | { readonly kind: 'understood'; readonly connection: Connection; readonly warnings: readonly Finding[] }
  | {
      readonly kind: 'refused';
      readonly errors: readonly Finding<TextKey | Key>[];
      readonly warnings: readonly Finding[];
    };

/** What a host finds besides, for example hosts that this person may not save. */
export type MoreFindings<Key extends string = never> = (
  connection: Connection,
) => readonly Finding<TextKey | Key>[];

export interface EntryRights<Key extends string = never> {
  /** Whether loopback hosts are allowed. */
  readonly local: boolean;
  readonly moreFindings: MoreFindings<Key>;
}

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

const isBlank = ({ trackingKey, captureHost, scriptUrl, options }: TypedValues): boolean =>
  [trackingKey, captureHost, scriptUrl, options].every((value) => value.trim() === '');

const reading = <Key extends string>(
  connection: Connection,
  errors: readonly Finding<TextKey | Key>[],
  warnings: readonly Finding[],
): EntryReading<Key> =>
  errors.length > 0 ? { kind: 'refused', errors, warnings } : { kind: 'understood', connection, warnings };

const readPasted = <Key extends string>(
  text: string,
  dataRegion: Connection['dataRegion'],
  { local, moreFindings }: EntryRights<Key>,
): EntryReading<Key> => {
  const parsed = parse(text, { local, dataRegion });
  if (parsed.ok) return reading(parsed.connection, moreFindings(parsed.connection), parsed.warnings);
  const errors = parsed.errors.map((each) => ({ ...each, field: each.field || 'connection' }));
  return { kind: 'refused', errors, warnings: parsed.warnings };
};

const readTyped = <Key extends string>(
  values: TypedValues,
  dataRegion: Connection['dataRegion'],
  { local, moreFindings }: EntryRights<Key>,
): EntryReading<Key> => {
  const captureHost = tidyAddress('captureHost', values.captureHost);
  const options = optionsOf(values.options);
  const trackingKey = values.trackingKey.trim();
  const service = serviceOf(trackingKey);
  const connection: Connection = {
    service,
    trackingKey,
    captureHost,
    scriptUrl: tidyAddress('scriptUrl', values.scriptUrl),
    options: options ?? {},
    track: values.track,
    dataRegion: service === 'ortto' ? (dataRegionOf(captureHost) ?? dataRegion) : null,
  };
  const found = checkConnection(connection, { local });
  const errors = [
    ...(found.length > 0 ? found : moreFindings(connection)),
    ...(options === null ? [error('optionsNotJson', 'options')] : []),
  ];
  return reading(connection, errors, []);
};

/** A reading without an answer that was given about another account. */
const ofItsAccount = <Key extends string>(
  read: EntryReading<Key>,
  { regionOf }: Entry,
): EntryReading<Key> => {
  if (read.kind !== 'understood' || regionOf === undefined || regionOf === read.connection.trackingKey)
    return read;
  const { connection } = read;
  return { ...read, connection: { ...connection, dataRegion: dataRegionOf(connection.captureHost) } };
};

const readNow = <Key extends string>(entry: Entry, rights: EntryRights<Key>): EntryReading<Key> => {
  if (entry.way === 'paste')
    return entry.text.trim() === '' ? { kind: 'blank' } : readPasted(entry.text, entry.dataRegion, rights);
  return isBlank(entry.values) ? { kind: 'blank' } : readTyped(entry.values, entry.dataRegion, rights);
};

/** Reads what is pasted or typed, by the same rules. */
export const readEntry = <Key extends string = never>(
  entry: Entry | null,
  rights: EntryRights<Key>,
): EntryReading<Key> => (entry ? ofItsAccount(readNow(entry, rights), entry) : { kind: 'blank' });
