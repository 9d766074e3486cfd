// `npm run screenshots`: the documentation's pictures, taken of the running product into docs/images.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { launchChromium } from '../test/browser/chromium.ts';
import { startOrtto } from '../test/sandbox/ortto/server.ts';
import { takePictures } from '../test/screenshots/pictures.ts';
import { DEMO_THEME, demoFingerprint, demoPages } from '../test/wordpress/demo/content.ts';
import { seedCode } from '../test/wordpress/demo/seed.ts';
import { cachedNewest } from '../test/wordpress/source/folder.ts';
import { startNative } from '../test/wordpress/stack.ts';
import { buildWhenChanged } from './build-when-changed.ts';
import { progressTo } from './progress.ts';

const folder = join(import.meta.dirname, '../docs/images');
const progress = progressTo((line) => process.stdout.write(`${line}\n`));
/** What is running, the last started first. */
const running: (() => Promise<unknown>)[] = [];

try {
  await buildWhenChanged(progress);
  mkdirSync(folder, { recursive: true });
  const ortto = await startOrtto({ https: true, answerDelay: 50 });
  running.unshift(() => ortto.stop());
  const stack = await startNative({
    wordpress: cachedNewest() ?? '6.6',
    copies: [{ from: DEMO_THEME, to: 'wp-content/themes/larkmoor' }],
    progress,
  });
  running.unshift(() => stack.stop());
  await stack.runPhp(seedCode(demoPages(), demoFingerprint()), { user: 'admin' });
  const pages = await stack.evalPhp<Record<string, number>>(`
    update_option( 'show_avatars', 0 );
    return array_column( get_posts( array( 'post_type' => array( 'page', 'post' ), 'numberposts' => -1 ) ), 'ID', 'post_name' );`);
  const browser = await launchChromium({ hosts: ortto.hosts, trust: ortto.trust });
  running.unshift(() => browser.close());
  const window = {
    viewport: { width: 1280, height: 860 },
    deviceScaleFactor: 1.5,
    reducedMotion: 'reduce',
  } as const;
  const owner = await browser.newContext(window);
  await owner.addCookies(await stack.loginCookies('admin'));
  const visitor = await browser.newContext(window);
  await progress.step('Taking the pictures', () =>
    takePictures({ url: stack.url, ortto, owner, visitor, pages, folder }),
  );
} finally {
  for (const stop of running) await stop().catch(() => {});
}
