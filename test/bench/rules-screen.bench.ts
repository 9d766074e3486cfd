import type { Page } from 'playwright-core';
import type { Rule } from '@talk-suite/core/visibility';
import { launchChromium } from '../browser/chromium.ts';
import { connectedSettings, storeSettings } from '../wordpress/connect.ts';
import { startNative } from '../wordpress/stack.ts';
import { median } from './sample.ts';

const COUNTS = [10, 100, 1000];
const ROUNDS = 5;

const rule = (n: number): Rule => ({
  id: `r${n}`,
  name: n % 2 === 0 ? '' : `Rule ${n}`,
  effect: n % 3 === 0 ? 'show' : 'hide',
  enabled: n % 10 !== 9,
  when: { path: [`/area-${n}/*`, `/other-${n}`], ...(n % 4 === 0 && { kind: ['page'] }) },
});

/** Milliseconds from a key on a rule's handle to the frame that shows the new order. */
const reorder = (page: Page, key: string): Promise<number> =>
  page.evaluate(async (pressed) => {
    const rows = document.querySelectorAll('.talk-rule');
    const handle = rows[rows.length >> 1]!.querySelector<HTMLElement>('.talk-rule__handle')!;
    handle.focus();
    const start = performance.now();
    handle.dispatchEvent(new KeyboardEvent('keydown', { key: pressed, bubbles: true, cancelable: true }));
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
    return performance.now() - start;
  }, key);

/** The Pages tab with many rules: how long it takes to open, and to move one of them. */
export const run = async (): Promise<void> => {
  const stack = await startNative();
  const browser = await launchChromium({ whole: true });
  try {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
    await context.addCookies(await stack.loginCookies('admin'));
    const settings = connectedSettings({
      trackingKey: 'Zm9vYmFyYmF6cXV4YWNtZQ',
      captureHost: 'https://capture-api.autopilotapp.com/',
      scriptUrl: 'https://cdn2l.ink/app.js',
    });
    console.log(
      'rules | interactive | of it, from the tab’s script on | move by one | move to the top   (ms, median)',
    );
    for (const count of COUNTS) {
      const rules = Array.from({ length: count }, (_, n) => rule(n));
      await storeSettings(stack, { ...settings, visibility: { ...settings.visibility, rules } });
      const readings: [open: number, script: number, step: number, top: number][] = [];
      for (let round = -1; round < ROUNDS; round += 1) {
        const page = await context.newPage();
        await page.goto(`${stack.url}/wp-admin/admin.php?page=talk-messenger&tab=pages`, {
          waitUntil: 'commit',
        });
        // Interactive: every rule is there, and the main thread answers again.
        await page.waitForFunction((all) => document.querySelectorAll('.talk-rule').length === all, count);
        const [open, script] = await page.evaluate(async () => {
          await new Promise((resolve) => requestIdleCallback(resolve));
          const now = performance.now();
          const file = performance
            .getEntriesByType('resource')
            .find(({ name }) => name.includes('/pages.js')) as PerformanceResourceTiming;
          return [now, now - file.responseEnd] as const;
        });
        const reading: (typeof readings)[number] = [
          open,
          script,
          await reorder(page, 'ArrowDown'),
          await reorder(page, 'Home'),
        ];
        if (round >= 0) readings.push(reading);
        await page.close();
      }
      const of = (at: 0 | 1 | 2 | 3): string => median(readings.map((each) => each[at])).toFixed(0);
      console.log(`${count} | ${of(0)} | ${of(1)} | ${of(2)} | ${of(3)}`);
    }
  } finally {
    await browser.close();
    await stack.stop();
  }
};
