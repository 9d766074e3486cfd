// needs: chromium
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { BrowserContext, Page } from 'playwright-core';
import { CLOSE, HEARTBEAT_SECONDS, SILENCE_SECONDS } from '../../../core/contract/index.ts';
import { deafSockets } from '../../browser/deaf-sockets.ts';
import { eventually } from '../../patience.ts';
import { openInbox, type InboxUnderTest } from './inbox-browser.ts';

let inbox: InboxUnderTest;
beforeAll(async () => {
  inbox = await openInbox();
});
afterAll(() => inbox?.stop());

const said = (page: Page, text: string) => page.locator('.said', { hasText: text });

/** The owner's own browser, before it opens a page. */
const ownersBrowser = async (): Promise<BrowserContext> => {
  const context = await inbox.browser.newContext({ locale: 'en-GB' });
  const [name, value] = inbox.owner.cookie().split('=') as [string, string];
  await context.addCookies([{ name, value, url: inbox.served.url }]);
  return context;
};

test('what comes before a slow socket is heard, and after the first reading, is shown once it is heard', async () => {
  const { id, visitor } = await inbox.write('Before the page');
  const context = await ownersBrowser();
  const page = await context.newPage();
  let letGo = (): void => undefined;
  const held = new Promise<void>((resolve) => (letGo = resolve));
  await page.routeWebSocket(/\/live$/, (socket) => {
    const server = socket.connectToServer();
    socket.onMessage(async (text) => {
      await held;
      server.send(text);
    });
  });
  await page.goto(`${inbox.served.url}/inbox/all/${id}`);
  await said(page, 'Before the page').waitFor();
  await visitor.send(id, 'Meanwhile');
  letGo();
  await said(page, 'Meanwhile').waitFor();
  await context.close();
});

test('a window that the server asks to wait says so, waits that long and is live again', async () => {
  const { id, visitor } = await inbox.write('Before the wait');
  const context = await ownersBrowser();
  const page = await context.newPage();
  const tries: number[] = [];
  let letGo = (): void => undefined;
  const seen = new Promise<void>((resolve) => (letGo = resolve));
  await page.routeWebSocket(/\/live$/, (socket) => {
    tries.push(Date.now());
    if (tries.length === 1) return void socket.close({ code: CLOSE.tooMany, reason: '2' });
    const server = socket.connectToServer();
    socket.onMessage(async (text) => {
      await seen;
      server.send(text);
    });
  });
  await page.goto(`${inbox.served.url}/inbox/all/${id}`);
  await page.getByText('the server asks this window to wait').waitFor();
  await visitor.send(id, 'During the wait');
  letGo();
  await said(page, 'During the wait').waitFor();
  await eventually(() => page.locator('.connection').getAttribute('data-state'), 'live');
  expect(tries).toHaveLength(2);
  expect(tries[1]! - tries[0]!).toBeGreaterThanOrEqual(2000);
  await context.close();
});

describe('a broken connection', () => {
  test('is named, and what came meanwhile is there when it works again', async () => {
    const { id, visitor } = await inbox.write('Before the break');
    const { page, close } = await inbox.open(inbox.owner, `all/${id}`);
    await said(page, 'Before the break').waitFor();
    await page.context().setOffline(true);
    await page.getByText('You are offline.').waitFor();
    await visitor.send(id, 'During the break');
    await visitor.send(id, 'And one more');
    await page.context().setOffline(false);
    await said(page, 'During the break').waitFor();
    await said(page, 'And one more').waitFor();
    // Both are said to screen readers, though they came together.
    const announced = () => page.locator('[role="log"].unseen p').allTextContents();
    await eventually(async () => (await announced()).length, 2);
    expect(await announced()).toEqual([
      expect.stringContaining('During the break'),
      expect.stringContaining('And one more'),
    ]);
    await page.getByText('You are offline.').waitFor({ state: 'detached' });
    await close();
  });

  test('in one direction is noticed, and what came meanwhile is shown', async () => {
    const { id, visitor } = await inbox.write('Before the silence');
    const context = await ownersBrowser();
    const page = await context.newPage();
    const sockets = await deafSockets(page);
    await page.clock.install();
    await page.goto(`${inbox.served.url}/inbox/all/${id}`);
    await page.locator('[data-state="live"]').waitFor({ state: 'attached' });
    await visitor.send(id, 'Do you hear me?');
    await said(page, 'Do you hear me?').waitFor();
    sockets.deafen();
    await visitor.send(id, 'And now?');
    await eventually(() => sockets.lost > 0, true);
    // It asks for a sign of life first; the answer is lost as well.
    await page.clock.fastForward(HEARTBEAT_SECONDS * 1000);
    await page.clock.fastForward((SILENCE_SECONDS - HEARTBEAT_SECONDS) * 1000);
    await said(page, 'And now?').waitFor();
    expect(sockets.opened).toBeGreaterThan(1);
    await context.close();
  });

  test('by a proxy that lets no socket through is named, with the lines that change it', async () => {
    const context = await ownersBrowser();
    const page = await context.newPage();
    await page.routeWebSocket(/\/live$/, (socket) => socket.close());
    await page.goto(`${inbox.served.url}/inbox/mine`);
    await page.getByText('Live updates do not come through').waitFor();
    await page.getByText('How to change that').click();
    await page.getByText('proxy_set_header Upgrade').waitFor();
    await context.close();
  });

  test('an idle inbox asks for nothing', async () => {
    const { page, close } = await inbox.open(inbox.owner, 'mine');
    await page.locator('[data-state="live"]').waitFor({ state: 'attached' });
    await page.waitForLoadState('networkidle');
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await page.clock.install();
    for (let minute = 0; minute < 30; minute += 1) await page.clock.fastForward(60_000);
    expect(asked.length).toBeLessThanOrEqual(30);
    await close();
  });
});
