// What tabs of one browser say to each other, and to the team through the one that has the connection.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Page, Route } from 'playwright-core';
import type { ClientFrame, ServerFrame } from '../../core/contract/index.ts';
import { eventually } from '../patience.ts';
import { begins, conversationOf, dialog, launcher, nothingAsked, own, writes } from './messenger-page.ts';
import { startServedShop, type ServedShop } from './served-shop.ts';

let served: ServedShop;
let server: ServedShop['server'];
let shop: ServedShop['shop'];
beforeAll(async () => {
  served = await startServedShop();
  ({ server, shop } = served);
});
afterAll(() => served?.stop());

/** What the connection of a tab is used for: whether it is there, and the signs of typing that it gives. */
const connectionOf = (page: Page) => {
  const connection = { isWelcome: false, signs: [] as string[] };
  page.on('websocket', (socket) => {
    socket.on('close', () => (connection.isWelcome = false));
    socket.on('framereceived', ({ payload }) => {
      if ((JSON.parse(String(payload)) as ServerFrame).t === 'welcome') connection.isWelcome = true;
    });
    socket.on('framesent', ({ payload }) => {
      const frame = JSON.parse(String(payload)) as ClientFrame;
      if (frame.t === 'typing') connection.signs.push(frame.left === 0 ? 'ends' : 'types');
    });
  });
  return connection;
};

describe('The messenger in several tabs', () => {
  test('has one connection for all tabs, which all show the same, and counts what waits', async () => {
    const { page, context, requests } = await shop.visit({ settings: nothingAsked() });
    await begins(page);
    await writes(page, 'Hello');
    const conversation = await conversationOf(page);
    await page.locator('.message.own:not(.sending)').waitFor();
    await page.keyboard.press('Escape');
    const second = await shop.open(context);
    await eventually(() => second.requests.some((url) => url.endsWith('/conversations')), true);
    await server.say(conversation, 'Good morning.');
    for (const tab of [page, second.page])
      await tab.getByRole('button', { name: 'Open chat, 1 unread message' }).waitFor();
    const sockets = [...requests, ...second.requests].filter((url) => url.endsWith('/live'));
    expect(sockets).toHaveLength(1);
    // The tab with the connection goes; the other one takes it up.
    await page.close();
    await launcher(second.page).click();
    await second.page.getByRole('button', { name: 'Conversation' }).click();
    await second.page.locator('.other .bubble', { hasText: 'Good morning.' }).waitFor();
    await server.say(conversation, 'Still there?');
    await second.page.locator('.other .bubble', { hasText: 'Still there?' }).waitFor();
    await eventually(() => second.page.locator('.badge').count(), 0);
  });

  test('is of one visitor and one conversation in tabs that were open before either wrote', async () => {
    const { page, context } = await shop.visit({ settings: nothingAsked() });
    const second = await shop.open(context);
    const third = await shop.open(context);
    await begins(page);
    await begins(second.page);
    await second.page.locator('#draft').fill('Is it waterproof?');
    await launcher(third.page).click();
    await third.page.getByRole('button', { name: 'Send us a message' }).waitFor();

    await writes(page, 'Hello');
    const conversation = await conversationOf(page);
    // The one that was about to begin another goes on with this one, and keeps what was typed.
    await own(second.page, 'Hello').waitFor();
    await eventually(() => second.page.locator('#draft').inputValue(), 'Is it waterproof?');
    await second.page.locator('#draft').press('Enter');
    await own(page, 'Is it waterproof?').waitFor();
    expect(await server.texts(conversation)).toEqual(['Hello', 'Is it waterproof?']);
    // The one at the homepage finds it there.
    await third.page.getByRole('button', { name: 'Conversation' }).click();
    await own(third.page, 'Is it waterproof?').waitFor();
  });

  test('has one conversation where two tabs send their first message together', async () => {
    const { page, context } = await shop.visit({ settings: nothingAsked() });
    const second = await shop.open(context);
    const held: Route[] = [];
    const starts = (route: Route): boolean => route.request().method() === 'PUT';
    await page.route('**/conversations/*', (route) =>
      starts(route) ? void held.push(route) : route.continue(),
    );
    await begins(page);
    await begins(second.page);
    await writes(page, 'Hello');
    await eventually(() => held.length, 1);
    await writes(second.page, 'Is it waterproof?');
    await second.page.locator('.message.own.sending').waitFor();
    await held[0]!.continue();
    const conversation = await conversationOf(page);
    await own(page, 'Is it waterproof?').waitFor();
    await own(second.page, 'Hello').waitFor();
    expect(await conversationOf(second.page)).toBe(conversation);
    expect(await server.texts(conversation)).toEqual(['Hello', 'Is it waterproof?']);
  });

  test('tells the team in whichever tab the visitor types, and at once when the text is cleared', async () => {
    const { page, context } = await shop.visit({ settings: nothingAsked() });
    const connection = connectionOf(page);
    const signs = (): string => connection.signs.join(' ');
    await begins(page);
    await writes(page, 'Hello');
    await page.locator('.message.own:not(.sending)').waitFor();
    await eventually(() => connection.isWelcome, true);
    await page.locator('#draft').fill('Is it');
    await eventually(signs, 'types');
    await page.locator('#draft').fill('');
    await eventually(signs, 'types ends');

    const second = await shop.open(context);
    await launcher(second.page).click();
    await second.page.getByRole('button', { name: 'Conversation' }).click();
    await second.page.locator('.message.own').waitFor();
    await second.page.locator('#draft').fill('Is it');
    await eventually(signs, 'types ends types');
    await second.page.locator('#draft').fill(' ');
    await eventually(signs, 'types ends types ends');
    await writes(second.page, 'Is it waterproof?');
    await second.page.locator('.message.own', { hasText: 'waterproof' }).waitFor();
    await second.page.locator('#draft').fill('And');
    // The message has ended the sign before.
    await eventually(signs, 'types ends types ends types types');
  });

  test('ends the conversation in all of them when a page takes away what the browser keeps, as at a sign-out', async () => {
    const { page, context } = await shop.visit({ settings: nothingAsked() });
    const connection = connectionOf(page);
    await begins(page);
    await writes(page, 'For my eyes only');
    await page.locator('.message.own:not(.sending)').waitFor();
    await eventually(() => connection.isWelcome, true);
    const second = await shop.open(context);
    await launcher(second.page).click();
    await second.page.getByRole('button', { name: 'Conversation' }).click();
    await second.page.locator('.message.own').waitFor();

    const another = await shop.open(context);
    await another.page.evaluate(() => localStorage.removeItem(Object.keys(localStorage)[0]!));
    for (const tab of [page, second.page]) {
      await dialog(tab).waitFor({ state: 'hidden' });
      await launcher(tab).click();
      await tab.getByRole('button', { name: 'Send us a message' }).waitFor();
      expect(await tab.getByText('For my eyes only').count()).toBe(0);
    }
    await eventually(() => connection.isWelcome, false);
  });
});
