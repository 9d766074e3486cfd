// needs: chromium, native
// What becomes of Talk where another plugin has taken its tag apart: the page itself is asked.
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { launchChromium } from '../../browser/chromium.ts';
import { openVisit, type Visit } from '../../browser/loader-site.ts';
import { startOrtto, type Ortto } from '../../sandbox/ortto/server.ts';
import { connectedSettings, storeSettings } from '../../wordpress/connect.ts';
import { cookieHeader, startNative, type WordPressStack } from '../../wordpress/stack.ts';

const ASK = '?&talk-messenger-decision';

let stack: WordPressStack;
let ortto: Ortto;
let browser: Browser;
const pages: Record<string, string> = {};
const muPlugin = (name: string): string =>
  `${import.meta.dirname}/../../sandbox/wordpress-plugins/${name}.php`;
const breaks = (how: string) => stack.runPhp(`update_option( 'talk_test_breaks', '${how}' );`);
const ask = (path: string, headers: Record<string, string> = { 'sec-fetch-site': 'same-origin' }) =>
  fetch(stack.url + path, { method: 'POST', headers });

beforeAll(async () => {
  [stack, ortto, browser] = await Promise.all([
    startNative({
      pageCache: true,
      // A file has only addresses that could be saved: those of the stand-in, on a local site.
      constants: { WP_ENVIRONMENT_TYPE: 'local' },
      muPlugins: [muPlugin('tag-breakers'), `${import.meta.dirname}/../loader-file/loader-file.php`],
    }),
    startOrtto({}),
    launchChromium(),
  ]);
  for (const choice of ['show', 'hide'])
    pages[choice] = await stack.evalPhp<string>(
      `$id = wp_insert_post( array( 'post_type' => 'page', 'post_status' => 'publish', 'post_title' => 'Page ${choice}', 'meta_input' => array( '_talk_messenger_visibility' => '${choice}' ) ) );
      return wp_make_link_relative( get_permalink( $id ) );`,
    );
  await storeSettings(
    stack,
    connectedSettings(ortto, { installation: { source: 'own', nonProduction: true } }),
  );
  await stack.runPhp(`do_action( 'talk_messenger_settings_saved', new stdClass(), new stdClass() );`);
});
afterEach(() => expect(stack.phpLog()).toBe(''));
afterAll(async () => {
  await browser?.close();
  await Promise.all([stack?.stop(), ortto?.stop()]);
});

const visit = async (choice: string): Promise<Visit> => {
  const context = await browser.newContext();
  return openVisit(context, stack.url + pages[choice]!);
};

describe.each([
  ['loses its attributes, as by Breeze’s Delay All JS', 'changed'],
  ['is merged with another script, as by Jetpack Boost’s Concatenate JS', 'bundled'],
])('A tag that %s', (_name, how) => {
  beforeAll(() => breaks(how));
  afterAll(() => breaks(''));

  test('shows Talk where the page shows it, and hides it where the page hides it', async () => {
    const shown = await visit('show');
    await shown.reaches('ready');
    await shown.page.locator('#ap3-talk-widget-ui .launcher').waitFor();
    const hidden = await visit('hide');
    await hidden.reaches('ready');
    expect(await hidden.page.evaluate(() => window.talkSuite!.decision())).toEqual({
      talk: 'hide',
      because: { by: 'page' },
    });
    expect(await hidden.seesTalk()).toBe(false);
    expect([shown.errors, hidden.errors]).toEqual([[], []]);
  });

  test('is answered afresh where a shared cache holds the page', async () => {
    const path = pages['show']!;
    await fetch(stack.url + path);
    expect((await fetch(stack.url + path)).headers.get('x-cache')).toBe('HIT');
    await stack.runPhp(
      `update_post_meta( url_to_postid( '${path}' ), '_talk_messenger_visibility', 'hide' );`,
    );
    try {
      const { page, reaches } = await visit('show');
      await reaches('ready');
      expect(await page.evaluate(() => window.talkSuite!.decision().talk)).toBe('hide');
    } finally {
      await stack.runPhp(
        `update_post_meta( url_to_postid( '${path}' ), '_talk_messenger_visibility', 'show' );`,
      );
    }
  });
});

test('Site Health says that Talk works, and how to save the request', async () => {
  await breaks('changed');
  expect(
    await stack.evalPhp(`return ( new TalkMessenger\\Services() )->checks()->named( 'tag' )->run();`),
  ).toMatchObject({ status: 'recommended', title: expect.stringContaining('Talk works') });
  await breaks('');
});

describe('The answer', () => {
  test('is the page’s decision alone: private, without a CORS header', async () => {
    const answer = await ask(pages['hide'] + ASK, {
      'sec-fetch-site': 'same-origin',
      origin: 'https://evil.example',
    });
    expect(await answer.json()).toEqual({ decision: { talk: 'hide', because: { by: 'page' } } });
    expect(answer.headers.get('cache-control')).toBe('private, no-store');
    expect(answer.headers.get('x-cache')).not.toBe('HIT');
    expect([...answer.headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([]);
  });

  test('goes to pages of this site that ask by POST, and to nobody else', async () => {
    for (const headers of [
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
      { origin: 'https://evil.example' },
      {},
    ] as Record<string, string>[])
      expect((await ask(pages['show'] + ASK, headers)).status).toBe(403);
    expect((await fetch(stack.url + pages['show'] + ASK)).status).toBe(405);
  });

  test('is of the page as the site sees it, with its address as it is without the question', async () => {
    await stack.runPhp(
      `file_put_contents( WPMU_PLUGIN_DIR . '/by-address.php', '<?php add_filter( "talk_messenger_decision", static fn( $decision, $context ) => array( "talk" => "/?s=talk" === $context["url"] && is_search() ? "hide" : "show", "because" => array( "by" => "default" ) ), 10, 2 );' );`,
    );
    try {
      const said = async (path: string) =>
        ((await (await ask(path)).json()) as { decision: { talk: string } }).decision.talk;
      expect(await said('/?s=talk&talk-messenger-decision')).toBe('hide');
      expect(await said(`/${ASK}`)).toBe('show');
      expect(await said(`/no-such-page/${ASK}`)).toBe('show');
    } finally {
      await stack.runPhp(`unlink( WPMU_PLUGIN_DIR . '/by-address.php' );`);
    }
  });

  test('is nothing where the page has no tag', async () => {
    await stack.createUsers();
    const cookie = cookieHeader(await stack.loginCookies('admin'));
    const preview = `${pages['show']}?preview=true&talk-messenger-decision`;
    expect(await (await ask(preview, { cookie, 'sec-fetch-site': 'same-origin' })).json()).toBeNull();
  });

  test('is a page like any other where the site has no such loader', async () => {
    await stack.runPhp(
      `file_put_contents( WPMU_PLUGIN_DIR . '/zz-none.php', '<?php add_filter( "talk_messenger_built_in_loader", "__return_false", 99 );' );`,
    );
    try {
      expect((await ask(pages['show'] + ASK)).headers.get('content-type')).toContain('text/html');
    } finally {
      await stack.runPhp(`unlink( WPMU_PLUGIN_DIR . '/zz-none.php' );`);
    }
  });
});
