import { defaultSettings } from '@talk-suite/core/settings';
import { launchChromium } from '../browser/chromium.ts';
import { startWebSite } from '../browser/web-site.ts';
import { connectedSettings, storeSettings } from '../wordpress/connect.ts';
import { DEMO_THEME, demoFingerprint, demoPages } from '../wordpress/demo/content.ts';
import { seedCode } from '../wordpress/demo/seed.ts';
import { phpString } from '../wordpress/php-code.ts';
import { cachedNewest } from '../wordpress/source/folder.ts';
import { startNative, type WordPressStack } from '../wordpress/stack.ts';
import { inTurn, isWanted } from './sample.ts';
import { heavyScript, heavySnippet, printCosts, visitorCost } from './visitor-cost.ts';

const ROUNDS = Number(process.env['FRONT_ROUNDS'] ?? 9);
const WARM_UP = 2;
/** After the click: the launcher is there, and what the page does when it is idle is done. */
const REST = 300;

/** What the page has of a chat, as `plugin-switch.php` serves it. `no chat` twice is the A/A control. */
const VARIANTS = {
  'no chat': 'none',
  'no chat again': 'none',
  "vendor's snippet": 'snippet',
  'plain embed': 'embed',
  front: 'plugin',
} as const;
type Variant = keyof typeof VARIANTS;

/** The demo shop, as `npm start` has it. */
const startShop = async (): Promise<WordPressStack> => {
  const stack = await startNative({
    wordpress: cachedNewest() ?? '6.6',
    // For addresses on this machine.
    constants: { WP_ENVIRONMENT_TYPE: 'local' },
    copies: [{ from: DEMO_THEME, to: 'wp-content/themes/larkmoor' }],
    muPlugins: [`${import.meta.dirname}/plugin-switch.php`],
  });
  await stack.runPhp(seedCode(demoPages(), demoFingerprint()), { user: 'admin' });
  return stack;
};

/**
 * What a chat costs a visitor of the demo shop who does not turn to it, as ratios to the same shop without one: our plain
 * embed, and the messenger in front of the same account.
 */
export const run = async (): Promise<void> => {
  const site = await startWebSite();
  const [shop, browser] = await Promise.all([startShop(), launchChromium({ whole: true })]);
  try {
    const scriptUrl = `http://127.0.0.1:${site.port}/heavy.js`;
    site.files.set('/heavy.js', { body: heavyScript(), type: 'text/javascript' });
    await shop.runPhp(`update_option( 'talk_bench_snippet', ${phpString(heavySnippet(scriptUrl))} );`);
    const account = { trackingKey: 'Zm9vYmFyYmF6cXV4YWNtZQ', captureHost: 'http://127.0.0.1:9/', scriptUrl };
    const { messenger, installation } = defaultSettings();
    await storeSettings(
      shop,
      connectedSettings(account, {
        installation: { ...installation, nonProduction: true },
        messenger: { ...messenger, mode: 'on' },
      }),
    );
    // As after a save on the screen, which writes the messenger's files.
    await shop.runPhp(`do_action( 'talk_messenger_settings_saved', new stdClass(), new stdClass() );`);
    const names = (Object.keys(VARIANTS) as Variant[]).filter(isWanted);
    const url = `${shop.url}/`;
    const readings = await inTurn(names, ROUNDS, WARM_UP, (variant) =>
      visitorCost(browser, {
        url,
        selector: 'h1',
        rest: REST,
        cookies: [{ name: 'talk_bench', value: VARIANTS[variant], url }],
      }),
    );
    console.log(
      `The demo shop on WordPress ${shop.wordpressVersion}, Chromium ${browser.version()}; ${ROUNDS} visits each, in turn, empty cache, nothing compressed`,
    );
    printCosts(names, readings);
  } finally {
    await Promise.all([browser.close(), shop.stop(), site.stop()]);
  }
};
