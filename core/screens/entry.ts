import type { Entry, EntryReading } from '../connection/entry.ts';
import { regionOf } from '../connection/hosts.ts';
import { nameOf } from '../connection/short-names.ts';
import { typedValuesOf, type TypedValues } from '../connection/typed-values.ts';
import type { Connection } from '../connection/types.ts';
import type { TextKey } from '../texts/index.ts';
import { withDocumentValue, type EditedDocument } from './document.ts';
import type { ScreenText } from './fields.ts';

/** The fields of a connection that is typed by hand, but for the options, which are a text of several lines. */
export const MANUAL_FIELDS = [
  { name: 'trackingKey', label: 'screens.fact.trackingKey', help: 'screens.manual.trackingKey.help' },
  { name: 'captureHost', label: 'screens.fact.captureHost', help: 'screens.manual.captureHost.help' },
  { name: 'scriptUrl', label: 'screens.fact.scriptUrl', help: 'screens.manual.scriptUrl.help' },
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
        way: 'manual',
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

/** Whose it is: Ortto's account with its region and host, or the Talk server, which is known by its host alone. */
const whose = (connection: Connection, t: ScreenText): readonly ConnectionFact[] => {
  const { service, captureHost } = connection;
  if (service === 'talk-server')
    return [{ key: 'screens.fact.instance.server', value: nameOf(connection), code: true }];
  return [
    { key: 'screens.fact.instance', value: nameOf(connection), code: false },
    { key: 'screens.fact.region', value: t(`screens.region.${regionOf(captureHost)}`), code: false },
    { key: 'screens.fact.captureHost', value: withoutScheme(captureHost), code: true },
  ];
};

/** What a connection holds; what is empty is left out. */
export const factsOf = (connection: Connection, t: ScreenText): readonly ConnectionFact[] =>
  [
    ...whose(connection, t),
    { key: 'screens.fact.scriptUrl' as const, value: withoutScheme(connection.scriptUrl), code: true },
    { key: 'screens.fact.trackingKey' as const, value: connection.trackingKey, code: true },
    { key: 'screens.fact.options' as const, value: listed(connection.options), code: true },
    { key: 'screens.fact.track' as const, value: listed(connection.track), code: true },
  ].filter(({ value }) => value !== '');

/** Whose a connection is, in one line. */
export const understoodText = (connection: Connection, t: ScreenText): string =>
  connection.service === 'talk-server'
    ? t('screens.understood.server', { server: nameOf(connection) })
    : t('screens.understood', {
        instance: nameOf(connection),
        region: t(`screens.region.${regionOf(connection.captureHost)}`),
      });
