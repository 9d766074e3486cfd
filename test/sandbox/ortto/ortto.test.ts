// needs: chromium
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { createCertificate } from '../../browser/certificate.ts';
import { launchChromium } from '../../browser/chromium.ts';
import { untilFocused } from '../../browser/focus.ts';
import { eventually } from '../../patience.ts';
import { startWebSite, type WebSite } from '../../browser/web-site.ts';
import { startOrtto, type Ortto } from './server.ts';

let ortto: Ortto;
let site: WebSite;
let browser: Browser;
let context: BrowserContext;
beforeAll(async () => {
  const certificate = await createCertificate(['www.shop.example']);
  [ortto, site] = await Promise.all([
    startOrtto({ https: true, answerDelay: 50, customHosts: ['track.shop.example'] }),
    startWebSite(certificate),
  ]);
  browser = await launchChromium({
    hosts: { ...ortto.hosts, 'www.shop.example': site.port },
    trust: [...ortto.trust, certificate.publicKeyHash],
  });
});
afterAll(async () => {
  await browser.close();
  await Promise.all([site.stop(), ortto.stop()]);
});
beforeEach(async () => {
  await context?.close();
  context = await browser.newContext();
  ortto.reset();
});

const day = 86_400;

/** Opens a page with the vendor's snippet, as sites carry it. */
const visit = async ({
  commands = 'ap3c.track({ v: 0 });',
  options = '',
  script = ortto.scriptUrl,
  captureHost = ortto.captureHost,
  after = '',
  headers = {},
} = {}): Promise<Page> => {
  site.files.set('/snippet.js', {
    type: 'text/javascript',
    body: `window.ap3c = window.ap3c || {};
      ap3c.cmd = ap3c.cmd || [];
      ap3c.cmd.push(function () { ap3c.init('${ortto.trackingKey}', '${captureHost}'${options && `, ${options}`}); ${commands} });
      ap3c.activity = function (act) { ap3c.act = ap3c.act || []; ap3c.act.push(act); };
      ${after}
      var s = document.createElement('script'); s.src = '${script}'; document.head.append(s);`,
  });
  site.files.set('/', {
    body: '<!doctype html><html lang="en"><head><title>Boots</title></head><body><script src="/snippet.js"></script></body></html>',
    headers,
  });
  const page = await context.newPage();
  await page.goto('https://www.shop.example/');
  await eventually(() => ortto.requests({ path: '/-/widgets/get' }).length, 1);
  return page;
};

const bodyOf = (path: string) => ortto.requests({ path })[0]?.body;

const activities = () =>
  ortto
    .requests({ path: '/-/events/page-event' })
    .flatMap(({ body }) => (body!['activity'] ? [body!['activity']] : []));

describe("The stand-in's app.js", () => {
  test('is loaded from the real host and reports to the real capture host', async () => {
    await visit();
    expect(ortto.requests({ path: '/app.js' })).toMatchObject([
      { method: 'GET', host: 'cdn2l.ink', referer: 'https://www.shop.example/' },
    ]);
    await eventually(() => ortto.requests({ path: '/-/events/page-event' }).length, 1);
    expect(ortto.requests({ path: '/-/events/page-event' })).toMatchObject([
      { method: 'POST', host: 'capture-api.autopilotapp.com' },
    ]);
  });

  test('works from a tracking subdomain of the site', async () => {
    await visit({ script: 'https://track.shop.example/app.js', captureHost: 'https://track.shop.example/' });
    expect(ortto.requests({ path: '/-/widgets/get' })).toMatchObject([{ host: 'track.shop.example' }]);
  });

  test('sends JSON as text, so that no pre-flight is needed, with the documented keys', async () => {
    await visit({
      commands: "ap3c.track({ v: 0, email: 'jo@shop.example', first: 'Jo', skipNonExisting: true });",
    });
    const [request] = ortto.requests({ path: '/-/widgets/get' });
    expect(request!.contentType.toLowerCase()).toBe('text/plain;charset=utf-8');
    expect(ortto.requests({ method: 'OPTIONS' })).toEqual([]);
    expect(Object.keys(request!.body!).toSorted()).toEqual(
      's c ei e p first last h u t r l sx sy sr pl v ts ag sne tk tt ottlk'.split(' ').toSorted(),
    );
    expect(request!.body).toMatchObject({
      h: ortto.trackingKey,
      u: 'https://www.shop.example/',
      t: 'Boots',
      e: 'jo@shop.example',
      first: 'Jo',
      sne: true,
      tk: true,
      ag: false,
      v: 0,
    });
  });

  test('runs the queue in order, and what comes later at once', async () => {
    const page = await visit({
      after: 'window.order = []; ap3c.cmd.push(() => order.push(1)); ap3c.cmd.push(() => order.push(2));',
    });
    expect(await page.evaluate('ap3c.cmd.push(() => order.push(3)); order')).toEqual([1, 2, 3]);
  });

  test('goes on with the queue after a command that fails', async () => {
    const page = await visit({
      after:
        'ap3c.cmd.push(() => { throw new Error("mine"); }); ap3c.cmd.push(() => { window.reached = true; });',
    });
    await eventually(() => page.evaluate('window.reached'), true);
  });

  test('sends the activities that waited, and later ones', async () => {
    const page = await visit({ after: 'ap3c.activity({ activity_id: "act:cm:early" });' });
    await page.evaluate('ap3c.activity({ activity_id: "act:cm:late" })');
    await eventually(() => activities().length, 2);
    expect(activities()).toEqual([{ activity_id: 'act:cm:early' }, { activity_id: 'act:cm:late' }]);
  });

  test('has none of its calls before it is loaded', async () => {
    const page = await visit({ after: 'window.early = [typeof ap3c.init, typeof ap3c.track];' });
    expect(await page.evaluate('early')).toEqual(['undefined', 'undefined']);
  });
});

describe('The cookies', () => {
  test('are the documented ones, with their lives and flags', async () => {
    const page = await visit();
    await page.locator('#ap3-talk-widget-ui').waitFor({ state: 'attached' });
    const now = Date.now() / 1000;
    const cookies = Object.fromEntries((await context.cookies()).map((cookie) => [cookie.name, cookie]));
    expect(Object.keys(cookies).toSorted()).toEqual(['ap3c', 'ap3pages', 'ap3sess', 'ap3sessionkey']);
    expect(cookies['ap3c']).toMatchObject({
      secure: true,
      httpOnly: false,
      path: '/',
      domain: 'www.shop.example',
    });
    expect(cookies['ap3c']!.value).toMatch(/^[\w-]{50}$/);
    expect((cookies['ap3c']!.expires - now) / day).toBeCloseTo(365, 1);
    expect(cookies['ap3sessionkey']).toMatchObject({
      secure: true,
      value: expect.stringMatching(/^00[0-9a-f]{24}$/),
    });
    expect((cookies['ap3sessionkey']!.expires - now) / day).toBeCloseTo(365, 1);
    expect(cookies['ap3pages']).toMatchObject({ secure: false, expires: -1, value: '1' });
    expect(bodyOf('/-/widgets/get')).toMatchObject({ s: cookies['ap3c']!.value });
  });

  test('keep the visitor and count the pages', async () => {
    const page = await visit();
    const first = bodyOf('/-/widgets/get')!['s'];
    await page.reload();
    await eventually(() => ortto.requests({ path: '/-/widgets/get' }).length, 2);
    expect(ortto.requests({ path: '/-/widgets/get' })[1]!.body!['s']).toBe(first);
    expect((await context.cookies()).find(({ name }) => name === 'ap3pages')!.value).toBe('2');
  });

  test('are set for the domains that the options name', async () => {
    await visit({ options: "{ cookieDomains: ['.shop.example'] }" });
    expect((await context.cookies()).find(({ name }) => name === 'ap3c')).toMatchObject({
      domain: '.shop.example',
    });
  });
});

describe('The widget', () => {
  test('is an element under the body, with the launcher first in its open shadow root', async () => {
    const page = await visit();
    await page.locator('body > #ap3-talk-widget-ui').waitFor({ state: 'attached' });
    expect(
      await page.evaluate(() => {
        const host = document.getElementById('ap3-talk-widget-ui')!;
        return [
          host.style.display,
          host.shadowRoot!.querySelector('#__root div')!.getAttribute('aria-label'),
        ];
      }),
    ).toEqual(['inline-flex', 'Open chat']);
  });

  test('is not there with disableTalk; the page is tracked nevertheless', async () => {
    const page = await visit({ options: '{ disableTalk: true }' });
    await page.waitForTimeout(200);
    expect(await page.locator('#ap3-talk-widget-ui').count()).toBe(0);
    expect(bodyOf('/-/widgets/get')).toMatchObject({ tk: false });
    expect(bodyOf('/-/events/page-event')).toMatchObject({ tk: false });
  });

  test('answers a visitor, who can do all of it by keyboard', async () => {
    const page = await visit();
    await page.locator('#ap3-talk-widget-ui .launcher').waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await untilFocused(page.locator('#ap3-talk-widget-ui textarea'));
    await page.keyboard.type('When do you deliver?');
    await page.keyboard.press('Enter');
    const answer = page.locator('#ap3-talk-widget-ui .agent').nth(1);
    await answer.waitFor();
    expect(await answer.textContent()).toContain('two to four days');
    expect(ortto.requests({ path: '/-/sandbox/talk/messages', method: 'POST' })).toMatchObject([
      { body: { text: 'When do you deliver?' } },
    ]);
    await page.keyboard.press('Escape');
    expect(await page.getByRole('dialog').isVisible()).toBe(false);
  });

  test('says that it is a stand-in', async () => {
    const page = await visit();
    await page.locator('#ap3-talk-widget-ui .launcher').click();
    expect(await page.getByText('Talk stand-in (local demo)').isVisible()).toBe(true);
  });

  test('has the conversation again on the next page', async () => {
    const page = await visit();
    await page.locator('#ap3-talk-widget-ui .launcher').click();
    await page.locator('#ap3-talk-widget-ui textarea').fill('Thanks');
    await page.locator('#ap3-talk-widget-ui textarea').press('Enter');
    await page.locator('#ap3-talk-widget-ui .agent').nth(1).waitFor();
    await page.reload();
    await page.locator('#ap3-talk-widget-ui .message').nth(2).waitFor({ state: 'attached' });
    expect(await page.locator('#ap3-talk-widget-ui .message').allTextContents()).toEqual([
      expect.stringContaining('How can I help'),
      'You: Thanks',
      'Robin: You are welcome. Have a lovely day!',
    ]);
  });

  test('is styled under a policy without inline styles', async () => {
    const page = await visit({
      headers: {
        'content-security-policy':
          "default-src 'none'; script-src 'self' https://cdn2l.ink; connect-src https://capture-api.autopilotapp.com",
      },
    });
    await page.locator('#ap3-talk-widget-ui .launcher').waitFor();
    expect(
      await page
        .locator('#ap3-talk-widget-ui .launcher')
        .evaluate((launcher) => getComputedStyle(launcher).borderRadius),
    ).toBe('50%');
  });
});
