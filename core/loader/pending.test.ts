// needs: chromium
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { chosenEngine } from '../../test/browser/engines.ts';
import { startLoaderSite, type LoaderSite, type PageOptions } from '../../test/browser/loader-site.ts';
import { eventually } from '../../test/patience.ts';

let shop: LoaderSite;
beforeAll(async () => {
  shop = await startLoaderSite({ loader: 'loader-pending' });
});
afterAll(() => shop.stop());

const phonesHidden = { 'data-by': null, 'data-pending': 'm,hide,phones ,show' };
const campaignShown = { 'data-by': null, 'data-pending': '^(?=.*&src=ad&),show,ad ,hide' };
const stop = { 'data-stop': '' };

/** Opens an address with such a tag on its page. */
const openWith = async (tag: NonNullable<PageOptions['tag']>, query: string) => {
  shop.put('/settled', { tag });
  return shop.open(`/settled${query}`);
};

describe('A decision that was left to the browser', () => {
  test('by device: the width of the window where the browser does not say', async () => {
    // Headless Chromium says of itself that it is no phone; without that, the width decides.
    const silent = '<script>Object.defineProperty(navigator, "userAgentData", { value: undefined })</script>';
    for (const [width, talk, because] of [
      [767, 'hide', { by: 'rule', rule: 'phones' }],
      [768, 'show', { by: 'default' }],
    ] as const) {
      shop.put('/silent', { before: silent, tag: phonesHidden });
      const { page } = await shop.open('/silent');
      await page.setViewportSize({ width, height: 800 });
      await page.reload();
      expect(await page.evaluate(() => window.talkSuite!.decision())).toEqual({ talk, because });
      await page.close();
    }
  });

  test('by device: what the browser says of itself wins', async () => {
    const phone =
      '<script>Object.defineProperty(navigator, "userAgentData", { value: { mobile: true } })</script>';
    const { page } = await shop.visit({ before: phone, tag: phonesHidden });
    expect(await page.evaluate(() => window.talkSuite!.decision())).toEqual({
      talk: 'hide',
      because: { by: 'rule', rule: 'phones' },
    });
  });

  test('also where a cache has held the page since 0.1.0, when the attribute had another name', async () => {
    for (const [query, talk] of [
      ['?src=ad', 'show'],
      ['', 'hide'],
    ] as const) {
      const { 'data-pending': text, ...others } = campaignShown;
      const { page } = await openWith({ ...others, 'data-rest': text }, query);
      expect((await page.evaluate(() => window.talkSuite!.decision())).talk).toBe(talk);
      await page.close();
    }
  });

  test('by query, as forms are read', async () => {
    const shown = { talk: 'show', because: { by: 'rule', rule: 'ad' } };
    const hidden = { talk: 'hide', because: { by: 'default' } };
    for (const [query, decision] of [
      ['', hidden],
      ['?src=ads', hidden],
      ['?src=ad', shown],
      ['?a=b&s%72c=ad#x', shown],
      ['?src=add&src=ad', shown],
    ] as const) {
      const { page } = await openWith(campaignShown, query);
      expect(await page.evaluate(() => window.talkSuite!.decision())).toEqual(decision);
      await page.close();
    }
  });

  test('hides Talk and goes on tracking', async () => {
    const { page, reaches, seesTalk } = await shop.visit({ tag: campaignShown });
    await reaches('ready');
    await page
      .locator('#ap3-talk-widget-ui')
      .waitFor({ state: 'attached', timeout: 2000 })
      .catch(() => {});
    await eventually(() => shop.ortto.requests({ path: '/-/events/page-event' }).length, 1);
    expect(await seesTalk()).toBe(false);
  });

  test('requests nothing of Ortto where that is wanted, whatever is asked of it', async () => {
    const { page, state } = await shop.visit({ tag: { ...campaignShown, ...stop } });
    expect(await state()).toBe('stopped');
    expect(
      await page.evaluate(() => {
        const { open, show, allow, identify } = window.talkSuite!;
        return [open(), show(), allow(), identify({ email: 'jo@shop.example' })];
      }),
    ).toEqual([false, false, false, false]);
    await page.mouse.click(10, 10);
    await page.waitForTimeout(300);
    expect(shop.ortto.requests()).toEqual([]);
  });

  test('loads where the same tag comes to show Talk', async () => {
    const { reaches, seesTalk } = await openWith({ ...campaignShown, ...stop }, '?src=ad');
    await reaches('ready');
    await eventually(seesTalk, true);
  });

  test('hides what another installation brings', async () => {
    const other = { ...campaignShown, 'data-mode': 'visibility', 'data-key': null };
    const snippet = `<script>window.ap3c = window.ap3c || {}; ap3c.cmd = ap3c.cmd || [];
      ap3c.cmd.push(() => { ap3c.init(${JSON.stringify(shop.ortto.trackingKey)}, ${JSON.stringify(shop.ortto.captureHost)}); ap3c.track({ v: 0 }); });
      const s = document.createElement('script'); s.src = ${JSON.stringify(shop.ortto.scriptUrl)}; document.head.append(s);</script>`;
    const { seesTalk, state, page } = await shop.visit({ tag: other, after: snippet });
    expect(await state()).toBe('visibility');
    await page.waitForTimeout(1000);
    await eventually(() => shop.ortto.requests({ path: '/-/events/page-event' }).length, 1);
    expect(await seesTalk()).toBe(false);
  });

  test('without anything to settle does nothing', async () => {
    const { state, errors } = await shop.visit({ tag: { 'data-by': 'default' } });
    expect(await state()).toBeUndefined();
    // WebKit's driver does not hand out what a page's console says.
    expect(errors).toHaveLength(chosenEngine() === 'webkit' ? 0 : 1);
    expect(shop.ortto.requests()).toEqual([]);
  });
});
