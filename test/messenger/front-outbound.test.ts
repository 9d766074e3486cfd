import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import type { OutboundBody } from '../../core/contract/index.ts';
import { launchChromium } from '../browser/chromium.ts';
import { eventually } from '../patience.ts';
import { startTalkServer, type TalkServer } from './front-server.ts';
import { startFrontSite, type FrontSite, type PageParts } from './front-site.ts';
import { shopSettings } from './public-settings.ts';
import { outboundMessage } from '../talk-server/outbound-message.ts';

const ASKED = '/-/widgets/get';

let browser: Browser;
let server: TalkServer;
let shop: FrontSite;
beforeAll(async () => {
  browser = await launchChromium();
  shop = await startFrontSite(browser, async (url) => {
    server = await startTalkServer(url);
    return server.account;
  });
  await server.setRules({ visitors: { answersFirst: 1 } });
});
afterAll(async () => {
  await browser.close();
  await shop.stop();
  await server.stop();
});

const say = (more: Partial<OutboundBody> = {}): Promise<void> =>
  server.putOutbound('hello', outboundMessage(more));

/** A visitor of a page whose owner wants the server asked at once, under a policy as strict as it may be. */
const visit = (parts: PageParts = {}, outbound = true) => {
  const own = shopSettings();
  return shop.visit({
    settings: { ...own, visitors: { ...own.visitors, outbound, answersFirst: 1 } },
    headers: {
      'content-security-policy': `default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self' ${server.url} ${server.url.replace('http', 'ws')}; img-src 'self' ${server.url}; require-trusted-types-for 'script'; trusted-types 'none'`,
    },
    ...parts,
  });
};
const card = (page: Page) => page.getByRole('status').filter({ hasText: 'Need a hand?' });
const launcher = (page: Page) => page.locator('talk-suite-messenger button').first();
const questions = (requests: readonly string[]) => requests.filter((url) => url.endsWith(ASKED)).length;
const stored = (page: Page) => page.evaluate(() => localStorage.length + sessionStorage.length);

describe('a message that the team sends first, on a page of a Talk server’s host,', () => {
  test('appears by itself, stores nothing, and is the beginning of the conversation of who answers it', async () => {
    await say();
    const { page, errors } = await visit();
    await card(page).waitFor();
    expect(await stored(page)).toBe(0);
    await page.getByRole('button', { name: 'Answer' }).click();
    await page.locator('.other .bubble', { hasText: 'Need a hand?' }).waitFor();
    expect(errors).toEqual([]);
  });

  test('costs a page whose owner does not want it neither a request nor a file', async () => {
    await say();
    const { page, requests } = await visit({}, false);
    await launcher(page).waitFor();
    await page.waitForLoadState('networkidle');
    expect(requests.filter((url) => /\/-\/|said-|outbound-/.test(url))).toEqual([]);
  });

  test('costs a site that has none one request, and none for the pages that a visitor goes on to', async () => {
    await say({ enabled: false });
    const { page, requests } = await visit();
    await eventually(() => questions(requests), 1);
    await page.waitForLoadState('networkidle');
    await page.evaluate(() => history.pushState(null, '', '/elsewhere'));
    await page.waitForLoadState('networkidle');
    expect(requests.filter((url) => url.includes('outbound-'))).toEqual([]);
    expect(questions(requests)).toBe(1);
  });

  test('comes and goes with the page, also where pages are not loaded', async () => {
    await say({ pages: { selection: 'only', paths: ['/pricing'] } });
    const { page } = await visit();
    await launcher(page).waitFor();
    await page.evaluate(() => history.pushState(null, '', '/pricing'));
    await card(page).waitFor();
    await page.evaluate(() => history.pushState(null, '', '/'));
    await card(page).waitFor({ state: 'detached' });
  });

  test('is of the page that is there once the server has answered', async () => {
    await say({ pages: { selection: 'only', paths: ['/pricing'] } });
    const { page } = await visit({ tag: { 'data-load': 'consent', 'data-consent': 'marketing' } });
    let answer = (): void => undefined;
    const held = new Promise<void>((resolve) => (answer = resolve));
    const asked = page.waitForRequest((request) => request.url().endsWith(ASKED));
    await page.route(`**${ASKED}`, async (route) => {
      await held;
      await route.continue();
    });
    await page.evaluate(() => window.talkSuite!.allow());
    await asked;
    await page.evaluate(() => history.pushState(null, '', '/pricing'));
    answer();
    await card(page).waitFor();
  });

  test('waits for consent as the launcher does: before it nothing is asked', async () => {
    await say();
    const { page, requests } = await visit({ tag: { 'data-load': 'consent', 'data-consent': 'marketing' } });
    await page.waitForFunction(() => window.talkSuite?.state === 'waiting');
    await page.waitForLoadState('networkidle');
    expect(questions(requests)).toBe(0);
    await page.evaluate(() => window.talkSuite!.allow());
    await card(page).waitFor();
  });

  test('goes where consent is taken back, and is not asked for again', async () => {
    await say();
    const { page, requests } = await visit({ tag: { 'data-load': 'consent', 'data-consent': 'marketing' } });
    await page.evaluate(() => window.talkSuite!.allow());
    await card(page).waitFor();
    await page.evaluate(() => window.talkSuite!.withdraw!());
    await card(page).waitFor({ state: 'detached' });
    await page.evaluate(() => history.pushState(null, '', '/elsewhere'));
    await page.waitForLoadState('networkidle');
    expect(questions(requests)).toBe(1);
  });

  test.each<[string, PageParts['tag']]>([
    ['where Talk is hidden', { 'data-hide': '', 'data-by': 'rule', 'data-rule': 'r', 'data-stop': '' }],
    ['before a visitor has moved, where the loader waits for that', { 'data-load': 'interaction' }],
  ])('is not asked for %s', async (_, tag) => {
    await say();
    const { page, requests } = await visit({ tag: tag! });
    await page.waitForFunction(() => window.talkSuite !== undefined);
    await page.waitForLoadState('networkidle');
    expect(questions(requests)).toBe(0);
  });

  test('is another one for who is known, as soon as the site says so', async () => {
    await say({ who: 'known' });
    const { page, requests } = await visit();
    await eventually(() => questions(requests), 1);
    expect(await card(page).count()).toBe(0);
    await page.evaluate(() => window.talkSuite!.identify({ email: 'ada@shop.example' }));
    await card(page).waitFor();
    await page.evaluate(() => window.talkSuite!.identify({ email: 'ada@shop.example' }));
    await page.waitForLoadState('networkidle');
    expect(questions(requests)).toBe(2);
  });

  test('that was for who has signed out goes, and no question names them any more', async () => {
    await say({ who: 'known' });
    const { page } = await visit();
    const asked: string[] = [];
    page.on('request', (request) => {
      if (request.url().endsWith(ASKED)) asked.push(request.postData() ?? '');
    });
    await page.waitForFunction(() => typeof window.talkSuite?.on === 'function');
    await page.evaluate(() => window.talkSuite!.identify({ email: 'ada@shop.example', first: 'Ada' }));
    await card(page).waitFor();
    const before = asked.length;
    // As the messenger says it, in whichever tab somebody signed out.
    await page.evaluate(() => dispatchEvent(new Event('talksuite:signed-out')));
    await card(page).waitFor({ state: 'detached' });
    await page.evaluate(() => history.pushState(null, '', '/elsewhere'));
    await eventually(() => asked.length, before + 2);
    expect(asked.slice(before).filter((body) => /ada/i.test(body))).toEqual([]);
  });

  test('waits on a phone that has no launcher', async () => {
    await say();
    const own = shopSettings();
    const settings = {
      ...own,
      visitors: { ...own.visitors, outbound: true },
      style: { ...own.style, launcher: { ...own.style.launcher, hideOnPhones: true } },
    };
    const { page } = await visit({ settings, context: { viewport: { width: 390, height: 700 } } });
    await page.waitForFunction(() => typeof window.talkSuite?.say === 'function');
    expect(await card(page).count()).toBe(0);
    await page.setViewportSize({ width: 900, height: 700 });
    await card(page).waitFor();
  });

  test('is called by the page', async () => {
    await say({ when: { selection: 'call' } });
    const { page } = await visit();
    await page.waitForFunction(() => typeof window.talkSuite?.say === 'function');
    expect(await page.evaluate(() => window.talkSuite!.say!('hello'))).toBe(true);
    await card(page).waitFor();
  });
});
