// needs: chromium
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { startLoaderSite, type LoaderSite } from '../../test/browser/loader-site.ts';
import { buildOpenChat, OPEN_CHAT_LIMIT } from './build-open-chat.ts';

let shop: LoaderSite;
let script: string;
beforeAll(async () => {
  const folder = await mkdtemp(join(tmpdir(), 'talk-open-chat-'));
  await buildOpenChat(join(folder, 'open-chat.js'));
  script = await readFile(join(folder, 'open-chat.js'), 'utf8');
  await rm(folder, { recursive: true });
  shop = await startLoaderSite();
});
afterAll(() => shop.stop());

const BUTTON =
  '<span id="shown" data-talk-shown hidden><button type="button" id="open" data-talk-open="thread">Chat</button></span>';
const LINK = '<a id="open" href="#contact" data-talk-open="home">Chat</a>';
const visit = (body: string, tag: Readonly<Record<string, string | null>> = {}) =>
  shop.visit({ tag, body: `${body}<script>${script}</script>` });

describe('“Open chat” on a page', () => {
  test(`has at most ${OPEN_CHAT_LIMIT} bytes gzipped`, () => {
    expect(gzipSync(script, { level: 9 }).length).toBeLessThanOrEqual(OPEN_CHAT_LIMIT);
  });

  test('a button shows where there is a chat, and opens it', async () => {
    const { page } = await visit(BUTTON);
    await page.locator('#open').click();
    await page.locator('#ap3-talk-widget-ui textarea').waitFor();
  });

  test('a link is a button where there is a chat, by mouse and by space bar, and leads nowhere then', async () => {
    const { page } = await visit(LINK, { 'data-load': 'interaction' });
    await page.locator('#open[role=button]').waitFor();
    await page.evaluate(() => document.querySelector<HTMLElement>('#open')!.focus());
    await page.keyboard.press(' ');
    await page.locator('#ap3-talk-widget-ui textarea').waitFor();
    expect(new URL(page.url()).hash).toBe('');
  });

  test('where Talk is hidden a button stays away, and a link leads to its address', async () => {
    const hidden = await visit(BUTTON, { 'data-hide': '' });
    await hidden.reaches('ready');
    expect(await hidden.page.locator('#open').isVisible()).toBe(false);
    const { page, reaches } = await visit(LINK, { 'data-hide': '' });
    await reaches('ready');
    expect(await page.evaluate(() => document.querySelector('#open')!.getAttribute('role'))).toBeNull();
    await page.locator('#open').click();
    expect(new URL(page.url()).hash).toBe('#contact');
  });

  test('without the loader, as with a blocker, a button stays away and a link is a link', async () => {
    const { page } = await shop.visit({
      tag: { src: '/blocked.js' },
      body: `${BUTTON}<script>${script}</script>`,
    });
    expect(await page.locator('#open').isVisible()).toBe(false);
    const other = await shop.visit({
      tag: { src: '/blocked.js' },
      body: `${LINK}<script>${script}</script>`,
    });
    await other.page.locator('#open').click();
    expect(new URL(other.page.url()).hash).toBe('#contact');
  });

  test('where the account’s script turns out to be blocked, the link is followed after all', async () => {
    const { page, reaches } = await visit(LINK, {
      'data-load': 'interaction',
      'data-src': 'http://127.0.0.1:9/app.js',
    });
    // As assistive technology presses it: no pointer, no key.
    await page.evaluate(() => document.querySelector<HTMLElement>('#open')!.click());
    await reaches('failed');
    await page.waitForFunction(() => location.hash === '#contact');
    expect(await page.evaluate(() => document.querySelector('#open')!.getAttribute('role'))).toBeNull();
  });

  test('before the visitor has agreed, nothing is loaded by it; after that it opens the chat', async () => {
    const consent = { 'data-load': 'consent', 'data-consent': 'marketing' };
    const { page, reaches } = await visit(LINK.replace('<a ', '<a data-talk-consent '), consent);
    await page.locator('#open').click();
    expect(new URL(page.url()).hash).toBe('#contact');
    expect(shop.ortto.requests()).toEqual([]);
    await page.evaluate(() => window.talkSuite!.allow());
    await reaches('ready');
    await page.locator('#open[role=button]').click();
    await page.locator('#ap3-talk-widget-ui textarea').waitFor();
  });

  test('a click that opens a new tab is the browser’s', async () => {
    const { page } = await visit(LINK);
    await page.locator('#open[role=button]').waitFor();
    const prevented = await page.evaluate(() =>
      document
        .querySelector('#open')!
        .dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, ctrlKey: true })),
    );
    expect(prevented).toBe(true);
  });
});
