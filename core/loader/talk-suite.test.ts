// needs: chromium
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { startLoaderSite, type LoaderSite } from '../../test/browser/loader-site.ts';
import { eventually } from '../../test/patience.ts';

let shop: LoaderSite;
beforeAll(async () => {
  shop = await startLoaderSite();
});
afterAll(() => shop.stop());

const events =
  '<script>window.seen = []; document.addEventListener("talksuite:state", ({ detail }) => seen.push(detail.state))</script>';
const eventOf = (email: string): boolean =>
  shop.ortto.requests({ path: '/-/events/page-event' }).some(({ body }) => body!['e'] === email);

describe('talkSuite', () => {
  test('reports each state by an event', async () => {
    const { page, reaches } = await shop.visit({ before: events });
    await reaches('ready');
    expect(await page.evaluate('seen')).toEqual(['loading', 'ready']);
  });

  test('says what decided that Talk is hidden', async () => {
    const { page } = await shop.visit({ tag: { 'data-hide': '', 'data-by': 'site' } });
    expect(await page.evaluate(() => window.talkSuite!.decision())).toEqual({
      talk: 'hide',
      because: { by: 'site' },
    });
  });

  test('opens the chat, also before it is there', async () => {
    const { page } = await shop.visit({ after: '<script>window.opened = talkSuite.open()</script>' });
    expect(await page.evaluate('opened')).toBe(true);
    await page.locator('#ap3-talk-widget-ui textarea').waitFor();
  });

  test('hides the widget, before and after it appears, and shows it again', async () => {
    const { page, seesTalk, reaches } = await shop.visit({ after: '<script>talkSuite.hide()</script>' });
    await reaches('ready');
    await page.locator('#ap3-talk-widget-ui').waitFor({ state: 'attached' });
    await eventually(seesTalk, false);
    expect(await page.evaluate(() => window.talkSuite!.show())).toBe(true);
    expect(await seesTalk()).toBe(true);
    expect(await page.evaluate(() => window.talkSuite!.hide())).toBe(true);
    expect(await seesTalk()).toBe(false);
  });

  test('says that it cannot show or open Talk on a hidden page', async () => {
    const { page, reaches, seesTalk } = await shop.visit({ tag: { 'data-hide': '' } });
    await reaches('ready');
    expect(await page.evaluate(() => [window.talkSuite!.show(), window.talkSuite!.open()])).toEqual([
      false,
      false,
    ]);
    expect(await seesTalk()).toBe(false);
  });

  test('reports to Ortto who the visitor is, once loaded', async () => {
    const { page, reaches } = await shop.visit();
    await reaches('ready');
    expect(
      await page.evaluate(() => window.talkSuite!.identify({ email: 'jo@shop.example', first: 'Jo' })),
    ).toBe(true);
    await eventually(() => eventOf('jo@shop.example'), true);
  });

  test('keeps who the visitor is until consent, and requests nothing for it', async () => {
    const { page, reaches } = await shop.visit({
      tag: { 'data-load': 'consent', 'data-consent': 'marketing' },
      after: '<script>talkSuite.identify({ email: "early@shop.example" })</script>',
    });
    await page.waitForTimeout(200);
    expect(shop.ortto.requests()).toEqual([]);
    await page.evaluate(() => window.talkSuite!.allow());
    await reaches('ready');
    await eventually(() => eventOf('early@shop.example'), true);
  });
});
