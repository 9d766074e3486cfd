// `npm run screenshots`: the documentation's pictures, taken of the running product into docs/images.
// `-- --only wordpress`, `shopify`, `messenger` or `inbox` takes some of them. `-- --every FOLDER` takes every screen and
// dialog of both admins in three widths instead, to be looked at.
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { launchChromium } from '../test/browser/chromium.ts';
import { startOrtto } from '../test/sandbox/ortto/server.ts';
import { orttoService, startShopifyDemo } from '../test/sandbox/shopify/demo.ts';
import { takeMessengerPictures } from '../test/screenshots/messenger-pictures.ts';
import { takeInboxPictures } from '../test/screenshots/inbox-pictures.ts';
import { takeEveryShopifyScreen, takeEveryWordPressScreen } from '../test/screenshots/every-screen.ts';
import { takePictures } from '../test/screenshots/pictures.ts';
import { takeShopifyPictures } from '../test/screenshots/shopify-pictures.ts';
import { DEMO_THEME, demoFingerprint, demoPages } from '../test/wordpress/demo/content.ts';
import { seedCode } from '../test/wordpress/demo/seed.ts';
import { phpString } from '../test/wordpress/php-code.ts';
import { cachedNewest } from '../test/wordpress/source/folder.ts';
import { startNative } from '../test/wordpress/stack.ts';
import { mustBuild } from './build/parts.ts';
import { ensureAdminSchema } from './machine/shopify-schema.ts';
import { progressTo } from './progress.ts';

const { only, every } = parseArgs({
  options: { only: { type: 'string' }, every: { type: 'string' } },
}).values;
if (only !== undefined && !['wordpress', 'shopify', 'messenger', 'inbox'].includes(only))
  throw new Error(`--only: must be wordpress, shopify, messenger or inbox, not "${only}"`);

const folder = every === undefined ? join(import.meta.dirname, '../docs/images') : resolve(every);
const anotherPlugin = join(import.meta.dirname, '../test/e2e/csp/security-tab/another-plugin.php');
const progress = progressTo((line) => process.stdout.write(`${line}\n`));
/** What is running, the last started first. */
const running: (() => Promise<unknown>)[] = [];
const window = {
  viewport: { width: 1280, height: 860 },
  deviceScaleFactor: 1.5,
  reducedMotion: 'reduce',
} as const;

const wanted = (part: string): boolean => only === undefined || only === part;

/** The plugin's screens on a site of its own, and the app's in the stand-in for the admin. */
const takeEveryScreen = async (): Promise<void> => {
  if (wanted('wordpress')) {
    const stack = await startNative({ wordpress: cachedNewest() ?? '6.6', progress });
    running.unshift(() => stack.stop());
    const browser = await launchChromium();
    running.unshift(() => browser.close());
    const owner = await browser.newContext({ reducedMotion: 'reduce' });
    await owner.addCookies(await stack.loginCookies('admin'));
    await progress.step('Taking every screen of WordPress', () =>
      takeEveryWordPressScreen(stack, owner, folder),
    );
  }
  if (wanted('shopify')) {
    await ensureAdminSchema(progress);
    await progress.step('Taking every screen of the Shopify app', () => takeEveryShopifyScreen(folder));
  }
};

/** The pictures of the guides, of the demo shops. */
const takeGuides = async (): Promise<void> => {
  const ortto = await startOrtto({ https: true, answerDelay: 50 });
  running.unshift(() => ortto.stop());
  const browser = await launchChromium({ whole: true, hosts: ortto.hosts, trust: ortto.trust });
  running.unshift(() => browser.close());
  if (wanted('wordpress')) {
    const stack = await startNative({
      wordpress: cachedNewest() ?? '6.6',
      copies: [{ from: DEMO_THEME, to: 'wp-content/themes/larkmoor' }],
      muPlugins: [anotherPlugin],
      progress,
    });
    running.unshift(() => stack.stop());
    await stack.runPhp(seedCode(demoPages(), demoFingerprint()), { user: 'admin' });
    const pages = await stack.evalPhp<Record<string, number>>(`
    update_option( 'show_avatars', 0 );
    return array_column( get_posts( array( 'post_type' => array( 'page', 'post' ), 'numberposts' => -1 ) ), 'ID', 'post_name' );`);
    const policy = (value: string | null): Promise<string> => {
      const site = value === null ? {} : { headers: [`Content-Security-Policy: ${value}`] };
      return stack.runPhp(`update_option( 'talk_test_site', ${phpString(JSON.stringify(site))} );`);
    };
    const owner = await browser.newContext(window);
    await owner.addCookies(await stack.loginCookies('admin'));
    const visitor = await browser.newContext(window);
    await progress.step('Taking the pictures of WordPress', () =>
      takePictures({ url: stack.url, ortto, owner, visitor, pages, folder, policy }),
    );
  }
  if (wanted('messenger'))
    await progress.step('Taking the pictures of the messenger', () => takeMessengerPictures(browser, folder));
  if (wanted('inbox')) await takeInboxPictures(folder, window);
  if (wanted('shopify')) {
    await ensureAdminSchema(progress);
    const demo = await startShopifyDemo(orttoService(ortto), ortto.port + 1);
    running.unshift(() => demo.stop());
    await progress.step('Taking the pictures of the Shopify app', () =>
      takeShopifyPictures({ browser, demo, folder, window }),
    );
  }
};

try {
  await mustBuild(progress);
  mkdirSync(folder, { recursive: true });
  await (every === undefined ? takeGuides() : takeEveryScreen());
} finally {
  for (const stop of running) await stop().catch(() => {});
}
