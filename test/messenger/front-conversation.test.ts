import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import type { BuiltFile } from '../../core/messenger/front/build.ts';
import type { PublicMessenger } from '../../core/messenger/public-settings.ts';
import { defaultSettings } from '../../core/settings/defaults.ts';
import { publicMessenger } from '../../core/settings/public-messenger.ts';
import { untilFocused } from '../browser/focus.ts';
import { eventually } from '../patience.ts';
import { describeNetwork } from './front-conversation/network.ts';
import { ASSETS } from './front-site.ts';
import {
  begins,
  conversationOf,
  dialog,
  launcher,
  nothingAsked,
  own,
  readOut,
  tabTo,
  writes,
} from './messenger-page.ts';
import { startServedShop, type ServedShop } from './served-shop.ts';

let served: ServedShop;
let server: ServedShop['server'];
let shop: ServedShop['shop'];
beforeAll(async () => {
  served = await startServedShop();
  ({ server, shop } = served);
});
afterAll(() => served?.stop());

/** What a site's pages carry before its owner has changed anything but where Talk is. */
const firstSettings = (): PublicMessenger => {
  const settings = defaultSettings();
  const { trackingKey, captureHost, scriptUrl } = server.account;
  return publicMessenger(
    {
      ...settings,
      connection: {
        service: 'talk-server',
        trackingKey,
        captureHost,
        scriptUrl,
        options: {},
        track: {},
        dataRegion: null,
      },
      messenger: { ...settings.messenger, mode: 'on' },
    },
    { siteName: 'Larkmoor', language: 'en', zone: 'Europe/Berlin' },
  )!;
};

describe('A conversation with a Talk server', () => {
  test('is held by keyboard alone under a policy that allows next to nothing, from the launcher to the answer', async () => {
    const { page, errors } = await shop.visit({ headers: served.strict });
    await page.locator('talk-suite-messenger button').waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await dialog(page).getByRole('heading', { name: 'Hello there' }).waitFor();
    await tabTo(page, /Send us a message/);
    await page.keyboard.press('Enter');
    await page.getByLabel('Email address').waitFor();
    await tabTo(page, /Email/);
    await page.keyboard.type('jo@shop.example');
    await tabTo(page, /First name/);
    await page.keyboard.type('Jo');
    await tabTo(page, /I agree/);
    await page.keyboard.press('Space');
    await tabTo(page, /Start the conversation/);
    await page.keyboard.press('Enter');
    await page.getByLabel('Write a message').waitFor();
    await tabTo(page, /Write a message/);
    await page.keyboard.type('Does it fit in a lift?');
    await page.keyboard.press('Enter');
    await own(page, 'Does it fit in a lift?').waitFor();
    await eventually(async () => (await server.rows()).conversation, 1);
    const conversation = await conversationOf(page);
    await server.say(conversation, 'It does.');
    await page.locator('.message.other .bubble', { hasText: 'It does.' }).waitFor();
    await eventually(() => readOut(page), 'Owner: It does.');
    await page.keyboard.press('Escape');
    await dialog(page).waitFor({ state: 'hidden' });
    await untilFocused(page.getByRole('button', { name: 'Open chat' }));
    expect(errors).toEqual([]);
  });

  test('is in a dialog named by its heading, which the keyboard leaves backwards, too, and finds again', async () => {
    const { page } = await shop.visit({ body: '<a href="#top">To the top</a>' });
    await launcher(page).click();
    const panel = page.getByRole('dialog', { name: 'Hello there', exact: true });
    await untilFocused(panel.getByRole('heading', { name: 'Hello there' }));
    const link = page.getByRole('link', { name: 'To the top' });
    const isOnPage = () => link.evaluate((element) => element === document.activeElement);
    for (let left = 6; left > 0 && !(await isOnPage()); left -= 1) await page.keyboard.press('Shift+Tab');
    expect(await isOnPage()).toBe(true);
    // It stays open beside the page.
    expect(await panel.isVisible()).toBe(true);
    await tabTo(page, /Send us a message/);
    await page.keyboard.press('Enter');
    await page.getByRole('dialog', { name: 'Before we start', exact: true }).waitFor();
  });

  test('loads no more until a message can be written than what is held to a limit, with the settings that a site has at first', async () => {
    const { page, requests } = await shop.visit({ settings: firstSettings() });
    await page.locator('talk-suite-messenger button').click();
    await page.getByRole('button', { name: 'Send us a message' }).click();
    await page.getByLabel('Email address').fill('kim@shop.example');
    await page.getByLabel('Email address').press('Enter');
    await page.locator('#draft').waitFor();
    const { front, chat, live, context, words } = shop.front;
    const [first, rest] = words.en;
    const loaded = (): string[] =>
      requests
        .map((url) => new URL(url).pathname)
        .filter((path) => path.startsWith(ASSETS) && !/\/(loader|launcher|messenger)[-.]/.test(path))
        .toSorted();
    const those = (...files: (BuiltFile | undefined)[]): string[] =>
      files.map((built) => `${ASSETS}/${built!.file}`).toSorted();
    expect(loaded()).toEqual(those(front, chat, first));
    // What sends it, and hears of the answer, comes while it is written.
    await page.locator('#draft').fill('Is it open tomorrow?');
    await eventually(() => loaded().join(), those(front, chat, first, live, rest).join());
    await page.locator('#draft').press('Enter');
    await server.say(await conversationOf(page), 'It is.');
    await page.locator('.message.other .bubble', { hasText: 'It is.' }).waitFor();
    expect(loaded()).toEqual(those(front, chat, first, live, context, rest));
    // The rest of it is there when it is wanted.
    await page.setInputFiles('.attach input', {
      name: 'lift.png',
      mimeType: 'image/png',
      buffer: Buffer.from('89504e470d0a1a0a', 'hex'),
    });
    await page.locator('.attached').waitFor();
    // Opened again, it is where one writes.
    await page.keyboard.press('Escape');
    await page.locator('talk-suite-messenger button[aria-haspopup]').click();
    await untilFocused(page.locator('#draft'));
  });

  test('is held where the browser refuses every storage, until the page ends', async () => {
    const context = await served.browser.newContext();
    await context.addInitScript(() => {
      for (const storage of ['localStorage', 'sessionStorage'])
        Object.defineProperty(window, storage, {
          get: () => {
            throw new DOMException('The browser refuses storage.', 'SecurityError');
          },
        });
    });
    shop.put({ settings: nothingAsked() });
    const { page, errors } = await shop.open(context);
    expect(
      await page.evaluate(() => {
        try {
          return sessionStorage.length;
        } catch {
          return 'refused';
        }
      }),
    ).toBe('refused');
    const before = (await server.rows()).conversation;
    await begins(page);
    await writes(page, 'Nothing is kept here');
    await own(page, 'Nothing is kept here').waitFor();
    await eventually(async () => (await server.rows()).conversation, before! + 1);
    await page.locator('.message.own:not(.sending)').waitFor();
    await writes(page, 'And once more');
    await eventually(() => page.locator('.message.own:not(.sending)').count(), 2);
    expect((await server.rows()).conversation).toBe(before! + 1);
    expect(errors).toEqual([]);
    await context.close();
  });

  test.each(["'nonce-r4nd0m'", "'nonce-r4nd0m' 'strict-dynamic'"])(
    'is held where a policy trusts scripts by %s',
    async (source) => {
      const { page, errors } = await shop.visit({
        settings: nothingAsked(),
        tag: { nonce: 'r4nd0m' },
        headers: {
          'content-security-policy': `default-src 'none'; script-src ${source}; style-src 'none'; connect-src ${server.url} ${server.url.replace('http', 'ws')}; img-src 'self'; require-trusted-types-for 'script'; trusted-types 'none'`,
        },
      });
      await begins(page);
      await writes(page, 'By nonce');
      await page.locator('.message.own:not(.sending)').waitFor();
      expect(errors).toEqual([]);
    },
  );

  test('says with each message in which language and clock an automatic reply to it is read', async () => {
    const { page } = await shop.visit({
      settings: nothingAsked(),
      lang: 'en-NZ',
      context: { timezoneId: 'Pacific/Auckland' },
    });
    const said: unknown[] = [];
    page.on('request', (request) => {
      if (!/^(PUT .*\/conversations\/[^/]+|POST .*\/events)$/.test(`${request.method()} ${request.url()}`))
        return;
      const { language, zone } = request.postDataJSON() as { language?: string; zone?: string };
      said.push({ language, zone });
    });
    await begins(page);
    for (const text of ['First', 'Second']) {
      await writes(page, text);
      await page.locator('.message.own:not(.sending)', { hasText: text }).waitFor();
    }
    const listener = { language: 'en-NZ', zone: 'Pacific/Auckland' };
    expect(said).toEqual([listener, listener]);
  });

  test('is there for who is signed in on another device, which keeps nothing while it only goes on', async () => {
    const talkToken = await server.tokenFor('4711');
    const signIn = (page: Page): Promise<unknown> =>
      page.evaluate((token) => window.talkSuite!.identify({ talkToken: token }), talkToken);
    const { page: phone } = await shop.visit({ settings: nothingAsked() });
    await launcher(phone).waitFor();
    await signIn(phone);
    await begins(phone);
    await writes(phone, 'From my phone');
    await phone.locator('.message.own:not(.sending)').waitFor();
    const conversation = await conversationOf(phone);

    const { page: laptop } = await shop.visit({ settings: nothingAsked() });
    await launcher(laptop).waitFor();
    await signIn(laptop);
    await launcher(laptop).click();
    await laptop.getByRole('button', { name: 'Conversation' }).click();
    await own(laptop, 'From my phone').waitFor();
    await server.say(conversation, 'Got it.');
    await laptop.locator('.other .bubble', { hasText: 'Got it.' }).waitFor();
    await writes(laptop, 'And from my laptop');
    await own(phone, 'And from my laptop').waitFor();
    expect(await server.texts(conversation)).toEqual(['From my phone', 'Got it.', 'And from my laptop']);
    expect(await laptop.evaluate(() => localStorage.length)).toBe(0);

    await laptop.reload();
    await launcher(laptop).waitFor();
    await signIn(laptop);
    await launcher(laptop).click();
    await own(laptop, 'And from my laptop').waitFor();
    // On a page without the token it is nobody's.
    await laptop.reload();
    await launcher(laptop).click();
    await laptop.locator('#draft').waitFor();
    await eventually(() => laptop.locator('.message').count(), 0);
  });

  test('goes on where the page asks for a conversation while one is open or about to begin', async () => {
    const { page } = await shop.visit();
    const asks = () => page.evaluate(() => window.talkSuite!.open('thread'));
    await launcher(page).click();
    await page.getByRole('button', { name: 'Send us a message' }).click();
    await page.getByLabel('Email address').fill('jo@shop.example');
    await asks();
    expect(await page.getByLabel('Email address').inputValue()).toBe('jo@shop.example');
    const { page: another } = await shop.visit({ settings: nothingAsked() });
    await begins(another);
    await writes(another, 'Hello');
    const conversation = await conversationOf(another);
    await another.locator('.message.own:not(.sending)').waitFor();
    await another.evaluate(() => window.talkSuite!.open('thread'));
    await writes(another, 'Is anybody there?');
    await eventually(() => server.texts(conversation), ['Hello', 'Is anybody there?']);
    expect(await conversationOf(another)).toBe(conversation);
  });

  test('shows that it was closed, and begins another one', async () => {
    const { page } = await shop.visit({ settings: nothingAsked() });
    await begins(page);
    await writes(page, 'A question');
    const conversation = await conversationOf(page);
    await page.locator('.message.own:not(.sending)').waitFor();
    await server.setStatus(conversation, 'closed');
    await page.getByRole('button', { name: 'Start another conversation' }).click();
    await writes(page, 'Another question');
    await page.locator('.message.own:not(.sending)', { hasText: 'Another question' }).waitFor();
    const another = await conversationOf(page);
    expect(another).not.toBe(conversation);
    expect(await server.texts(conversation)).not.toContain('Another question');
  });

  test('shows markup, addresses and texts in other directions as text alone', async () => {
    const { page, errors } = await shop.visit({ settings: nothingAsked(), headers: served.strict });
    await begins(page);
    await writes(
      page,
      '<img src=x onerror="top.evil=true"> javascript:alert(1) مرحبا 123 https://shop.example/a?b=1.',
    );
    const bubble = page.locator('.own .bubble').first();
    await bubble.waitFor();
    expect(await bubble.locator('img').count()).toBe(0);
    expect(
      await bubble.locator('a').evaluateAll((links) => links.map((link) => (link as HTMLAnchorElement).href)),
    ).toEqual(['https://shop.example/a?b=1']);
    expect(await page.evaluate('top.evil')).toBeUndefined();
    expect(errors).toEqual([]);
  });

  describeNetwork(() => served);
});
