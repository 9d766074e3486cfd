import { defaultSettings, type Settings } from '@talk-suite/core/settings';
import { APP_DATA_VERSION } from './format.ts';
import { noOverrides, type Overrides } from './overrides.ts';
import { storefrontPart } from './storefront.ts';

export { APP_DATA_LIMIT, APP_DATA_VERSION } from './format.ts';

/** Everything the app keeps of a store: the value of one app-data metafield, as JSON. */
export interface AppData {
  readonly version: typeof APP_DATA_VERSION;
  readonly settings: Settings;
  readonly overrides: Overrides;
  /** Whether Ortto is told the email address of customers who are signed in. */
  readonly identity: boolean;
  /** What an older version of the settings held and this one does not know; kept, never read. */
  readonly setAside?: Readonly<Record<string, unknown>>;
}

/** What is shown and edited of a store that has saved nothing yet. */
export const newAppData = (): AppData => ({
  version: APP_DATA_VERSION,
  settings: defaultSettings(),
  overrides: noOverrides(),
  identity: false,
});

/**
 * The document as it is stored: with what the theme block needs of the settings, and the server's mark. Neither is read
 * back, but for comparing (`doubts.ts`).
 * @param mark of the connection, where it has hosts other than Ortto's own
 */
export const appDataText = (appData: AppData, mark: string | null = null): string =>
  JSON.stringify({ ...appData, storefront: storefrontPart(appData), ...(mark !== null && { mark }) });

/** Its size in bytes. */
export const appDataSize = (appData: AppData): number =>
  new TextEncoder().encode(appDataText(appData)).length;
