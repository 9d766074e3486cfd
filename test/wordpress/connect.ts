import { defaultSettings, type Settings } from '@talk-suite/core/settings';
import { phpString } from './php-code.ts';
import type { WordPressStack } from './stack-connection.ts';

/** Where a site finds Ortto: the stand-in, or real host names that the browser is pointed at it for. */
export interface OrttoAddresses {
  trackingKey: string;
  captureHost: string;
  scriptUrl: string;
}

/** Whole settings connected to these addresses, sections replaced as given. */
export const connectedSettings = (
  { trackingKey, captureHost, scriptUrl }: OrttoAddresses,
  sections: Partial<Settings> = {},
): Settings => ({
  ...defaultSettings(),
  connection: { trackingKey, captureHost, scriptUrl, options: {}, track: {}, dataRegion: null },
  ...sections,
});

/** Stores settings as a save would, without the screen: for tests that are about something else. */
export const storeSettings = async (stack: WordPressStack, settings: Settings): Promise<void> => {
  const envelope = JSON.stringify({ revision: 1, own: true, settings, overrides: {} });
  await stack.runPhp(`update_option( 'talk_messenger', ${phpString(envelope)} );`);
};
