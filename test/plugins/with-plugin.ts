import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { connectedSettings } from '../wordpress/connect.ts';
import { startNative, type WordPressStack } from '../wordpress/stack.ts';
import { signIn } from '../e2e/site/rest-client.ts';
import type { Ortto } from '../sandbox/ortto/server.ts';
import { PATIENCE } from '../patience.ts';
import { PLUGIN_SLUG } from '../wordpress/site.ts';
import type { FoundPlugin } from './found.ts';
import { press } from './press.ts';
import type { SetUp } from './set-ups.ts';

const PAGE = '/hello-world/';
const POST = 1;
const SETTINGS = '/talk-messenger/v1/settings';

/** What a row says, in the order of `HEAD`. */
export const HEAD = [
  'plugin',
  'version',
  'switched on',
  'cached',
  'cold',
  'warm',
  'in Chromium',
  'hidden for all',
  'shown again',
  'hidden on the page',
  'our plugin off',
  'notices',
  'result',
] as const;

/** What became of our tag on a page that a guest gets. */
export const tagOn = (html: string): 'intact' | 'changed' | 'gone' => {
  const tag = /<script\b[^>]*talk-messenger[^>]*>/.exec(html)?.[0];
  if (tag === undefined) return 'gone';
  return /\bdata-key=/.test(tag) && /\bid=["']?talk-messenger-js/.test(tag) ? 'intact' : 'changed';
};

/** Some plugins rewrite wp-config.php, and take only the usual way to write a constant for one. */
const withPlainConstant = (stack: WordPressStack): void => {
  const config = join(stack.folder, 'wp-config.php');
  writeFileSync(config, readFileSync(config, 'utf8').replace("defined( 'WP_CACHE' ) || define(", 'define('));
};

const isActive = (stack: WordPressStack, plugin: string): Promise<boolean> =>
  stack.evalPhp(
    `require_once ABSPATH . 'wp-admin/includes/plugin.php'; return is_plugin_active( '${plugin}' );`,
  );

/** One plugin in one way, next to ours: a row of the table. */
export const runWithPlugin = async (
  plugin: FoundPlugin,
  setUp: SetUp,
  { ortto, browser, wordpress }: { ortto: Ortto; browser: Browser; wordpress: string },
): Promise<string[]> => {
  const stack = await startNative({
    wordpress,
    constants: { WP_CACHE: true, LITESPEED_ALLOWED: true },
    copies: [{ from: plugin.folder, to: `wp-content/plugins/${plugin.slug}` }],
    muPlugins: [join(import.meta.dirname, 'render-mark.php')],
  });
  try {
    withPlainConstant(stack);
    const admin = await signIn(stack, 'admin');
    const save = async (visibility: object): Promise<void> => {
      const { revision } = (await admin.rest<{ revision: number }>('GET', SETTINGS)).body;
      const settings = connectedSettings(ortto);
      const sent = { ...settings, visibility: { ...settings.visibility, ...visibility } };
      const { status } = await admin.rest('PUT', SETTINGS, { revision, settings: sent });
      if (status !== 200) throw new Error(`A save was answered with ${status}.`);
    };
    // As browsers ask: Cache Enabler keeps nothing for those who take any type.
    const html = async (): Promise<string> =>
      (await fetch(stack.url + PAGE, { headers: { accept: 'text/html' } })).text();
    const guest = async (): Promise<string> => tagOn(await html());
    const render = async (): Promise<string | undefined> =>
      /talk-test-render["']? content=["']?(\w+)/.exec(await html())?.[1];
    const twice = async (): Promise<string> => {
      await guest();
      return guest();
    };

    // As on a site that has a picture; some plugins write there while they are activated.
    await stack.runPhp(`wp_mkdir_p( wp_upload_dir()['basedir'] );`);
    await save({});
    await press(admin, 'activate', `${plugin.slug}/${plugin.file}`);
    if (!(await isActive(stack, `${plugin.slug}/${plugin.file}`)))
      return [plugin.name, plugin.version, setUp.what, ...Array<string>(9).fill('–'), 'not activated'];
    if (setUp.visit !== undefined) await admin.page(setUp.visit);
    if (setUp.code !== '') await stack.runPhp(setUp.code, { user: 'admin' });
    await admin.page('/wp-admin/index.php');

    const cold = await guest();
    const cached = (await render()) === (await render()) ? 'yes' : 'no';
    const warm = await twice();
    const state = await inChromium(browser, stack.url + PAGE);
    await save({ default: 'hide', whenHidden: 'nothing' });
    const hidden = await twice();
    await save({});
    const shown = await twice();
    await admin.rest('POST', `/wp/v2/posts/${POST}`, { meta: { _talk_messenger_visibility: 'hide' } });
    // Where Talk is hidden, visits still count: the tag stays, and says so.
    const page = await html();
    const onPage = /\bdata-hide\b/.test(page) ? 'hidden' : tagOn(page) === 'gone' ? 'gone' : 'STILL SHOWN';
    await press(admin, 'deactivate', `${PLUGIN_SLUG}/${PLUGIN_SLUG}.php`);
    const off = await twice();
    const notices = stack.phpLog().split('\n').filter(Boolean).length;
    const passed =
      [cold, warm, shown].every((tag) => tag === 'intact') &&
      state === 'ready' &&
      (setUp.caches !== true || cached === 'yes') &&
      hidden === 'gone' &&
      onPage !== 'STILL SHOWN' &&
      off === 'gone' &&
      notices === 0;
    return [
      plugin.name,
      plugin.version,
      setUp.what,
      cached,
      cold,
      warm,
      state,
      hidden,
      shown,
      onPage,
      off,
      String(notices),
      passed ? 'pass' : 'FAIL',
    ];
  } finally {
    await stack.stop();
  }
};

/** How far the loader gets in a browser that has never been there. */
const inChromium = async (browser: Browser, url: string): Promise<string> => {
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    await page.goto(url, { waitUntil: 'load' });
    // Optimizers that hold scripts back wait for somebody.
    await page.mouse.move(10, 10);
    await page.keyboard.press('ArrowDown');
    const state = await page
      .waitForFunction(
        () => {
          const { talkSuite } = window as { talkSuite?: { state: string } };
          return talkSuite && !['waiting', 'loading'].includes(talkSuite.state) ? talkSuite.state : null;
        },
        undefined,
        { timeout: PATIENCE / 4 },
      )
      .catch(() => null);
    return state === null
      ? ((await page.evaluate(() => (window as { talkSuite?: { state: string } }).talkSuite?.state)) ??
          'no loader')
      : String(await state.jsonValue());
  } finally {
    await context.close();
  }
};
