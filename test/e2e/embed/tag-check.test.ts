// needs: native
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { connectedSettings, storeSettings } from '../../wordpress/connect.ts';
import { startNative, type WordPressStack } from '../../wordpress/stack.ts';
import { signIn } from '../site/rest-client.ts';

const CONNECTED = connectedSettings({
  trackingKey: 'VGFsa1N1aXRlLXRyYWNraW5nLWtleQ',
  captureHost: 'https://capture-api.autopilotapp.com/',
  scriptUrl: 'https://cdn2l.ink/app.js',
});

let stack: WordPressStack;
const look = () =>
  stack.evalPhp<{ status: string; title: string; lines: string[] }>(
    `return ( new TalkMessenger\\Services() )->checks()->named( 'tag' )->run();`,
  );
const breaks = (how: string) => stack.runPhp(`update_option( 'talk_test_breaks', '${how}' );`);

beforeAll(async () => {
  stack = await startNative({
    muPlugins: [`${import.meta.dirname}/../../sandbox/wordpress-plugins/tag-breakers.php`],
  });
  await storeSettings(stack, CONNECTED);
});
afterEach(() => expect(stack.phpLog()).toBe(''));
afterAll(() => stack?.stop());

test('a tag that arrives as it was printed is fine', async () => {
  expect(await look()).toMatchObject({ status: 'good', lines: [] });
});

test.each([
  ['changed', /taken the settings off/],
  ['delayed', /holds Talk’s script back/],
  ['missing', /without Talk’s script tag/],
])('what another plugin did to the tag is named: %s', async (how, said) => {
  await breaks(how);
  expect(await look()).toMatchObject({
    status: 'critical',
    title: expect.stringMatching(said),
    lines: [expect.stringContaining('“Build the settings into a file of the loader”')],
  });
  await breaks('');
});

test('an active optimizer is named, with the setting to change', async () => {
  await breaks('changed');
  const { lines } = await stack.evalPhp<{ lines: string[] }>(
    `add_filter( 'option_active_plugins', static fn( $active ) => array_merge( $active, array( 'breeze/breeze.php' ) ) );
    return ( new TalkMessenger\\Services() )->checks()->named( 'tag' )->run();`,
  );
  expect(lines[0]).toBe('Look at Breeze: Delay All JS, Minify JS.');
  await breaks('');
});

test('a hidden page without a tag is fine; one whose cached copy still has it is named', async () => {
  const hidden = {
    ...CONNECTED,
    visibility: { ...CONNECTED.visibility, default: 'hide', whenHidden: 'nothing' },
  } as const;
  await storeSettings(stack, hidden);
  expect(await look()).toMatchObject({ status: 'good', title: expect.stringContaining('hidden') });
  await stack.runPhp(
    `file_put_contents( WPMU_PLUGIN_DIR . '/stale.php', '<?php add_action( "wp_head", static function () { echo "<script id=talk-messenger-js src=x data-key=k></script>"; } );' );`,
  );
  expect(await look()).toMatchObject({ status: 'recommended', title: expect.stringContaining('page cache') });
  await stack.runPhp(`unlink( WPMU_PLUGIN_DIR . '/stale.php' );`);
});

describe('The status', () => {
  test('learns from the look at a page that the tag was taken apart, and what to change', async () => {
    const admin = await signIn(stack, 'admin');
    const isBroken = async (): Promise<boolean> => {
      const path = '/talk-messenger/v1/security/check';
      return (await admin.rest<{ tagIsBroken: boolean }>('POST', path, { url: '/' })).body.tagIsBroken;
    };
    await storeSettings(stack, CONNECTED);
    expect(await isBroken()).toBe(false);
    for (const how of ['changed', 'delayed', 'missing']) {
      await breaks(how);
      expect(await isBroken()).toBe(true);
    }
    await breaks('');
    const { body } = await admin.rest<{ tagAdvice: string[] }>('GET', '/talk-messenger/v1/status');
    expect(body.tagAdvice).toEqual([
      expect.stringContaining('“Build the settings into a file of the loader”'),
    ]);
  });

  test('of a tag that was taken apart is in the admin bar once Site Health has looked, with what to change', async () => {
    const admin = await signIn(stack, 'admin');
    const bar = async (): Promise<string> => (await admin.page('/')).html;
    expect(await bar()).not.toContain('another plugin changes Talk’s script tag');
    await breaks('delayed');
    await look();
    expect(await bar()).toContain('Not loading: another plugin changes Talk’s script tag');
    expect(await bar()).toContain('switch on “Build the settings into a file of the loader”');
    await breaks('');
    await look();
    expect(await bar()).not.toContain('another plugin changes Talk’s script tag');
  });
});
