import type { Browser, Cookie, Page } from 'playwright-core';
import { median } from './sample.ts';

/** What one page view costs a visitor: times in milliseconds, bytes as they are sent (nothing is compressed here). */
export interface VisitorCost {
  readonly requests: number;
  readonly bytes: number;
  readonly largestPaint: number;
  readonly layoutShift: number;
  /** Of tasks on the main thread, what is above 50 ms. */
  readonly blocked: number;
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
}

/** One visit with an empty cache. */
export const visitorCost = async (
  browser: Browser,
  { url, selector, cookies = [] }: Visited,
): Promise<VisitorCost> => {
  const context = await browser.newContext();
  await context.addCookies([...cookies]);
  await context.addInitScript(OBSERVERS);
  const page = await context.newPage();
  let [requests, bytes] = [0, 0];
  page.on('response', (response) => {
    requests += 1;
    void response
      .body()
      .then((body) => (bytes += body.length))
      .catch(() => undefined);
  });
  await page.goto(url, { waitUntil: 'load' });
  // Most visitors' first click comes while a page still loads what is not needed for it.
  const firstClick = await clickTime(page, () => page.locator(selector).first().click());
  await page.waitForTimeout(1500);
  const { paint, shift, blocked, interaction } = (await page.evaluate('seen')) as Record<string, number>;
  await context.close();
  return {
    requests,
    bytes,
    largestPaint: paint!,
    layoutShift: shift!,
    blocked: blocked!,
    firstClick,
    interaction: interaction!,
  };
};

/** Prints the median of each figure, and its ratio to that of the first variant. */
export const printCosts = <Name extends string>(
  names: readonly Name[],
  readings: Readonly<Record<Name, readonly VisitorCost[]>>,
): void => {
  for (const key of Object.keys(readings[names[0]!][0]!) as (keyof VisitorCost)[]) {
    const middle = (name: Name): number => median(readings[name].map((each) => each[key]));
    const base = middle(names[0]!);
    const cells = names.map(
      (name) =>
        `${name} ${middle(name).toFixed(key === 'layoutShift' ? 4 : 1)}${base > 0 ? ` (×${(middle(name) / base).toFixed(3)})` : ''}`,
    );
    console.log(`  ${key.padEnd(12)} ${cells.join(' · ')}`);
  }
};
