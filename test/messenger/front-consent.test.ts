import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { eventually } from '../patience.ts';
import type { PageParts } from './front-site.ts';
import { launcher, nothingAsked } from './messenger-page.ts';
import { startOrttoShop, type OrttoShop } from './ortto-shop.ts';

let served: OrttoShop;
let browser: OrttoShop['browser'];
let ortto: OrttoShop['ortto'];
let shop: OrttoShop['shop'];
beforeAll(async () => {
  served = await startOrttoShop();
  ({ browser, ortto, shop } = served);
});
beforeEach(() => ortto.reset());
afterAll(() => served?.stop());

const settings = { ...nothingAsked(), mode: 'front' as const };
const visit = (parts: PageParts = {}) => shop.visit({ settings, ...parts });
const state = (page: Page) => page.evaluate(() => window.talkSuite?.state);
const wantsToTalk = async (page: Page): Promise<void> => {
  await launcher(page).click();
  await page.getByRole('button', { name: 'Send us a message' }).click();
};
/** What a visitor answers to Cookiebot's banner, as its script reports to the page. */
const answers = (page: Page, agreed: boolean) =>
  page.evaluate((marketing) => {
    Object.assign(window, { Cookiebot: { hasResponse: true, consent: { marketing } } });
    window.dispatchEvent(new Event(marketing ? 'CookiebotOnAccept' : 'CookiebotOnDecline'));
  }, agreed);
const waiting = { 'data-load': 'consent', 'data-consent': 'marketing' };

describe('With the messenger, consent', () => {
  test('is waited for as a banner’s own event reports it: before that there is no launcher', async () => {
    const { page, requests } = await visit({ tag: waiting });
    await eventually(() => state(page), 'waiting');
    expect(await page.locator('talk-suite-messenger').count()).toBe(0);
    expect(requests.filter((url) => url.includes('/launcher-'))).toEqual([]);
    await answers(page, true);
    await launcher(page).waitFor();
  });

  test('that is taken back takes the launcher and an open messenger away, and brings no script after that', async () => {
    const { page } = await visit({ tag: waiting });
    await eventually(() => state(page), 'waiting');
    await answers(page, true);
    await launcher(page).click();
    await page.getByRole('heading', { name: 'Hello there' }).waitFor();
    await answers(page, false);
    await eventually(() => state(page), 'stopped');
    await eventually(() => page.locator('talk-suite-messenger').isVisible(), false);
    await eventually(() => page.locator('dialog[open]').count(), 0);
    await page.evaluate(() => window.talkSuite!.open('thread'));
    await page.waitForTimeout(500);
    expect(ortto.requests()).toEqual([]);
  });

  test('is not asked for again where the browser asks for privacy and the owner respects that', async () => {
    const { page, requests } = await visit({
      tag: { 'data-gpc': '' },
      head: '<script>Object.defineProperty(navigator, "globalPrivacyControl", { value: true })</script>',
    });
    await eventually(() => state(page), 'stopped');
    expect(await page.locator('talk-suite-messenger').count()).toBe(0);
    expect(requests.filter((url) => url.includes('/launcher-'))).toEqual([]);
    const without = await visit({ tag: { 'data-gpc': '' } });
    await launcher(without.page).waitFor();
  });
});

describe('Who is signed in', () => {
  test('is asked of the site when the visitor wants to talk, and Ortto is told', async () => {
    shop.site.files.set('/customer', { type: 'application/json', body: '{"email":"jo@shop.example"}' });
    shop.put({ settings, tag: { 'data-identity': '/customer' } });
    const context = await browser.newContext();
    await context.addCookies([{ name: 'talk_messenger_in', value: '1', url: shop.url }]);
    const { page, requests } = await shop.open(context);
    await launcher(page).hover();
    const asked = (): number => requests.filter((url) => url.endsWith('/customer')).length;
    expect(asked()).toBe(0);
    await wantsToTalk(page);
    await eventually(asked, 1);
    await eventually(
      () => ortto.requests().some(({ body }) => (body as { e?: string } | null)?.e === 'jo@shop.example'),
      true,
    );
  });
});

describe('An Ortto script that somebody else brings after our launcher', () => {
  const brings = (page: Page) =>
    page.evaluate(
      ([key, host, src]) => {
        window.ap3c ??= {};
        (window.ap3c.cmd ??= []).push(() => {
          window.ap3c!.init!(key!, host!);
          window.ap3c!.track!({ v: 0 });
        });
        const script = document.createElement('script');
        script.src = src!;
        document.head.append(script);
      },
      [ortto.trackingKey, ortto.captureHost, ortto.scriptUrl],
    );
  const orttoLauncher = (page: Page) => page.locator('body > #ap3-talk-widget-ui .launcher');

  test('has the only launcher from then on, and the loader says so', async () => {
    const { page } = await visit();
    await launcher(page).waitFor();
    await brings(page);
    await orttoLauncher(page).waitFor();
    await eventually(() => page.locator('talk-suite-messenger button').count(), 0);
    await eventually(() => state(page), 'other');
    // What the page calls opens that one, and shows no second.
    await page.evaluate(() => window.talkSuite!.show());
    expect(await page.locator('talk-suite-messenger button:visible').count()).toBe(0);
    expect(ortto.requests({ path: '/app.js' })).toHaveLength(1);
  });

  test('is pointed at in an open messenger', async () => {
    const { page } = await visit();
    await launcher(page).click();
    await page.getByRole('heading', { name: 'Hello there' }).waitFor();
    await brings(page);
    await page.getByText('cannot be opened from here. Use its own button on this page.').waitFor();
    await orttoLauncher(page).waitFor();
    await page.getByRole('button', { name: 'Close chat' }).click();
    expect(await page.locator('talk-suite-messenger button:visible').count()).toBe(0);
  });
});
