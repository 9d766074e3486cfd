import { orttoConnection } from '@talk-suite/core/fixtures';
import { serviceOf } from '@talk-suite/core/connection';
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
  connection: orttoConnection({ service: serviceOf(trackingKey), trackingKey, captureHost, scriptUrl }),
  ...sections,
});

/** From here on, the user who runs the code has the power over scripts, also where wp-config.php takes it from everybody. */
const WITH_POWER = `add_filter( 'map_meta_cap', static function ( $caps, $cap ) {
  return 'unfiltered_html' === $cap ? array( 'exist' ) : $caps;
}, PHP_INT_MAX, 2 );`;

/**
 * Stores settings as a save by somebody with the power over scripts would, without the screen: for tests that are
 * about something else.
 */
export const storeSettings = async (stack: WordPressStack, settings: Settings): Promise<void> => {
  const envelope = JSON.stringify({ revision: 1, own: true, settings, overrides: {} });
  // Emptied first: what was there before without a mark would get none.
  await stack.runPhp(
    `${WITH_POWER} update_option( 'talk_messenger', '{}' ); update_option( 'talk_messenger', ${phpString(envelope)} );`,
    { user: 'admin' },
  );
};
