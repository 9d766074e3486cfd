import type { Browser, Cookie, Page } from 'playwright-core';
import { median, ratioOf } from './sample.ts';

/** What one page view costs a visitor: times in milliseconds, bytes as they are sent (nothing is compressed here). */
export interface VisitorCost {
  readonly requests: number;
  readonly bytes: number;
  /** To the first byte of the page: what the server takes is in all that follows. */
  readonly answered: number;
  /** In steps of a frame. */
  readonly largestPaint: number;
  /** The same from the first byte on: what is the browser's of it. */
  readonly paintSinceAnswer: number;
  /** To the load event. */
  readonly loaded: number;
  readonly layoutShift: number;
  /** Of tasks on the main thread, what is above 50 ms. */
  readonly blocked: number;
  /** Of the processor, by the main thread. */
  readonly mainThread: number;
  /** From a click on the page to the next frame. */
  readonly firstClick: number;
  /** The same click as Interaction to Next Paint has it (Event Timing, in steps of 8 ms; shorter than 16 ms is 0). */
  readonly interaction: number;
}

/**
 * A script of a chat as heavy as most are: 400 KB and a second of the main thread. Third-party-web's table of 2024 has
 * chats from 33 ms to 4.4 s. It is a stand-in for the vendor's; the real one may be lighter or heavier.
 */
export const heavyScript = (): string =>
  `/*${'x'.repeat(400 * 1024)}*/ { const end = performance.now() + 1000; while (performance.now() < end); }
  const host = document.createElement('div'); host.id = 'ap3-talk-widget-ui'; document.body.append(host);
  ap3c.init = ap3c.track = () => {}; (ap3c.cmd ?? []).forEach((command) => command());`;

/** What a vendor's tracking code is like, with this script. */
export const heavySnippet = (url: string): string =>
  `<script>window.ap3c = window.ap3c || {}; ap3c.cmd = ap3c.cmd || []; ap3c.cmd.push(function () { ap3c.init('k', 'http://127.0.0.1:9/'); ap3c.track({ v: 0 }); }); var s = document.createElement('script'); s.src = '${url}'; var t = document.getElementsByTagName('script')[0]; t.parentNode.insertBefore(s, t);</script>`;

const OBSERVERS = `{ window.seen = { paint: 0, shift: 0, blocked: 0, interaction: 0 };
  const watch = (options, act) => new PerformanceObserver((list) => list.getEntries().forEach(act)).observe({ buffered: true, ...options });
  watch({ type: 'largest-contentful-paint' }, ({ startTime }) => (seen.paint = startTime));
  watch({ type: 'layout-shift' }, ({ value }) => (seen.shift += value));
  watch({ type: 'event', durationThreshold: 16 }, ({ interactionId, duration }) => { if (interactionId) seen.interaction = Math.max(seen.interaction, duration); });
  watch({ type: 'longtask' }, ({ duration }) => (seen.blocked += Math.max(0, duration - 50))); }`;

/** From the next click on the page to the frame after it. */
export const clickTime = async (page: Page, click: () => Promise<void>): Promise<number> => {
  const done = page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        addEventListener(
          'click',
          ({ timeStamp }) => requestAnimationFrame(() => resolve(performance.now() - timeStamp)),
          { once: true },
        );
      }),
  );
  await click();
  return done;
};

export interface Visited {
  readonly url: string;
  /** What is clicked, which is none of the chat's. */
  readonly selector: string;
  readonly cookies?: readonly (Pick<Cookie, 'name' | 'value'> & { url: string })[];
  /** Milliseconds after the click in which the page may still do something. */
  readonly rest?: number;
}

/** One visit with an empty cache. */
export const visitorCost = async (
  browser: Browser,
  { url, selector, cookies = [], rest = 1500 }: Visited,
): Promise<VisitorCost> => {
  const context = await browser.newContext();
  await context.addCookies([...cookies]);
  await context.addInitScript(OBSERVERS);
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  let [requests, bytes] = [0, 0];
  page.on('response', (response) => {
    requests += 1;
    void response
      .body()
      .then((body) => (bytes += body.length))
      .catch(() => undefined);
  });
  await page.goto(url, { waitUntil: 'load' });
  const { answered, loaded } = await page.evaluate(() => {
    const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
    return { answered: navigation!.responseStart, loaded: navigation!.loadEventStart };
  });
  // Most visitors' first click comes while a page still loads what is not needed for it.
  const firstClick = await clickTime(page, () => page.locator(selector).first().click());
  await page.waitForTimeout(rest);
  const { metrics } = await session.send('Performance.getMetrics');
  const { paint, shift, blocked, interaction } = (await page.evaluate('seen')) as Record<string, number>;
  await context.close();
  return {
    requests,
    bytes,
    answered,
    largestPaint: paint!,
    paintSinceAnswer: paint! - answered,
    loaded,
    layoutShift: shift!,
    blocked: blocked!,
    mainThread: metrics.find(({ name }) => name === 'TaskDuration')!.value * 1000,
    firstClick,
    interaction: interaction!,
  };
};

/** What repeats itself, or comes in coarse steps, has no interval. */
const STEPS: readonly string[] = ['requests', 'bytes', 'layoutShift', 'interaction'];

/**
 * Prints the median of each figure and its ratio to the first variant's: of what comes in steps that of the medians, of times
 * that of the means, with the interval that holds it in 95 of 100 runs.
 */
export const printCosts = <Name extends string>(
  names: readonly Name[],
  readings: Readonly<Record<Name, readonly VisitorCost[]>>,
): void => {
  for (const key of Object.keys(readings[names[0]!][0]!) as (keyof VisitorCost)[]) {
    const values = (name: Name): readonly number[] => readings[name].map((each) => each[key]);
    const base = values(names[0]!);
    const comparison = (name: Name): string => {
      if (median(base) === 0) return '';
      if (STEPS.includes(key)) return ` (×${(median(values(name)) / median(base)).toFixed(3)})`;
      const { ratio, low, high } = ratioOf(values(name), base);
      return ` (×${ratio.toFixed(3)}, ${low.toFixed(3)}–${high.toFixed(3)})`;
    };
    const cells = names.map(
      (name) =>
        `${name} ${median(values(name)).toFixed(key === 'layoutShift' ? 4 : 1)}${name === names[0] ? '' : comparison(name)}`,
    );
    console.log(`  ${key.padEnd(16)} ${cells.join(' · ')}`);
  }
};
