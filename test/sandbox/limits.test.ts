import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { launchChromium } from '../browser/chromium.ts';
import { untilFocused } from '../browser/focus.ts';
import { limitContext } from '../browser/limits.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser?.close());

test.each([
  ['a page', (page: Page) => page],
  ['a frame', (page: Page) => page.frames()[1]!],
])('a script in %s that yields nothing is given up and said', async (_name, where) => {
  const context = await browser.newContext();
  limitContext(context, 5_000);
  const page = await context.newPage();
  await page.setContent('<iframe srcdoc="Hello"></iframe>');
  const stuck = where(page).evaluate('new Promise(() => {})');
  await expect(stuck).rejects.toThrow('Waited for a script in about:');
});

test('the focus is waited for, on an element or in it, in a shadow tree and in a frame too', async () => {
  const page = await browser.newPage();
  await page.setContent(
    '<div id="host"></div><dialog open><button>One</button></dialog><iframe srcdoc="<button>Three</button>"></iframe>',
  );
  await page.evaluate(() => {
    const root = document.querySelector('#host')!.attachShadow({ mode: 'open' });
    root.innerHTML = '<button>Two</button>';
    setTimeout(() => document.querySelector<HTMLElement>('dialog button')!.focus(), 100);
  });
  await untilFocused(page.locator('dialog'));
  await untilFocused(page.getByRole('button', { name: 'One' }));
  for (const button of [
    page.getByRole('button', { name: 'Two' }),
    page.frameLocator('iframe').getByRole('button'),
  ]) {
    await button.focus();
    await untilFocused(button);
    expect(await page.locator('dialog:focus-within').count()).toBe(0);
  }
  await page.close();
});
