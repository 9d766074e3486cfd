// needs: chromium
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { fillLoader, type EmbedAttributes } from '../embed/index.ts';
import {
  builtLoader,
  startLoaderSite,
  type LoaderSite,
  type PageOptions,
  type Visit,
} from '../../test/browser/loader-site.ts';

let shop: LoaderSite;
beforeAll(async () => {
  shop = await startLoaderSite({ loader: 'loader-built-in' });
});
afterAll(() => shop.stop());

const SHOWN = { decision: { talk: 'show', because: { by: 'default' } } };
const HIDDEN = { decision: { talk: 'hide', because: { by: 'page' } } };
/** What Breeze's Delay All JS and Jetpack Boost's Concatenate JS leave of a tag. */
const STRIPPED = { 'data-key': null, 'data-host': null, 'data-src': null, 'data-by': null };

/** The file's bytes, with the settings of the shop and a word for asking. */
const built = (more: EmbedAttributes = {}): string =>
  fillLoader(shop.loader, {
    'data-key': shop.ortto.trackingKey,
    'data-host': shop.ortto.captureHost,
    'data-src': shop.ortto.scriptUrl,
    'data-ask': 'talk-decision',
    ...more,
  });
const visit = async (page: PageOptions, more?: EmbedAttributes): Promise<Visit> => {
  shop.site.posts.length = 0;
  shop.site.files.set('/loader.js', { type: 'text/javascript', body: built(more) });
  return shop.visit({ tag: STRIPPED, ...page });
};
/** Waits until the page was asked, and for what comes of the answer. */
const asked = async ({ page }: Visit): Promise<void> => {
  await page.waitForFunction(
    'performance.getEntriesByType("resource").some(({ name }) => name.endsWith("talk-decision"))',
  );
  await page.waitForTimeout(300);
};

describe('A tag that lost its attributes', () => {
  test('shows Talk where the page says so', async () => {
    const shown = await visit({ posted: SHOWN });
    await shown.reaches('ready');
    await shown.page.locator('#ap3-talk-widget-ui .launcher').waitFor();
    expect(await shown.page.evaluate(() => window.talkSuite!.decision())).toEqual(SHOWN.decision);
    expect(shop.site.posts).toEqual(['/?&talk-decision']);
    expect(shown.errors).toEqual([]);
  });

  test('keeps Talk hidden where the page hides it, and tracks the visit', async () => {
    const hidden = await visit({ posted: HIDDEN });
    await hidden.reaches('ready');
    await asked(hidden);
    expect(await hidden.seesTalk()).toBe(false);
    expect(await hidden.page.evaluate(() => window.talkSuite!.decision())).toEqual(HIDDEN.decision);
    expect(hidden.errors).toEqual([]);
  });

  test('requests nothing of Ortto where the owner wants that on hidden pages', async () => {
    const hidden = await visit({ posted: HIDDEN }, { 'data-stop': '' });
    await hidden.reaches('stopped');
    expect(shop.ortto.requests()).toEqual([]);
  });

  test('settles in the browser what the page leaves to it', async () => {
    for (const [pending, talk] of [
      [',hide,r1 ,show', 'hide'],
      ['m,hide,phones ,show', 'show'],
    ]) {
      const page = await visit({ posted: { pending } });
      await page.reaches('ready');
      expect(await page.page.evaluate(() => window.talkSuite!.decision().talk)).toBe(talk);
    }
  });

  test('asks with the query of the address, which may name the page', async () => {
    await visit({});
    shop.put('/shop', { tag: STRIPPED, posted: SHOWN });
    await (await shop.open('/shop?p=12&a=%26')).reaches('ready');
    expect(shop.site.posts.at(-1)).toBe('/shop?p=12&a=%26&talk-decision');
  });

  test.each([
    ['nothing, as a page without a tag does', null],
    ['something else', { talk: 'show' }],
    ['a decision that is none', { decision: { talk: 'maybe', because: { by: 'default' } } }],
    ['its HTML, as a page that answers no question does', undefined],
  ])('stays refused where the page answers with %s', async (_name, posted) => {
    const page = await visit({ posted });
    await asked(page);
    expect(await page.state()).toBe('refused');
    expect(shop.ortto.requests()).toEqual([]);
  });

  test('in a bundle with other scripts is asked for as well', async () => {
    shop.site.files.set('/bundle.js', {
      type: 'text/javascript',
      body: `window.first = 1;\n${built()}\nwindow.last = 1;`,
    });
    for (const [posted, seen] of [
      [SHOWN, true],
      [HIDDEN, false],
    ] as const) {
      const page = await shop.visit({ tag: { ...STRIPPED, src: '/bundle.js' }, posted });
      await page.reaches('ready');
      if (seen) await page.page.locator('#ap3-talk-widget-ui .launcher').waitFor();
      expect([await page.seesTalk(), await page.page.evaluate('[first, last]')]).toEqual([seen, [1, 1]]);
    }
  });

  test('waits as long as the settings say, also after the answer', async () => {
    const page = await visit({ posted: SHOWN }, { 'data-load': 'interaction' });
    await page.reaches('waiting');
    expect(shop.ortto.requests()).toEqual([]);
    await page.page.keyboard.press('Tab');
    await page.reaches('ready');
  });

  test('is refused without a question by the loader that has no settings built in', async () => {
    shop.site.posts.length = 0;
    shop.site.files.set('/plain.js', { type: 'text/javascript', body: await builtLoader() });
    const page = await shop.visit({ tag: { ...STRIPPED, src: '/plain.js' }, posted: SHOWN });
    await page.reaches('refused');
    expect(shop.site.posts).toEqual([]);
  });
});

test('A tag that has its decision asks nothing', async () => {
  const page = await visit({ tag: { ...STRIPPED, 'data-by': 'default' }, posted: HIDDEN });
  await page.reaches('ready');
  expect(shop.site.posts).toEqual([]);
});
