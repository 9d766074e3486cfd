import { defaultSettings, type PublicHost } from '@talk-suite/core/settings';
import { APP_DATA_VERSION } from './format.ts';
import { noOverrides } from './overrides.ts';
import { UNKNOWN_STORE } from './store-facts.ts';
import { storefrontPart } from './storefront.ts';
import type { AppData } from './types.ts';

export { APP_DATA_LIMIT, APP_DATA_VERSION } from './format.ts';
export type { AppData } from './types.ts';

/** What is shown and edited of a store that has saved nothing yet. */
export const newAppData = (): AppData => ({
  version: APP_DATA_VERSION,
  settings: defaultSettings(),
  overrides: noOverrides(),
  identity: false,
});

/** What the server adds to a document that it stores. */
export interface AddedByServer {
  /** What the messenger shows of the store. */
  readonly store?: PublicHost;
  /** Of the connection, where it has hosts other than Ortto's own. */
  readonly mark?: string | null;
}

/**
 * The document as it is stored: with what the theme block needs of the settings, and what the server knows. None of it is
 * read back, but for comparing (`doubts.ts`).
 */
export const appDataText = (
  appData: AppData,
  { store = UNKNOWN_STORE, mark = null }: AddedByServer = {},
): string => {
  const storefront = storefrontPart(appData, store);
  return JSON.stringify({
    ...appData,
    storefront,
    ...(storefront && 'messenger' in storefront && { store }),
    ...(mark !== null && { mark }),
  });
};

/** Its size in bytes. */
export const appDataSize = (appData: AppData, store?: PublicHost): number =>
  new TextEncoder().encode(appDataText(appData, store && { store })).length;
