import type { Settings } from '@talk-suite/core/settings';
import type { APP_DATA_VERSION } from './format.ts';
import type { Overrides } from './overrides.ts';

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
