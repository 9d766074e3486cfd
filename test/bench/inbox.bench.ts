import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { printTable } from '../../scripts/suites/table.ts';
import { openStore } from '../../talk-server/storage/open.ts';
import { launchChromium } from '../browser/chromium.ts';
import { ownerOf, type InboxClient } from '../talk-server/inbox/inbox-client.ts';
import { fill, PER_CONVERSATION } from '../talk-server/stores/large-site.ts';
import { serve, type Served } from '../talk-server/served.ts';

/** Conversations of a new site, and of one that has been there for years; `BENCH_CONVERSATIONS=1000` for a look. */
const SIZES = (process.env['BENCH_CONVERSATIONS'] ?? '1000,100000').split(',').map(Number);
const ROUNDS = 40;

/** Hours that an inbox stays open, and minutes between two messages that come in meanwhile. */
const DAY_HOURS = 8;
const MESSAGE_EVERY = 4;

const at = (times: readonly number[], part: number): number =>
  times.toSorted((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * part))]!;
const both = (times: readonly number[]): string[] => [
  `${at(times, 0.5).toFixed(0)} ms`,
  `${at(times, 0.95).toFixed(0)} ms`,
];

const signedIn = async (browser: Browser, { url }: Served, client: InboxClient) => {
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, locale: 'en-GB' });
  const [name, value] = client.cookie().split('=') as [string, string];
  await context.addCookies([{ name, value, url }]);
  return context;
};

/** Milliseconds in the page from a press to when what it shows is drawn. */
const drawnAfter = (page: Page, press: string, shown: string): Promise<number> =>
  page.evaluate(
    async ([pressed, wanted]) => {
      const from = performance.now();
      document.querySelector<HTMLElement>(pressed!)!.click();
      while (!document.querySelector(wanted!)) await new Promise((resolve) => requestAnimationFrame(resolve));
      return performance.now() - from;
    },
    [press, shown] as const,
  );

const firstLoads = async (
  browser: Browser,
  served: Served,
  client: InboxClient,
): Promise<readonly number[]> => {
  const times: number[] = [];
  for (let round = 0; round < 8; round += 1) {
    const context = await signedIn(browser, served, client);
    const page = await context.newPage();
    await page.goto(`${served.url}/inbox/all`);
    await page.locator('.line').first().waitFor();
    times.push(await page.evaluate(() => performance.now()));
    await context.close();
  }
  return times;
};

const switching = async (page: Page): Promise<readonly number[]> => {
  const times: number[] = [];
  const ids = await page
    .locator('.line a')
    .evaluateAll((links) => links.map((link) => link.getAttribute('href')!));
  for (let round = 0; round < ROUNDS; round += 1) {
    const href = ids[round % ids.length]!;
    const id = href.split('/').at(-1)!.split('?')[0]!;
    times.push(await drawnAfter(page, `.line a[href="${href}"]`, `.thread[data-conversation="${id}"] .said`));
  }
  return times;
};

const lists = async (page: Page): Promise<readonly number[]> => {
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const list = round % 2 === 0 ? 'closed' : 'all';
    times.push(await drawnAfter(page, `.nav-entry[href*="/${list}"]`, `.list[data-list="${list}"] .line`));
  }
  return times;
};

const searches = async (page: Page, url: string): Promise<readonly number[]> => {
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const answered = page.waitForResponse((response) => response.url().includes('/inbox/search'));
    const from = Date.now();
    await page.goto(`${url}/inbox/search?q=order%20${round * 37}`);
    await answered;
    await page.locator('.line, .empty').first().waitFor();
    times.push(Date.now() - from);
  }
  return times;
};

/** Megabytes of script memory after a collection, by the browser's own word. */
const heapOf = async (page: Page): Promise<number> => {
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = (await session.send('Runtime.getHeapUsage')) as { usedSize: number };
  await session.detach();
  return usedSize / 2 ** 20;
};

/** A working day whose clock runs fast: what it leaves in memory, and what an idle inbox asks for. */
const workingDay = async (
  browser: Browser,
  served: Served,
  client: InboxClient,
): Promise<readonly string[][]> => {
  const context = await signedIn(browser, served, client);
  const page = await context.newPage();
  await page.clock.install();
  await page.goto(`${served.url}/inbox/all`);
  await page.locator('[data-state="live"]').waitFor({ state: 'attached' });
  await page.locator('.line').first().waitFor();
  const before = await heapOf(page);
  let asked = 0;
  page.on('request', () => {
    asked += 1;
  });
  for (let minute = 0; minute < 60; minute += 1) await page.clock.fastForward(60_000);
  const idle = asked;
  const ids = await page
    .locator('.line a')
    .evaluateAll((links) => links.map((link) => link.getAttribute('href')!));
  for (let minute = 0; minute < DAY_HOURS * 60; minute += MESSAGE_EVERY) {
    await page.clock.fastForward(MESSAGE_EVERY * 60_000);
    const href = ids[(minute / MESSAGE_EVERY) % ids.length]!;
    const id = href.split('/').at(-1)!.split('?')[0]!;
    await client.add(id, 'note', { text: `Minute ${minute}` });
    await page.evaluate((address) => {
      document.querySelector<HTMLElement>(`.line a[href="${address}"]`)?.click();
    }, href);
    await page.locator('.said').first().waitFor();
  }
  const after = await heapOf(page);
  await context.close();
  return [
    ['script memory after loading', `${before.toFixed(1)} MB`, ''],
    [
      `… after ${DAY_HOURS} hours with a message every ${MESSAGE_EVERY} minutes`,
      `${after.toFixed(1)} MB`,
      '',
    ],
    ['requests of an idle hour', String(idle), ''],
  ];
};

const measure = async (conversations: number): Promise<void> => {
  const folder = mkdtempSync(join(tmpdir(), 'talk-inbox-bench-'));
  const file = join(folder, 'talk.db');
  await (await openStore(file)).close();
  await fill(file, conversations * PER_CONVERSATION);
  const store = await openStore(file);
  const served = await serve(store);
  const client = await ownerOf(served, store);
  const browser = await launchChromium({ whole: true });
  const rows: string[][] = [
    ['first load, to the first line', ...both(await firstLoads(browser, served, client))],
  ];
  const context = await signedIn(browser, served, client);
  const page = await context.newPage();
  await page.goto(`${served.url}/inbox/all`);
  await page.locator('.line').first().waitFor();
  rows.push(['another list', ...both(await lists(page))]);
  await page.goto(`${served.url}/inbox/all`);
  await page.locator('.line').first().waitFor();
  rows.push(['another thread', ...both(await switching(page))]);
  rows.push(['a search, with loading the page', ...both(await searches(page, served.url))]);
  await context.close();
  rows.push(...(await workingDay(browser, served, client)));
  printTable([`${conversations} conversations`, 'p50', 'p95'], rows);
  await browser.close();
  await served.stop();
  await store.close();
  rmSync(folder, { recursive: true, force: true });
};

/** How quick the inbox is, of a new site and of one with many conversations. Nothing else should run meanwhile. */
export const run = async (): Promise<void> => {
  for (const size of SIZES) await measure(size);
};
