import type { Browser } from 'playwright-core';
import { launchChromium } from '../browser/chromium.ts';
import { startOrtto } from '../sandbox/ortto/server.ts';
import { trackingCode } from '../sandbox/ortto/tracking-code.ts';
import { connectedSettings, storeSettings } from '../wordpress/connect.ts';
import { phpString } from '../wordpress/php-code.ts';
import { startNative } from '../wordpress/stack.ts';
import { inTurn, median } from './sample.ts';

const ROUNDS = 25;
const WARM_UP = 3;

const VARIANTS = { 'no chat': 'none', "vendor's snippet": 'snippet', plugin: 'plugin' } as const;
type Variant = keyof typeof VARIANTS;

interface Reading {
  requests: number;
  /** Bytes of the document's HTML. */
  html: number;
  /** Milliseconds of script on the main thread, until the page has been quiet. */
  script: number;
  /** Milliseconds of all tasks on the main thread. */
  tasks: number;
  /** Milliseconds to the load event. */
  load: number;
  layoutShift: number;
}

/** One visit with an empty cache. */
const visit = async (browser: Browser, url: string, variant: Variant): Promise<Reading> => {
  const context = await browser.newContext();
  await context.addCookies([{ name: 'talk_bench', value: VARIANTS[variant], url }]);
  const page = await context.newPage();
  let requests = 0;
  page.on('request', () => (requests += 1));
  const session = await context.newCDPSession(page);
  await session.send('Performance.enable');
  const response = await page.goto(url, { waitUntil: 'load' });
  if (variant !== 'no chat') await page.locator('body > #ap3-talk-widget-ui').waitFor();
  await page.waitForTimeout(300);
  const { metrics } = await session.send('Performance.getMetrics');
  const metric = (name: string): number => (metrics.find((each) => each.name === name)?.value ?? 0) * 1000;
  const { load, layoutShift } = await page.evaluate(async () => ({
    load: (performance.getEntriesByType('navigation')[0] as PerformanceNavigationTiming).loadEventEnd,
    layoutShift: await new Promise<number>((resolve) => {
      let sum = 0;
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) sum += (entry as unknown as { value: number }).value;
      }).observe({ type: 'layout-shift', buffered: true });
      setTimeout(() => resolve(sum), 50);
    }),
  }));
  const reading = {
    requests,
    html: Buffer.byteLength(await response!.text()),
    script: metric('ScriptDuration'),
    tasks: metric('TaskDuration'),
    load,
    layoutShift,
  };
  await context.close();
  return reading;
};

/**
 * What the embed costs a visitor, beside the same page without chat and with the vendor's own snippet. The chat
 * itself is the local stand-in: the difference between the last two is the loader's, the rest is not Ortto's.
 */
export const run = async (): Promise<void> => {
  const [ortto, stack, browser] = await Promise.all([
    startOrtto(),
    startNative({ wordpress: 'newest', muPlugins: [`${import.meta.dirname}/plugin-switch.php`] }),
    launchChromium(),
  ]);
  try {
    await storeSettings(stack, connectedSettings(ortto));
    await stack.runPhp(`update_option( 'talk_bench_snippet', ${phpString(trackingCode(ortto))} );`);
    const names = Object.keys(VARIANTS) as Variant[];
    const readings = await inTurn(names, ROUNDS, WARM_UP, (variant) =>
      visit(browser, `${stack.url}/`, variant),
    );
    console.log(
      `WordPress ${stack.wordpressVersion}, Chromium ${browser.version()}; ${ROUNDS} visits each, in turn, empty cache`,
    );
    const middle = (variant: Variant, key: keyof Reading): number =>
      median(readings[variant].map((each) => each[key]));
    for (const key of ['requests', 'html', 'script', 'tasks', 'load', 'layoutShift'] as const) {
      const base = middle('no chat', key);
      const cells = names.map((variant) => {
        const value = middle(variant, key);
        return `${variant} ${value.toFixed(key === 'layoutShift' ? 4 : 1)}${base > 0 ? ` (×${(value / base).toFixed(3)})` : ''}`;
      });
      console.log(`  ${key.padEnd(12)} ${cells.join(' · ')}`);
    }
  } finally {
    await Promise.all([browser.close(), stack.stop(), ortto.stop()]);
  }
};
