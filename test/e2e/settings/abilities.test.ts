// needs: native
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { connectedSettings, storeSettings } from '../../wordpress/connect.ts';
import { startNative, type WordPressStack } from '../../wordpress/stack.ts';
import { wordpressChoices } from '../../wordpress/versions.ts';

let stack: WordPressStack;
/** Runs an ability as somebody; an error is its code. */
const run = (name: string, input: string, user = 'admin') =>
  stack.evalPhp<unknown>(
    `if ( ! function_exists( 'wp_get_ability' ) ) { return 'no API'; }
    $done = wp_get_ability( 'talk-messenger/${name}' )->execute( ${input} );
    return is_wp_error( $done ) ? $done->get_error_code() : $done;`,
    { user },
  );

beforeAll(async () => {
  stack = await startNative({ wordpress: wordpressChoices().at(-1)! });
  await stack.createUsers();
  await storeSettings(
    stack,
    connectedSettings({
      trackingKey: 'VGFsa1N1aXRlLXRyYWNraW5nLWtleQ',
      captureHost: 'https://capture-api.autopilotapp.com/',
      scriptUrl: 'https://cdn2l.ink/app.js',
    }),
  );
});
afterAll(() => stack?.stop());

test('programs learn the state and decisions, and set a page; each only as the user may', async () => {
  const status = await run('status', 'null');
  // WordPress before 6.9 has no Abilities API; the hooks are never called there.
  if (status === 'no API') {
    expect(stack.wordpressVersion.startsWith('6.')).toBe(true);
    return;
  }
  expect(status).toEqual({ on: true, because: [] });
  expect(await run('decide', `array( 'address' => '/sample-page/' )`)).toMatchObject({ talk: 'show' });
  expect(await run('decide', `array( 'address' => 'https://elsewhere.example/' )`)).toBe(
    'talk_messenger_no_page',
  );
  expect(await run('set-page', `array( 'post' => 2, 'talk' => 'hide' )`)).toEqual({ talk: 'hide' });
  expect(await run('decide', `array( 'address' => '/sample-page/' )`)).toMatchObject({ talk: 'hide' });
  expect(await run('set-page', `array( 'post' => 2, 'talk' => 'maybe' )`)).toBe('ability_invalid_input');
  expect(await run('set-page', `array( 'post' => 2, 'talk' => 'show' )`, 'subscriber')).toBe(
    'ability_invalid_permissions',
  );
  expect(await run('status', 'null', 'author')).toBe('ability_invalid_permissions');
  expect(await run('set-page', `array( 'post' => 2, 'talk' => 'inherit' )`)).toEqual({ talk: 'inherit' });
  expect(stack.phpLog()).toBe('');
});
