// needs: chromium
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { BrowserContext, Page, WebSocket } from 'playwright-core';
import { eventually } from '../../patience.ts';
import { claimsFor, tokenOf } from '../identity-tokens.ts';
import { outboundMessage } from '../outbound-message.ts';
import { startPlainSite, type PlainSite } from './plain-site.ts';
import { agentOf, random, visitorOf } from '../served.ts';

const TRACKING_KEY = 'talk-0123456789abcdef02';
const DAY = 86_400_000;

describe('a plain page with a Talk server’s tracking code', () => {
  let plain: PlainSite;
  let place: PlainSite['place'];
  let served: PlainSite['served'];
  let site: PlainSite['site'];
  let browser: PlainSite['browser'];
  let context: BrowserContext;
  let origin: string;
  /** How many days from now it is, at the server and in new pages. */
  let days = 0;
  const now = (): number => Date.now() + days * DAY;

  beforeAll(async () => {
    plain = await startPlainSite(TRACKING_KEY, now);
    ({ place, served, site, browser, origin } = plain);
  });
  afterAll(() => plain?.stop());
  beforeEach(async () => {
    days = 0;
    await context?.close();
    context = await browser.newContext();
  });

  const visit = async (changed: (code: string) => string = (code) => code): Promise<Page> => {
    site.files.set('/', {
      body: `<!doctype html><html lang="en"><head><title>Boots</title>${changed(plain.code)}</head><body>Boots</body></html>`,
    });
    const page = await context.newPage();
    if (days > 0) await page.clock.install({ time: now() });
    await page.goto(`${origin}/`);
    return page;
  };
  const launcher = (page: Page) => page.locator('talk-suite-messenger button').first();
  const write = async (page: Page, text: string): Promise<void> => {
    await launcher(page).click();
    await page.getByRole('button', { name: 'Send us a message' }).click();
    await page.locator('#draft').fill(text);
    await page.locator('#draft').press('Enter');
  };
  const rowsOf = () =>
    place.store.log.conversationsAt(served.site.id, 50).then((found) => found.map(({ id }) => id));

  test('stores nothing before the visitor acts, on the page or on the server', async () => {
    const before = await place.rows();
    const page = await visit();
    await launcher(page).waitFor();
    expect(await page.evaluate('document.cookie + localStorage.length + sessionStorage.length')).toBe('00');
    expect(await place.rows()).toEqual(before);
  });

  test('holds a conversation: a visitor asks, an agent answers, and it is still there on the next page', async () => {
    const page = await visit();
    await write(page, 'Do you ship to Norway?');
    await eventually(async () => (await rowsOf()).length > 0, true);
    const [conversation] = await rowsOf();
    const { body } = await agentOf(served).ask('GET', `/conversations/${conversation}/context`);
    expect(body).toMatchObject({ reported: { page: { url: `${origin}/`, title: 'Boots' } } });
    await agentOf(served).add(conversation!, 'message', { text: 'Yes, we do.' });
    await page.locator('.other .bubble', { hasText: 'Yes, we do.' }).waitFor();
    await page.reload();
    await launcher(page).click();
    await page.locator('.other .bubble', { hasText: 'Yes, we do.' }).waitFor();
  });

  test('case 27: has the conversation after a day, a week and a month, without a cookie', async () => {
    await write(await visit(), 'Until next month');
    await eventually(() => context.pages()[0]!.locator('.own:not(.sending)').count(), 1);
    for (days of [1, 8, 30]) {
      const page = await visit();
      expect(await page.evaluate('Date.now()')).toBeGreaterThan(now() - DAY);
      await launcher(page).click();
      await page.getByRole('button', { name: 'Conversation' }).click();
      await page.locator('.own .bubble', { hasText: 'Until next month' }).waitFor();
      await page.close();
    }
    expect(await context.cookies()).toEqual([]);
  });

  test('shows agents who is signed in, with a token that the page brings', async () => {
    const key = await place.store.identities.ensureIdentityKey(served.site.id, random(32), 0);
    const token = tokenOf(claimsFor(TRACKING_KEY, { sub: '4711', email: 'mia@example.com' }), key);
    const page = await visit((code) =>
      code.replace(`"${served.url}/");`, `"${served.url}/", { talkToken: "${token}" });`),
    );
    await write(page, 'It is me');
    await eventually(async () => (await place.contacts()).some(({ external_id: id }) => id === '4711'), true);
  });

  test('goes on as a stranger where the token does not count', async () => {
    const before = (await rowsOf()).length;
    const page = await visit((code) =>
      code.replace(`"${served.url}/");`, `"${served.url}/", { talkToken: "a.b.c" });`),
    );
    await write(page, 'Who am I?');
    await eventually(async () => (await rowsOf()).length, before + 1);
  });

  test('is told of a visitor once, also by who hears of them from it and tells it in turn', async () => {
    const page = await visit();
    await launcher(page).waitFor();
    const told = await page.evaluate(`(() => {
      const { identify } = talkSuite;
      const told = [];
      talkSuite.identify = (payload) => {
        told.push(payload);
        ap3c.track(payload);
        return identify(payload);
      };
      ap3c.track({ email: 'mia@example.com' });
      ap3c.track({ first: 'Mia' });
      return told;
    })()`);
    expect(told).toEqual([{ email: 'mia@example.com' }, { first: 'Mia' }]);
  });

  test('shows what somebody wrote elsewhere while they are signed in, and nothing once the site signs them out', async () => {
    const key = await place.store.identities.ensureIdentityKey(served.site.id, random(32), 0);
    const token = tokenOf(claimsFor(TRACKING_KEY, { sub: '0815' }), key);
    await visitorOf(served, random(32), origin, token).start('From my phone');
    const page = await visit((code) =>
      code.replace(`"${served.url}/");`, `"${served.url}/", { talkToken: "${token}" });`),
    );
    const row = page.getByRole('button', { name: 'Conversation' });
    await launcher(page).click();
    await row.click();
    await page.locator('.own .bubble', { hasText: 'From my phone' }).waitFor();
    await page.evaluate('ap3c.clearSession()');
    await launcher(page).click();
    await page.getByRole('button', { name: 'Send us a message' }).waitFor();
    await eventually(() => row.count(), 0);
    const asked = page.waitForRequest((request) => request.method() === 'PUT');
    await page.getByRole('button', { name: 'Send us a message' }).click();
    await page.locator('#draft').fill('A stranger');
    await page.locator('#draft').press('Enter');
    expect((await asked).headers()).not.toHaveProperty('talk-identity');
  });

  test('forgets the visitor when the site signs them out', async () => {
    const page = await visit();
    await write(page, 'Private');
    await eventually(() => page.evaluate('localStorage.length'), 1);
    await page.evaluate('ap3c.clearSession()');
    expect(await page.evaluate('localStorage.length + sessionStorage.length')).toBe(0);
  });

  test('ends the connection of every tab when the site signs them out in one, and the next visitor has one of their own', async () => {
    const secrets: string[] = [];
    const open = new Set<WebSocket>();
    context.on('page', (page) =>
      page.on('websocket', (socket) => {
        open.add(socket);
        socket.on('close', () => open.delete(socket));
        socket.on('framesent', ({ payload }) => {
          const { t, secret } = JSON.parse(String(payload)) as { t: string; secret: string };
          if (t === 'hello') secrets.push(secret);
        });
      }),
    );
    const first = await visit();
    await write(first, 'Private');
    await eventually(() => secrets.length, 1);
    const [conversation] = await rowsOf();
    const second = await visit();
    await launcher(second).click();
    await second.getByRole('button', { name: 'Conversation' }).click();
    await agentOf(served).add(conversation!, 'message', { text: 'For your eyes only' });
    await second.locator('.bubble', { hasText: 'For your eyes only' }).waitFor();
    await second.evaluate('ap3c.clearSession()');
    await eventually(() => open.size, 0);
    await agentOf(served).add(conversation!, 'message', { text: 'Nobody is here' });
    await write(second, 'Somebody else');
    await eventually(() => secrets.length, 2);
    await eventually(() => open.size, 1);
    expect(secrets[1]).not.toBe(secrets[0]);
    const [next] = await rowsOf();
    await agentOf(served).add(next!, 'message', { text: 'Hello, somebody else' });
    await second.locator('.bubble', { hasText: 'Hello, somebody else' }).waitFor();
    for (const page of [first, second])
      expect(await page.locator('.bubble', { hasText: 'Nobody is here' }).count()).toBe(0);
  });

  test('asks for what the team says first without the token of who has signed out', async () => {
    await place.store.outbound.putOutbound(
      served.site.id,
      { id: 'hello', ...outboundMessage({ text: 'Hello', frequency: 'always' }) },
      1,
    );
    const key = await place.store.identities.ensureIdentityKey(served.site.id, random(32), 0);
    const token = tokenOf(claimsFor(TRACKING_KEY, { sub: '0815' }), key);
    const asked: string[] = [];
    context.on('request', (request) => {
      if (request.url().includes('/-/widgets/get')) asked.push(request.postData() ?? '');
    });
    const page = await visit((code) =>
      code.replace(`"${served.url}/");`, `"${served.url}/", { talkToken: "${token}" });`),
    );
    await page.getByRole('status').filter({ hasText: 'Hello' }).waitFor();
    expect(asked.map((body) => body.includes(token))).toEqual([true]);
    await page.evaluate('ap3c.clearSession()');
    await page.evaluate("history.pushState({}, '', '/another')");
    await eventually(() => asked.length > 1, true);
    expect(asked.slice(1).some((body) => body.includes(token))).toBe(false);
  });
});
