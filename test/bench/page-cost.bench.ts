import { launchChromium } from '../browser/chromium.ts';
import { startOrtto } from '../sandbox/ortto/server.ts';
import { trackingCode } from '../sandbox/ortto/tracking-code.ts';
import { connectedSettings, storeSettings } from '../wordpress/connect.ts';
import { phpString } from '../wordpress/php-code.ts';
import { startNative } from '../wordpress/stack.ts';
import { printReadings, visit } from './page-visit.ts';
import { inTurn } from './sample.ts';

const ROUNDS = 25;
const WARM_UP = 3;

/** The snippet a second time is the A/A control: what its ratio differs from 1 by is noise. */
const VARIANTS = {
  "vendor's snippet": 'snippet',
  'snippet again': 'snippet',
  plugin: 'plugin',
  'no chat': 'none',
} as const;
type Variant = keyof typeof VARIANTS;

/**
 * What the embed costs a visitor, as a ratio to the same page with the vendor's own snippet, next to the page without
 * chat. The chat itself is the local stand-in: what plugin and snippet differ by is the loader's, the rest is not
 * Ortto's.
 */
export const run = async (): Promise<void> => {
  const [ortto, stack, browser] = await Promise.all([
    startOrtto(),
    startNative({ wordpress: 'newest', muPlugins: [`${import.meta.dirname}/plugin-switch.php`] }),
    launchChromium({ whole: true }),
  ]);
  try {
    await storeSettings(stack, connectedSettings(ortto));
    await stack.runPhp(`update_option( 'talk_bench_snippet', ${phpString(trackingCode(ortto))} );`);
    const names = Object.keys(VARIANTS) as Variant[];
    const url = `${stack.url}/`;
    const readings = await inTurn(names, ROUNDS, WARM_UP, (variant) =>
      visit(browser, {
        url,
        chat: variant !== 'no chat',
        cookies: [{ name: 'talk_bench', value: VARIANTS[variant], url }],
      }),
    );
    console.log(
      `WordPress ${stack.wordpressVersion}, Chromium ${browser.version()}; ${ROUNDS} visits each, in turn, empty cache`,
    );
    printReadings(names, readings);
  } finally {
    await Promise.all([browser.close(), stack.stop(), ortto.stop()]);
  }
};
