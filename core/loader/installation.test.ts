// needs: chromium
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { startLoaderSite, type LoaderSite } from '../../test/browser/loader-site.ts';
import { eventually } from '../../test/patience.ts';

let shop: LoaderSite;
beforeAll(async () => {
  shop = await startLoaderSite();
  // Says what was called, in order, and keeps the queue's promise to run what comes later at once.
  shop.site.files.set('/spy.js', {
    type: 'text/javascript',
    body: `window.calls = [];
      for (const name of ['init', 'track']) ap3c[name] = (...values) => { calls.push([name, ...values]); };
      const queue = ap3c.cmd; ap3c.cmd = { push: (command) => command() }; queue.forEach((command) => command());`,
  });
});
afterAll(() => shop.stop());

const spied = { 'data-src': 'https://shop.example/spy.js' };
const calls = (): unknown => (window as unknown as { calls: unknown }).calls;

describe("The account's script", () => {
  test('is loaded, and Talk shows', async () => {
    const { page, errors, reaches, seesTalk } = await shop.visit();
    await reaches('ready');
    await eventually(seesTalk, true);
    expect(shop.ortto.requests({ path: '/app.js' })).toHaveLength(1);
    expect(errors).toEqual([]);
    expect(await page.evaluate(() => window.talkSuite!.decision())).toEqual({
      talk: 'show',
      because: { by: 'default' },
    });
  });

  test('gets the key and the capture host as given, and an anonymous visitor', async () => {
    const { page, reaches } = await shop.visit({ tag: spied });
    await reaches('ready');
    expect(await page.evaluate(calls)).toEqual([
      ['init', shop.ortto.trackingKey, shop.ortto.captureHost, {}],
      ['track', { v: 0 }],
    ]);
  });

  test('gets the init and track options of the tracking code', async () => {
    const { page, reaches } = await shop.visit({
      tag: {
        ...spied,
        'data-options': '{"cookieDomains":[".shop.example"]}',
        'data-track': '{"skipNonExisting":true}',
      },
    });
    await reaches('ready');
    expect(await page.evaluate(calls)).toEqual([
      ['init', shop.ortto.trackingKey, shop.ortto.captureHost, { cookieDomains: ['.shop.example'] }],
      ['track', { v: 0, skipNonExisting: true }],
    ]);
  });

  test('is not told to disable Talk by anything but a hidden page', async () => {
    const { page, reaches } = await shop.visit({
      tag: { ...spied, 'data-hide': '', 'data-options': '{"cookieDomains":["x"]}' },
    });
    await reaches('ready');
    expect(await page.evaluate(calls)).toContainEqual([
      'init',
      shop.ortto.trackingKey,
      shop.ortto.captureHost,
      { cookieDomains: ['x'], disableTalk: true },
    ]);
  });

  test('that cannot be loaded is reported', async () => {
    const { reaches } = await shop.visit({ tag: { 'data-src': 'https://shop.example/missing.js' } });
    await reaches('failed');
  });

  test('is added once by a page that carries the tag twice', async () => {
    const { page, reaches, errors } = await shop.visit({
      tag: spied,
      after: shop.tag({ ...spied, 'data-hide': '' }),
    });
    await reaches('ready');
    expect(await page.evaluate(calls)).toHaveLength(2);
    expect(await page.locator('script[src$="spy.js"]').count()).toBe(1);
    expect(errors).toEqual([]);
  });

  test('works with a tag that an optimizer has taken out of the page by then', async () => {
    const { reaches } = await shop.visit({
      after: '<script>document.querySelector("script[data-key]").remove()</script>',
      tag: { 'data-load': 'idle' },
    });
    await reaches('ready');
  });
});

describe('A hidden page', () => {
  test('has no Talk, and is still tracked', async () => {
    const { page, reaches, seesTalk, errors } = await shop.visit({
      tag: { 'data-hide': '', 'data-by': 'page' },
    });
    await reaches('ready');
    await eventually(() => shop.ortto.requests({ path: '/-/events/page-event' }).length, 1);
    const [event] = shop.ortto.requests({ path: '/-/events/page-event' });
    expect(event!.body).toMatchObject({ h: shop.ortto.trackingKey, u: `${shop.url}/`, tk: false });
    await eventually(() => shop.ortto.requests({ path: '/-/widgets/get' }).length, 1);
    await page.waitForTimeout(200);
    expect(await seesTalk()).toBe(false);
    expect(await page.evaluate(() => window.talkSuite!.decision())).toEqual({
      talk: 'hide',
      because: { by: 'page' },
    });
    expect(errors).toEqual([]);
  });
});

describe('The queue', () => {
  test("is the site's own where it made one: its commands run, after ours", async () => {
    const { page, reaches } = await shop.visit({
      tag: spied,
      before:
        '<script>window.ap3c = { cmd: [() => ap3c.track({ email: "jo@shop.example" })], mine: 1 }</script>',
    });
    await reaches('ready');
    expect(await page.evaluate(calls)).toEqual([
      ['init', shop.ortto.trackingKey, shop.ortto.captureHost, {}],
      ['track', { v: 0 }],
      ['track', { email: 'jo@shop.example' }],
    ]);
    expect(await page.evaluate(() => (window.ap3c as { mine?: number }).mine)).toBe(1);
  });

  test('has the stub for activities that the snippet of 2021 lacks', async () => {
    const { page } = await shop.visit({
      tag: { 'data-load': 'consent', 'data-consent': 'marketing' },
      before: '<script>window.ap3c = { cmd: [] }</script>',
      after:
        '<script>talkSuite.identify({ ei: "1" }); ap3c.activity({ activity_id: "act:cm:seen" })</script>',
    });
    expect(await page.evaluate(() => window.ap3c!.act)).toEqual([{ activity_id: 'act:cm:seen' }]);
  });

  test('keeps the stub for activities that the site has', async () => {
    const { page, reaches } = await shop.visit({
      tag: spied,
      before: '<script>window.mine = () => {}; window.ap3c = { cmd: [], activity: mine }</script>',
    });
    await reaches('ready');
    expect(await page.evaluate('ap3c.activity === mine')).toBe(true);
  });
});

describe('The window', () => {
  test('has no new names but ap3c and talkSuite', async () => {
    const names = 'Object.getOwnPropertyNames(window)';
    const { page, reaches } = await shop.visit({
      tag: spied,
      before: `<script>window.before = ${names}</script>`,
    });
    await reaches('ready');
    expect(
      await page.evaluate(
        `${names}.filter((name) => !before.includes(name) && !['before', 'calls'].includes(name))`,
      ),
    ).toEqual(['talkSuite', 'ap3c']);
  });
});
