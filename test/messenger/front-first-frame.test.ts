import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { eventually } from '../patience.ts';
import { launcher } from './messenger-page.ts';
import { startUnansweredShop, type UnansweredShop } from './unanswered-shop.ts';

let served: UnansweredShop;
let browser: UnansweredShop['browser'];
let shop: UnansweredShop['shop'];
beforeAll(async () => {
  served = await startUnansweredShop();
  ({ browser, shop } = served);
});
afterAll(() => served?.stop());

const state = (page: Page) => page.evaluate(() => window.talkSuite?.state);

/** A page that a browser does not paint before `release` is called: a style sheet in its head is on its way until then. */
const unpainted = async () => {
  const path = '/unpainted';
  shop.put({ path, head: '<link rel="stylesheet" href="/styles.css">' });
  let release!: () => void;
  const released = new Promise<void>((resolve) => (release = resolve));
  const page = await (await browser.newContext()).newPage();
  const requests: string[] = [];
  page.on('request', (request) => requests.push(new URL(request.url()).pathname));
  await page.route('**/styles.css', async (route) => {
    await released;
    await route.fulfill({ contentType: 'text/css', body: 'body { color: black }' });
  });
  await page.goto(shop.url + path, { waitUntil: 'commit' });
  await eventually(() => state(page), 'front');
  return {
    page,
    release,
    /** Whether the launcher has been asked for, before something that the page asks for now. */
    askedForLauncher: async (): Promise<boolean> => {
      await page.evaluate(() => fetch(location.href).then(({ ok }) => ok));
      return requests.some((each) => each.endsWith(shop.front.launcher.file));
    },
  };
};

describe('The launcher', () => {
  test('is not asked for before the page’s first frame: browsers would fetch it ahead of pictures', async () => {
    const { page, release, askedForLauncher } = await unpainted();
    expect(await askedForLauncher()).toBe(false);
    release();
    await launcher(page).waitFor();
  });

  test('is not asked for at all where a visitor has taken consent back before that', async () => {
    const { page, release, askedForLauncher } = await unpainted();
    await page.evaluate(() => window.talkSuite!.withdraw!());
    expect(await state(page)).toBe('stopped');
    release();
    await page.evaluate(
      () =>
        new Promise<void>((painted) => requestAnimationFrame(() => setTimeout(() => setTimeout(painted)))),
    );
    expect(await askedForLauncher()).toBe(false);
  });
});
