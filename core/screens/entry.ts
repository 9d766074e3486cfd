import type { Entry, EntryReading } from '../connection/entry.ts';
import { regionOf } from '../connection/hosts.ts';
import { instanceOf } from '../connection/key.ts';
import { typedValuesOf, type TypedValues } from '../connection/typed-values.ts';
import type { Connection } from '../connection/types.ts';
import type { TextKey } from '../texts/index.ts';
import { withDocumentValue, type EditedDocument } from './document.ts';
import type { ScreenText } from './fields.ts';

/** The fields of a connection that is typed by hand, but for the options, which are a text of several lines. */
export const MANUAL_FIELDS = [
  { name: 'trackingKey', label: 'screens.fact.trackingKey', help: 'screens.hand.trackingKey.help' },
  { name: 'captureHost', label: 'screens.fact.captureHost', help: 'screens.hand.captureHost.help' },
  { name: 'scriptUrl', label: 'screens.fact.scriptUrl', help: 'screens.hand.scriptUrl.help' },
] as const satisfies readonly { name: keyof TypedValues; label: TextKey; help: TextKey }[];

/** An entry with nothing in it yet. @param current what is connected now: its data region goes on with its account */
export const newEntry = (current: Connection | null): Entry => ({
  way: 'paste',
  text: '',
  dataRegion: current?.dataRegion ?? null,
  ...(current && { regionOf: current.trackingKey }),
});

/** The same connection entered the other way: typing starts from what was understood, or is connected now. */
export const otherWay = (entry: Entry, reading: EntryReading<string>, current: Connection | null): Entry => {
  const { dataRegion, regionOf: account } = entry;
  const kept = { dataRegion, ...(account !== undefined && { regionOf: account }) };
  return entry.way === 'paste'
    ? {
        ...kept,
        way: 'hand',
        values: typedValuesOf(reading.kind === 'understood' ? reading.connection : current),
      }
    : { ...kept, way: 'paste', text: '' };
};

/** The entry with the owner's answer where the data is: it holds for this account and for no other. */
export const withRegion = (
  entry: Entry,
  { trackingKey }: Connection,
  dataRegion: Connection['dataRegion'],
): Entry => ({ ...entry, dataRegion, regionOf: trackingKey });

/** The document with the connection that is being entered: what a save would send. */
export const withReading = <Document extends EditedDocument>(
  document: Document,
  reading: EntryReading<string>,
): Document =>
  reading.kind === 'understood' ? withDocumentValue(document, 'connection', reading.connection) : document;

/** An address as people name it: without its scheme and the slash of a bare host. */
const withoutScheme = (url: string): string => url.replace(/^https?:\/\//, '').replace(/\/$/, '');

const listed = (members: object): string =>
  Object.entries(members)
    .map(([name, value]) => `${name}: ${JSON.stringify(value)}`)
    .join('\n');

/** A name and a value of what a connection holds. */
export interface ConnectionFact {
  readonly key: TextKey;
  readonly value: string;
  /** Whether it is code, written from left to right in every language. */
  readonly code: boolean;
}

/** What a connection holds; what is empty is left out. */
export const factsOf = (connection: Connection, t: ScreenText): readonly ConnectionFact[] =>
  [
    { key: 'screens.fact.instance' as const, value: instanceOf(connection.trackingKey), code: false },
    {
      key: 'screens.fact.region' as const,
      value: t(`screens.region.${regionOf(connection.captureHost)}`),
      code: false,
    },
    {
      key: 'screens.fact.captureHost' as const,
      value: withoutScheme(connection.captureHost),
      code: true,
    },
    { key: 'screens.fact.scriptUrl' as const, value: withoutScheme(connection.scriptUrl), code: true },
    { key: 'screens.fact.trackingKey' as const, value: connection.trackingKey, code: true },
    { key: 'screens.fact.options' as const, value: listed(connection.options), code: true },
    { key: 'screens.fact.track' as const, value: listed(connection.track), code: true },
  ].filter(({ value }) => value !== '');

/** The account and region of a connection in one line. */
export const understoodText = ({ trackingKey, captureHost }: Connection, t: ScreenText): string =>
  t('screens.understood', {
    instance: instanceOf(trackingKey),
    region: t(`screens.region.${regionOf(captureHost)}`),
  });
