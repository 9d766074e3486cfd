// needs: chromium
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { startLoaderSite, type LoaderSite, type PageOptions } from '../../test/browser/loader-site.ts';
import { eventually } from '../../test/patience.ts';

let shop: LoaderSite;
beforeAll(async () => {
  shop = await startLoaderSite();
});
afterAll(() => shop.stop());

/**
 * The vendor's tracking code as sites carry it: of 2021, or today's with the stub for activities. A slow one's script
 * arrives when the page has been read.
 */
const snippet = ({
  generation = 'new',
  script = shop.ortto.scriptUrl,
  slow = false,
} = {}): string => `<script>
  window.ap3c = window.ap3c || {};
  var ap3c = window.ap3c;
  ap3c.cmd = ap3c.cmd || [];
  ap3c.cmd.push(function () { ap3c.init('${shop.ortto.trackingKey}', '${shop.ortto.captureHost}'); ap3c.track({ v: 0 }); });
  ${generation === 'new' ? 'ap3c.activity = function (act) { ap3c.act = (ap3c.act || []); ap3c.act.push(act); };' : ''}
  var s, t; s = document.createElement('script'); s.type = 'text/javascript'; s.src = '${script}';
  t = document.getElementsByTagName('script')[0];
  ${slow ? "document.addEventListener('DOMContentLoaded', function () { t.parentNode.insertBefore(s, t); });" : 't.parentNode.insertBefore(s, t);'}
</script>`;

const widgetRequests = () => shop.ortto.requests({ path: '/-/widgets/get' });

/** The page is tracked by the other one, told not to show Talk, and no copy of ours was loaded. */
const isHiddenByInit = async ({
  page,
  seesTalk,
}: Awaited<ReturnType<LoaderSite['visit']>>): Promise<void> => {
  await eventually(() => widgetRequests().length, 1);
  expect(widgetRequests()[0]!.body).toMatchObject({ h: shop.ortto.trackingKey, tk: false });
  await eventually(() => shop.ortto.requests({ path: '/-/events/page-event' }).length, 1);
  await page.waitForTimeout(200);
  expect(await seesTalk()).toBe(false);
  expect(shop.ortto.requests({ path: '/app.js' })).toHaveLength(1);
};

describe('Where another installation runs, no second copy is loaded', () => {
  test.each(['old', 'new'])('because its script element is there (%s snippet)', async (generation) => {
    const { page, reaches, errors } = await shop.visit({ before: snippet({ generation }) });
    await reaches('other');
    await page.locator('#ap3-talk-widget-ui .launcher').waitFor();
    expect(shop.ortto.requests({ path: '/app.js' })).toHaveLength(1);
    expect(widgetRequests()).toHaveLength(1);
    expect(errors).toEqual([]);
  });

  test.each([
    ['the script of another region', 'https://cdneu.net/app.js'],
    [
      "the vendor's own plugin, with a version in the address",
      'https://s.autopilotapp.com/app.js?ver=1.0.22',
    ],
  ])('because %s is there', async (_name, script) => {
    const { reaches } = await shop.visit({ before: snippet({ script }) });
    await reaches('other');
  });

  test('because it has run, from an address that nobody knows', async () => {
    shop.site.files.set('/proxied.js', {
      type: 'text/javascript',
      body: '(window.ap3c = window.ap3c || {}).init = () => {}',
    });
    const { page, state } = await shop.visit({ before: '<script src="/proxied.js"></script>' });
    expect(await state()).toBe('other');
    expect(await page.locator('script').count()).toBe(2);
  });

  test('because it came while the loader waited for its moment', async () => {
    const { page, state, reaches } = await shop.visit({
      tag: { 'data-load': 'interaction' },
      after: snippet(),
    });
    expect(await state()).toBe('waiting');
    await page.mouse.click(100, 100);
    await reaches('other');
    expect(shop.ortto.requests({ path: '/app.js' })).toHaveLength(1);
  });

  test('and a page that hides Talk still shows the other one’s, as the screen says', async () => {
    const { page, reaches } = await shop.visit({
      before: snippet(),
      tag: { 'data-hide': '', 'data-by': 'page' },
    });
    await reaches('other');
    await page.locator('#ap3-talk-widget-ui .launcher').waitFor();
    expect(widgetRequests()[0]!.body).toMatchObject({ tk: true });
  });

  test('and the calls for developers reach the one that runs', async () => {
    const { page, reaches } = await shop.visit({ before: snippet() });
    await reaches('other');
    expect(await page.evaluate(() => window.talkSuite!.open())).toBe(true);
    await page.locator('#ap3-talk-widget-ui textarea').waitFor();
    await page.evaluate(() => window.talkSuite!.identify({ email: 'jo@shop.example' }));
    await eventually(
      () =>
        shop.ortto
          .requests({ path: '/-/events/page-event' })
          .some(({ body }) => body!['e'] === 'jo@shop.example'),
      true,
    );
  });

  test('but a queue alone is no installation', async () => {
    const { reaches } = await shop.visit({ before: '<script>window.ap3c = { cmd: [] }</script>' });
    await reaches('ready');
  });
});

describe('An installation that comes later', () => {
  test('is reported', async () => {
    const { page, reaches } = await shop.visit({ after: snippet() });
    await reaches('duplicate');
    expect(await page.evaluate(() => window.talkSuite!.decision().talk)).toBe('show');
  });
});

describe('Where another installation brings the tracking code', () => {
  const hidden: PageOptions['tag'] = {
    'data-mode': 'visibility',
    'data-hide': '',
    'data-key': null,
    'data-host': null,
    'data-src': null,
    'data-by': 'page',
  };
  const shown: PageOptions['tag'] = { ...hidden, 'data-hide': null };

  test.each(['old', 'new'])(
    'a hidden page hides Talk with the loader before the %s snippet',
    async (generation) => {
      const visit = await shop.visit({ tag: hidden, after: snippet({ generation }) });
      expect(await visit.state()).toBe('visibility');
      await isHiddenByInit(visit);
      expect(visit.errors).toEqual([]);
    },
  );

  test.each(['old', 'new'])(
    'a hidden page hides Talk with the loader after the %s snippet, whose script has not run',
    async (generation) => {
      const visit = await shop.visit({ before: snippet({ generation, slow: true }), tag: hidden });
      expect(await visit.state()).toBe('visibility');
      await isHiddenByInit(visit);
    },
  );

  test('a hidden page hides Talk with the loader after a script that has run', async () => {
    const { page, state, seesTalk, errors } = await shop.visit({
      before: `<script>window.ap3c = { cmd: [() => { ap3c.init('${shop.ortto.trackingKey}', '${shop.ortto.captureHost}'); ap3c.track({ v: 0 }); }] }</script><script src="${shop.ortto.scriptUrl}"></script>`,
      tag: hidden,
    });
    expect(await state()).toBe('late');
    await page.locator('#ap3-talk-widget-ui').waitFor({ state: 'attached' });
    await eventually(seesTalk, false);
    expect(await page.evaluate(() => window.talkSuite!.decision())).toEqual({
      talk: 'hide',
      because: { by: 'page' },
    });
    expect(errors).toEqual([]);
  });

  test('a hidden page hides Talk also where the other one throws the queue away', async () => {
    const { page, seesTalk } = await shop.visit({
      tag: hidden,
      after: snippet().replace('window.ap3c || {}', '{}'),
    });
    await page.locator('#ap3-talk-widget-ui').waitFor({ state: 'attached' });
    await eventually(seesTalk, false);
  });

  test("a hidden page keeps the other one's options", async () => {
    shop.site.files.set('/spy.js', {
      type: 'text/javascript',
      body: 'ap3c.init = (...values) => { window.init = values; }; ap3c.cmd.forEach((command) => command())',
    });
    const { page } = await shop.visit({
      tag: hidden,
      after:
        '<script>ap3c.cmd.push(() => ap3c.init("key", "https://c.example/", { cookieDomains: ["x"] }))</script><script src="/spy.js"></script>',
    });
    expect(await page.evaluate('init')).toEqual([
      'key',
      'https://c.example/',
      { cookieDomains: ['x'], disableTalk: true },
    ]);
  });

  test('a page that shows Talk is left as it is', async () => {
    const { page, state, errors } = await shop.visit({ tag: shown, after: snippet() });
    expect(await state()).toBe('visibility');
    await page.locator('#ap3-talk-widget-ui .launcher').waitFor();
    expect(widgetRequests()[0]!.body).toMatchObject({ tk: true });
    expect(errors).toEqual([]);
  });

  test('the loader requests nothing of its own', async () => {
    const { page } = await shop.visit({ tag: hidden });
    await page.waitForTimeout(200);
    expect(shop.ortto.requests()).toEqual([]);
  });
});
