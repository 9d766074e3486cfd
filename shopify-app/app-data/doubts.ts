import { hostOf, isKnownCaptureHost, isKnownScriptUrl, type Connection } from '@talk-suite/core/connection';
import type { AppData } from './app-data.ts';
import { storedFacts } from './store-facts.ts';
import { storefrontPart } from './storefront.ts';

/**
 * Something in what the store has saved that this app did not write: the storefront's part of it is another than the
 * settings yield, or it names a host that nobody saved through the app. `stored` and `expected` are empty where there is
 * no such value.
 */
export type Doubt =
  | {
      readonly kind: 'storefront';
      /** Name of the tag's attribute without `data-`. */
      readonly attribute: string;
      readonly stored: string;
      readonly expected: string;
    }
  | { readonly kind: 'host'; readonly host: string };

type Json = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const inWords = (value: unknown): string =>
  value === undefined ? '' : typeof value === 'string' ? value : JSON.stringify(value);

/** The addresses of a connection that are not in the built-in table, in the form in which they are stored. */
export const ownAddresses = (connection: Connection): string[] => [
  ...(isKnownCaptureHost(connection.captureHost) ? [] : [connection.captureHost]),
  ...(isKnownScriptUrl(connection.scriptUrl) ? [] : [connection.scriptUrl]),
];

/** Hosts other than Ortto's own that the theme's embed has to name for a connection: `['track.example.com']`. */
export const ownHosts = (connection: Connection): string[] => [
  ...new Set(ownAddresses(connection).map((address) => hostOf(address))),
];

/**
 * Marks a connection as saved by the app.
 * @returns a text that only the server can make of it, in the store that it is saved in
 */
export type Mark = (connection: Connection) => string;

/** Settings that were written past the app may be of any shape: then the storefront should get nothing. */
const expectedPart = (appData: AppData, store: unknown): Json => {
  try {
    return storefrontPart(appData, storedFacts(store)) ?? {};
  } catch {
    return {};
  }
};

const storefrontDoubts = (stored: unknown, expected: Json): Doubt[] => {
  const found = isObject(stored) ? stored : {};
  return [...new Set([...Object.keys(expected), ...Object.keys(found)])]
    .filter((attribute) => inWords(expected[attribute]) !== inWords(found[attribute]))
    .map((attribute) => ({
      kind: 'storefront',
      attribute,
      stored: inWords(found[attribute]),
      expected: inWords(expected[attribute]),
    }));
};

/**
 * What in a stored document is not as this app writes it.
 * @param value of the metafield, which was read as `appData`; null where nothing was ever saved
 */
export const doubtsAbout = (value: string | null, appData: AppData, mark: Mark): readonly Doubt[] => {
  if (value === null) return [];
  const { storefront, store, mark: stored } = JSON.parse(value) as Json;
  const { connection } = appData.settings;
  const foreign = connection && stored !== mark(connection) ? ownHosts(connection) : [];
  return [
    ...storefrontDoubts(storefront, expectedPart(appData, store)),
    ...foreign.map((host) => ({ kind: 'host', host }) as const),
  ];
};
