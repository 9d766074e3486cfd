import { setTimeout as sleep } from 'node:timers/promises';
import type { Browser, CDPSession, Cookie } from 'playwright-core';
import { median } from './sample.ts';

/** Milliseconds without script after which a page counts as done. */
const QUIET = 500;

/** What one page view costs a visitor. Times in milliseconds. */
export interface Reading {
  requests: number;
  /** Bytes of the document's HTML. */
  html: number;
  /** Of the page's script on the main thread, until it has been quiet. */
  script: number;
  /** Of all tasks on the main thread. */
  tasks: number;
  /** To the load event. */
  load: number;
  layoutShift: number;
}

export interface Visit {
  url: string;
  /** Waits for the chat's widget. */
  chat: boolean;
  cookies?: readonly (Pick<Cookie, 'name' | 'value'> & { url: string })[];
}

type Metric = (name: string) => number;

const metricsOf = async (session: CDPSession): Promise<Metric> => {
  const { metrics } = await session.send('Performance.getMetrics');
  return (name) => (metrics.find((each) => each.name === name)?.value ?? 0) * 1000;
};

/**
 * The page's own figures once it has been quiet. Nothing is asked of the page before: what the driver puts into a page
 * to look for an element takes three times as long as a loader, and counts as script.
 */
const whenQuiet = async (session: CDPSession): Promise<Metric> => {
  let last = await metricsOf(session);
  for (;;) {
    await sleep(QUIET);
    const now = await metricsOf(session);
    if (now('ScriptDuration') === last('ScriptDuration')) return now;
    last = now;
  }
};

/** One visit with an empty cache. */
export const visit = async (browser: Browser, { url, chat, cookies = [] }: Visit): Promise<Reading> => {
  const context = await browser.newContext();
  await context.addCookies([...cookies]);
  const page = await context.newPage();
  let requests = 0;
  page.on('request', () => (requests += 1));
  const session = await context.newCDPSession(page);
  await session.send('Performance.enable');
  const response = await page.goto(url, { waitUntil: 'load' });
  const metric = await whenQuiet(session);
  if (chat) await page.locator('body > #ap3-talk-widget-ui').waitFor();
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

/** Prints the median of each figure, and its ratio to that of the first variant. */
export const printReadings = <Name extends string>(
  names: readonly Name[],
  readings: Readonly<Record<Name, readonly Reading[]>>,
): void => {
  const middle = (name: Name, key: keyof Reading): number => median(readings[name].map((each) => each[key]));
  for (const key of ['requests', 'html', 'script', 'tasks', 'load', 'layoutShift'] as const) {
    const base = middle(names[0]!, key);
    const cells = names.map((name) => {
      const value = middle(name, key);
      return `${name} ${value.toFixed(key === 'layoutShift' ? 4 : 1)}${base > 0 ? ` (×${(value / base).toFixed(3)})` : ''}`;
    });
    console.log(`  ${key.padEnd(12)} ${cells.join(' · ')}`);
  }
};
