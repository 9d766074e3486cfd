import { describe, expect, test } from '@jest/globals';
import { CLOSE, PAGE, SILENCE_SECONDS, type SentAnswer } from '../../../core/contract/index.ts';
import { deafSockets } from '../../browser/deaf-sockets.ts';
import { eventually } from '../../patience.ts';
import { begins, conversationOf, launcher, nothingAsked, own, readOut, writes } from '../messenger-page.ts';
import type { ServedShop } from '../served-shop.ts';

/** What becomes of messages while the network is slow, gone or cut. */
export const describeNetwork = (served: () => ServedShop): void =>
  describe('over a bad network', () => {
    test('sends one message however often Enter is pressed while the network is slow', async () => {
      const { page } = await served().shop.visit({ settings: nothingAsked() });
      await begins(page);
      await page.route('**/v1/talk/**', async (route) => {
        await new Promise((resolve) => setTimeout(resolve, 500));
        await route.continue();
      });
      await page.locator('#draft').fill('Once');
      for (let i = 0; i < 10; i += 1) await page.keyboard.press('Enter');
      const conversation = await conversationOf(page);
      await page.locator('.message.own:not(.sending)').waitFor();
      expect(await served().server.texts(conversation)).toEqual(['Once']);
    });

    test('keeps what could not be sent through a reload, says so, and sends it once', async () => {
      const { page } = await served().shop.visit({ settings: nothingAsked() });
      await begins(page);
      await writes(page, 'First');
      const conversation = await conversationOf(page);
      await page.locator('.message.own:not(.sending)').waitFor();
      // The server gets it, and its answer is lost.
      await page.route('**/events', async (route) => {
        if (route.request().method() !== 'POST') return route.continue();
        await route.fetch();
        await route.abort();
      });
      await writes(page, 'Second');
      await eventually(async () => (await served().server.texts(conversation)).length, 2);
      await page.reload();
      await page.unroute('**/events');
      await launcher(page).click();
      await own(page, 'Second').waitFor();
      await eventually(() => page.locator('.message.failed').count(), 0);
      expect(await own(page, 'Second').count()).toBe(1);
      expect(await served().server.texts(conversation)).toEqual(['First', 'Second']);
    });

    test('says what is not sent while there is no network, and sends or deletes it as the visitor likes', async () => {
      const { page, context } = await served().shop.visit({ settings: nothingAsked() });
      await begins(page);
      await writes(page, 'Here');
      const conversation = await conversationOf(page);
      await page.locator('.message.own:not(.sending)').waitFor();
      await context.setOffline(true);
      await page.getByText('You are offline.').waitFor();
      await writes(page, 'Gone');
      await page.getByText('Not sent.').waitFor();
      await page.getByRole('button', { name: 'Delete' }).click();
      await eventually(() => page.locator('.failed').count(), 0);
      await writes(page, 'Kept');
      await page.getByText('Not sent.').waitFor();
      await context.setOffline(false);
      await page.getByRole('button', { name: 'Send again' }).click();
      await eventually(async () => (await served().server.texts(conversation)).join(), 'Here,Kept');
      await served().server.say(conversation, 'Welcome back.');
      await page.locator('.other .bubble', { hasText: 'Welcome back.' }).waitFor();
    });

    test('says that a first message is not sent where the network went before what sends it had come, and sends it later', async () => {
      const { page, context } = await served().shop.visit({ settings: nothingAsked() });
      await begins(page);
      await context.setOffline(true);
      await writes(page, 'From a tunnel');
      await page.getByText('Not sent.').waitFor();
      expect(await page.getByRole('button', { name: 'Send again' }).count()).toBe(1);
      await context.setOffline(false);
      await page.getByRole('button', { name: 'Send again' }).click();
      const conversation = await conversationOf(page);
      await page.locator('.message.own:not(.sending)').waitFor();
      expect(await served().server.texts(conversation)).toEqual(['From a tunnel']);
      await served().server.say(conversation, 'Welcome.');
      await page.locator('.other .bubble', { hasText: 'Welcome.' }).waitFor();
    });

    test('keeps a draft through a reload', async () => {
      const { page } = await served().shop.visit({ settings: nothingAsked() });
      await begins(page);
      await page.locator('#draft').fill('Half a sent');
      await page.reload();
      await launcher(page).click();
      await eventually(() => page.locator('#draft').inputValue(), 'Half a sent');
    });

    test('reads out an answer that came before the page could hear of it', async () => {
      const { page } = await served().shop.visit({ settings: nothingAsked() });
      await begins(page);
      await page.route('**/conversations/*', async (route) => {
        if (route.request().method() !== 'PUT') return route.continue();
        const answer = await route.fetch();
        const { conversation } = (await answer.json()) as SentAnswer;
        await served().server.say(conversation, 'So quick.');
        await route.fulfill({ response: answer });
      });
      await writes(page, 'Anybody?');
      await page.locator('.other .bubble', { hasText: 'So quick.' }).waitFor();
      await eventually(() => readOut(page), 'Owner: So quick.');
    });

    test('reads out nothing of what was said before the page was opened, however much it was', async () => {
      const { page } = await served().shop.visit({ settings: nothingAsked() });
      await begins(page);
      await writes(page, 'Tell me everything.');
      const conversation = await conversationOf(page);
      await page.locator('.message.own:not(.sending)').waitFor();
      for (let count = 1; count <= PAGE + 1; count += 1)
        await served().server.say(conversation, `Line ${count}`);
      // The last line comes by the socket, too, before the rest of the log has been read.
      const last = new Promise<void>((resolve) => {
        page.on('websocket', (socket) =>
          socket.on('framereceived', ({ payload }) => {
            if (String(payload).includes(`Line ${PAGE + 1}`)) resolve();
          }),
        );
      });
      await page.route(`**/events?after=${PAGE}*`, async (route) => {
        await last;
        await route.continue();
      });
      await page.reload();
      await launcher(page).click();
      await page.locator('.other .bubble', { hasText: `Line ${PAGE + 1}` }).waitFor();
      expect(await readOut(page)).toBe('');
      await served().server.say(conversation, 'That was all.');
      await eventually(() => readOut(page), 'Owner: That was all.');
    });

    test('comes back to a server that asks it to wait, once, after the seconds it was told', async () => {
      const { page } = await served().shop.visit({ settings: nothingAsked() });
      const tries: number[] = [];
      await page.routeWebSocket(/\/live$/, (socket) => {
        tries.push(Date.now());
        if (tries.length === 1) void socket.close({ code: CLOSE.tooMany, reason: '2' });
        else socket.connectToServer();
      });
      await begins(page);
      await writes(page, 'Anybody there?');
      const conversation = await conversationOf(page);
      await eventually(() => tries.length > 0, true);
      await served().server.say(conversation, 'Here we are.');
      await page.locator('.other .bubble', { hasText: 'Here we are.' }).waitFor();
      expect(tries).toHaveLength(2);
      expect(tries[1]! - tries[0]!).toBeGreaterThanOrEqual(2000);
    });

    test('notices a connection that was cut in one direction, and shows what was said meanwhile', async () => {
      const { page } = await served().shop.visit({ settings: nothingAsked() });
      const sockets = await deafSockets(page);
      await page.clock.install();
      await page.reload();
      await begins(page);
      await writes(page, 'Hello');
      const conversation = await conversationOf(page);
      await served().server.say(conversation, 'Good morning.');
      await page.locator('.other .bubble', { hasText: 'Good morning.' }).waitFor();
      await eventually(() => sockets.opened > 0, true);
      sockets.deafen();
      await served().server.say(conversation, 'Still there?');
      await eventually(() => sockets.lost > 0, true);
      await page.clock.fastForward(SILENCE_SECONDS * 1000);
      await page.locator('.other .bubble', { hasText: 'Still there?' }).waitFor();
      expect(sockets.opened).toBeGreaterThan(1);
    });

    test('goes on without a socket', async () => {
      const { page } = await served().shop.visit({
        settings: nothingAsked(),
        head: '<script>window.WebSocket = class { readyState = 3; constructor() { setTimeout(() => this.onclose?.({ code: 1006 })); } send() {} close() {} }; WebSocket.OPEN = 1; WebSocket.CLOSED = 3;</script>',
      });
      await begins(page);
      await writes(page, 'By request');
      const conversation = await conversationOf(page);
      await served().server.say(conversation, 'It works.');
      await page.locator('.other .bubble', { hasText: 'It works.' }).waitFor();
    });
  });
