import { defaultSettings } from '@talk-suite/core/settings';
import { launchChromium } from '../browser/chromium.ts';
import { startWebSite } from '../browser/web-site.ts';
import { connectedSettings, storeSettings } from '../wordpress/connect.ts';
import { DEMO_THEME, demoFingerprint, demoPages } from '../wordpress/demo/content.ts';
import { seedCode } from '../wordpress/demo/seed.ts';
import { phpString } from '../wordpress/php-code.ts';
import { cachedNewest } from '../wordpress/source/folder.ts';
import { startNative, type WordPressStack } from '../wordpress/stack.ts';
import { inTurn } from './sample.ts';
import { heavyScript, heavySnippet, printCosts, visitorCost } from './visitor-cost.ts';

const ROUNDS = Number(process.env['FRONT_ROUNDS'] ?? 9);
const WARM_UP = 2;

/** Where each variant is, and the plugin's part in it (`plugin-switch.php`). `no chat` twice is the A/A control. */
const VARIANTS = {
  'no chat': { at: 'plain', serves: 'none' },
  'no chat again': { at: 'front', serves: 'none' },
  "vendor's snippet": { at: 'plain', serves: 'snippet' },
  'plain embed': { at: 'plain', serves: 'plugin' },
  front: { at: 'front', serves: 'plugin' },
} as const;
type Variant = keyof typeof VARIANTS;

/** The demo shop, as `npm start` has it. */
const startShop = async (): Promise<WordPressStack> => {
  const stack = await startNative({
    wordpress: cachedNewest() ?? '6.6',
    copies: [{ from: DEMO_THEME, to: 'wp-content/themes/larkmoor' }],
    muPlugins: [`${import.meta.dirname}/plugin-switch.php`],
  });
  await stack.runPhp(seedCode(demoPages(), demoFingerprint()), { user: 'admin' });
  return stack;
};

/**
 * What a chat costs a visitor of the demo shop who does not turn to it, as ratios to the shop without one. The shop is
 * there twice: with our plain embed, and with the messenger in front of the same account.
 */
export const run = async (): Promise<void> => {
  const site = await startWebSite();
  const [plain, front, browser] = await Promise.all([
    startShop(),
    startShop(),
    launchChromium({ whole: true }),
  ]);
  const shops = { plain, front };
  try {
    const scriptUrl = `http://127.0.0.1:${site.port}/heavy.js`;
    site.files.set('/heavy.js', { body: heavyScript(), type: 'text/javascript' });
    const account = { trackingKey: 'Zm9vYmFyYmF6cXV4YWNtZQ', captureHost: 'http://127.0.0.1:9/', scriptUrl };
    await storeSettings(plain, connectedSettings(account));
    await plain.runPhp(`update_option( 'talk_bench_snippet', ${phpString(heavySnippet(scriptUrl))} );`);
    const { messenger } = defaultSettings();
    await storeSettings(front, connectedSettings(account, { messenger: { ...messenger, mode: 'on' } }));
    const names = Object.keys(VARIANTS) as Variant[];
    const readings = await inTurn(names, ROUNDS, WARM_UP, (variant) => {
      const { at, serves } = VARIANTS[variant];
      const url = `${shops[at].url}/`;
      return visitorCost(browser, {
        url,
        selector: 'h1',
        cookies: [{ name: 'talk_bench', value: serves, url }],
      });
    });
    console.log(
      `The demo shop on WordPress ${plain.wordpressVersion}, Chromium ${browser.version()}; ${ROUNDS} visits each, in turn, empty cache, nothing compressed`,
    );
    printCosts(names, readings);
  } finally {
    await Promise.all([browser.close(), plain.stop(), front.stop(), site.stop()]);
  }
};
