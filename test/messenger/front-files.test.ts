import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import type { FileInfo } from '../../core/contract/index.ts';
import { eventually } from '../patience.ts';
import { pdf } from '../talk-server/pictures.ts';
import type { FrontSite } from './front-site.ts';
import { begins, nothingAsked, writes } from './messenger-page.ts';
import { shopSettings } from './public-settings.ts';
import { startServedShop, type ServedShop } from './served-shop.ts';

let served: ServedShop;
let browser: ServedShop['browser'];
let server: ServedShop['server'];
let shop: ServedShop['shop'];
beforeAll(async () => {
  served = await startServedShop();
  ({ browser, server, shop } = served);
  const blank = await browser.newPage();
  const clip = { x: 0, y: 0, width: 20, height: 30 };
  picture = { name: 'boots.png', mimeType: 'image/png', buffer: await blank.screenshot({ clip }) };
  await server.setRules({ visitors: { attachments: 'files', maxMb: 1 } });
});
afterAll(() => served?.stop());

const settings = nothingAsked({ attachments: 'files', maxMb: 1 });

/** A visitor in a conversation that they have just begun. */
const inConversation = async (parts: Parameters<FrontSite['visit']>[0] = {}) => {
  const visited = await shop.visit({ settings, ...parts });
  const { page } = visited;
  await begins(page);
  await writes(page, 'Look');
  await page.locator('.message.own:not(.sending)').waitFor();
  await page.locator('input[type=file]').waitFor({ state: 'attached' });
  const conversation = await page.evaluate(
    () => (JSON.parse(Object.values(sessionStorage)[0] as string) as { conversation: string }).conversation,
  );
  return { ...visited, conversation };
};
const choose = (page: Page, ...files: { name: string; mimeType: string; buffer: Buffer }[]) =>
  page.locator('input[type=file]').setInputFiles(files);
let picture: { name: string; mimeType: string; buffer: Buffer };
const stored = (page: Page) => page.locator('.attached li:not(:has(progress)):not(:has(.trouble))');
const filesIn = async (conversation: string): Promise<string> =>
  (await server.events(conversation))
    .flatMap(({ body }) => ((body as { files?: readonly FileInfo[] }).files ?? []).map(({ name }) => name))
    .join();

/** Puts a file into an event of the page, as dropping and pasting do. */
const handIn = (page: Page, selector: string, type: 'drop' | 'paste') =>
  page.locator(selector).evaluate((element, kind) => {
    const data = new DataTransfer();
    data.items.add(new File(['Some words.'], `${kind}.txt`, { type: 'text/plain' }));
    const how = { bubbles: true, cancelable: true, composed: true };
    element.dispatchEvent(
      kind === 'drop'
        ? new DragEvent('drop', { ...how, dataTransfer: data })
        : new ClipboardEvent('paste', { ...how, clipboardData: data }),
    );
  }, type);

describe('Files in a conversation', () => {
  test('are chosen, sent with a message under a strict policy, and shown to their sender', async () => {
    const { page, conversation, errors } = await inConversation({ headers: served.strict });
    await choose(page, picture);
    await stored(page).waitFor();
    await page.locator('#draft').fill('My boots');
    await page.locator('#draft').press('Enter');
    const shot = page.locator('.own .shot img[alt="boots.png"]');
    await eventually(() => shot.evaluate((image: HTMLImageElement) => image.naturalWidth), 20);
    expect(await filesIn(conversation)).toBe('boots.png');
    expect(await page.locator('.attached').count()).toBe(0);
    expect(errors).toEqual([]);
  });

  test('are dropped and pasted, and sent without words by their names', async () => {
    const { page, conversation } = await inConversation();
    await handIn(page, '.foot', 'drop');
    await handIn(page, '#draft', 'paste');
    await eventually(() => stored(page).count(), 2);
    await page.getByRole('button', { name: 'Send', exact: true }).click();
    await eventually(() => filesIn(conversation), 'drop.txt,paste.txt');
    await page.locator('.own .file', { hasText: 'drop.txt' }).waitFor();
    // The names are not said a second time.
    expect(await page.locator('.own .bubble', { hasText: 'drop.txt' }).count()).toBe(0);
  });

  test('of the team are shown, and can be downloaded', async () => {
    const { page, conversation } = await inConversation();
    await server.sayWithFile(conversation, 'The manual', pdf, 'manual.pdf');
    const link = page.locator('.other a.file', { hasText: 'manual.pdf' });
    await eventually(async () => (await link.getAttribute('href'))?.startsWith(server.url), true);
    const [download] = await Promise.all([page.waitForEvent('download'), link.click()]);
    expect(download.suggestedFilename()).toBe('manual.pdf');
    expect(await readFile(await download.path())).toEqual(pdf);
  });

  test('are shown as files where the page’s policy lets no picture through', async () => {
    const { page } = await inConversation({
      headers: { 'content-security-policy': "img-src 'self'" },
    });
    await choose(page, picture);
    await stored(page).waitFor();
    await page.getByRole('button', { name: 'Send', exact: true }).click();
    await page.locator('.own a.file', { hasText: 'boots.png' }).waitFor();
  });

  test('are refused in words: too large before a byte is sent, the wrong kind by the server, more than five', async () => {
    const { page, requests } = await inConversation();
    await choose(page, {
      name: 'large.txt',
      mimeType: 'text/plain',
      buffer: Buffer.alloc(1024 * 1024 + 1, 32),
    });
    await page.getByText('Files may have at most 1 MB.').waitFor();
    expect(requests.filter((url) => url.endsWith('/files'))).toEqual([]);
    await page.getByRole('button', { name: 'Remove large.txt' }).click();
    await choose(page, { name: 'page.svg', mimeType: 'image/svg+xml', buffer: Buffer.from('\u0000<svg/>') });
    await page.getByText('This kind of file is not accepted.').waitFor();
    // A message waits for its files: what is wrong is taken out first.
    await expect(page.getByRole('button', { name: 'Send', exact: true }).isDisabled()).resolves.toBe(true);
    await page.getByRole('button', { name: 'Remove page.svg' }).click();
    await choose(page, ...Array.from({ length: 6 }, (_, i) => ({ ...picture, name: `${i}.png` })));
    await page.getByText('A message takes at most 5 files.').waitFor();
    await eventually(() => stored(page).count(), 5);
  });

  test('say how far they are, say what is not sent, and are sent again', async () => {
    const { page, conversation } = await inConversation();
    let cut = true;
    let go = (): void => undefined;
    const held = new Promise<void>((resolve) => (go = resolve));
    await page.route('**/files', async (route) => {
      if (cut) return route.abort();
      await held;
      return route.continue();
    });
    await choose(page, picture);
    await page.locator('.attached .trouble', { hasText: 'Not sent.' }).waitFor();
    cut = false;
    await page.locator('.attached').getByRole('button', { name: 'Send again' }).click();
    await page.getByRole('progressbar', { name: 'boots.png' }).waitFor();
    go();
    await stored(page).waitFor();
    await page.getByRole('button', { name: 'Send', exact: true }).click();
    await eventually(() => filesIn(conversation), 'boots.png');
  });

  test('go with their message when that could not be sent and is sent again, after a reload as well', async () => {
    const { page, context, conversation } = await inConversation();
    await choose(page, picture);
    await stored(page).waitFor();
    await context.setOffline(true);
    await page.locator('#draft').fill('Offline boots');
    await page.locator('#draft').press('Enter');
    await page.getByText('Not sent.').waitFor();
    await context.setOffline(false);
    await page.reload();
    await page.locator('talk-suite-messenger button').first().click();
    await page.getByRole('button', { name: 'Send again' }).click();
    await eventually(() => filesIn(conversation), 'boots.png');
  });

  test('are not offered where the owner takes none', async () => {
    const none = shopSettings({ visitors: { ...settings.visitors, attachments: 'off' } });
    const { page } = await shop.visit({ settings: none });
    await page.locator('talk-suite-messenger button').first().click();
    await page.getByRole('button', { name: 'Send us a message' }).click();
    await page.locator('#draft').fill('Look');
    await page.locator('#draft').press('Enter');
    await page.locator('.message.own:not(.sending)').waitFor();
    expect(await page.locator('input[type=file]').count()).toBe(0);
  });
});
