// A site whose settings somebody writes who may not decide which scripts run.
import type { Settings } from '@talk-suite/core/settings';
import { connectedSettings } from '../../wordpress/connect.ts';
import { phpString } from '../../wordpress/php-code.ts';
import type { WordPressStack } from '../../wordpress/stack.ts';
import { embedTags } from '../site/embed-tag.ts';
import type { SignedIn } from '../site/rest-client.ts';

export const KEY = 'Zm9vYmFyYmF6cXV4YWNtZQ';
export const OTHER_KEY = 'Zm9vYmFyYmF6cXV4ZXZpbA';
export const ORTTO = connectedSettings({
  trackingKey: KEY,
  captureHost: 'https://capture-api.autopilotapp.com/',
  scriptUrl: 'https://cdn2l.ink/app.js',
});
export const withConnection = (members: Partial<NonNullable<Settings['connection']>>): Settings => ({
  ...ORTTO,
  connection: { ...ORTTO.connection!, ...members },
});
export const EVIL = withConnection({ scriptUrl: 'https://evil.example/app.js' });
export const BRAND = withConnection({ scriptUrl: 'https://track.brand.example/app.js' });
export const API = '/talk-messenger/v1';

export const envelope = (settings: Settings, more: object = {}): string =>
  JSON.stringify({ revision: 1, own: true, settings, ...more });

export interface Status {
  guards: { id: string; blocks: boolean; message: string }[];
  refused: { message: string } | null;
  networkConfirmed: boolean | null;
}

/** A site under attack. */
export const victimOf = (stack: () => WordPressStack, site = '/') => ({
  write: (php: string, user?: string) => stack().runPhp(php, { site, ...(user && { user }) }),
  update: (settings: Settings, user?: string) =>
    stack().runPhp(`update_option( 'talk_messenger', ${phpString(envelope(settings))} );`, {
      site,
      ...(user && { user }),
    }),
  /** Past every function of WordPress. */
  writeDatabase: (text: string) =>
    stack().runPhp(
      `global $wpdb; $wpdb->update( $wpdb->options, array( 'option_value' => ${phpString(text)} ), array( 'option_name' => 'talk_messenger' ) ); wp_cache_flush();`,
      { site },
    ),
  scriptUrl: () =>
    stack().evalPhp<string | null>(
      `return json_decode( get_option( 'talk_messenger' ) )->settings->connection->scriptUrl ?? null;`,
      { site },
    ),
  raw: () => stack().evalPhp<string>(`return get_option( 'talk_messenger' );`, { site }),
  isPrinted: async () => embedTags((await stack().measure(site)).body).length === 1,
  health: () =>
    stack().evalPhp<{ status: string; description: string }>(
      `( new TalkMessenger\\Services() )->security()->register_site_health();
      $tests = apply_filters( 'site_status_tests', array() );
      return call_user_func( $tests['direct']['talk_messenger_connection']['test'] );`,
      { site },
    ),
});

export const statusOf = async (as: SignedIn): Promise<Status> =>
  (await as.rest<Status>('GET', `${API}/status`)).body;
export const isUnconfirmed = async (as: SignedIn): Promise<boolean> =>
  (await statusOf(as)).guards.some(({ id, blocks }) => id === 'unconfirmed' && blocks);
