// needs: chromium
import { orttoConnection } from '@talk-suite/core/fixtures';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { launchChromium } from '../browser/chromium.ts';
import { eventually } from '../patience.ts';
import { startWebSite, type WebSite } from '../browser/web-site.ts';
import { startTalkServer, type TalkServer } from '../messenger/front-server.ts';
import { builtAssets } from '../sandbox/shopify-storefront/assets.ts';
import { blockRenderer } from '../sandbox/shopify-storefront/block.ts';
import { connectedSettings, messengerText } from './stored.ts';

let site: WebSite;
let server: TalkServer;
let browser: Browser;
let url: string;
beforeAll(async () => {
  // Without TLS, as the server here has none: a secure page would refuse it.
  [site, browser] = await Promise.all([startWebSite(), launchChromium()]);
  url = `http://127.0.0.1:${site.port}`;
  server = await startTalkServer(url);
  for (const [name, body] of Object.entries(await builtAssets()))
    site.files.set(`/assets/${name}`, { body, type: 'text/javascript; charset=utf-8' });
  const connection = orttoConnection({ service: 'talk-server', ...server.account });
  const embed = blockRenderer('/assets/')(
    // A merchant names the server in the theme's block: the app's data alone could name any.
    { pageType: 'index', hosts: new URL(server.url).host },
    messengerText(connectedSettings({ connection })),
  );
  site.files.set('/cart.js', {
    body: JSON.stringify({
      items: [{ title: 'Basket', quantity: 1, final_price: 4900, url: '/products/basket' }],
      total_price: 4900,
      currency: 'EUR',
    }),
    type: 'application/json; charset=utf-8',
  });
  site.files.set('/', {
    body: `<!doctype html><html lang="en"><head><title>Store</title><script>var Shopify = { routes: { root: '/' } };</script>${embed}</head><body><h1>Store</h1></body></html>`,
  });
});
afterAll(async () => {
  await browser.close();
  await server.stop();
  await site.stop();
});

/** A new visitor of the store, with what the page asks for and what goes wrong on it. */
const visit = async () => {
  const page = await (await browser.newContext()).newPage();
  const [asked, errors]: [string[], string[]] = [[], []];
  page.on('request', (request) => asked.push(request.url()));
  page.on('pageerror', ({ message }) => errors.push(message));
  await page.goto(`${url}/`);
  return { page, asked, errors };
};

const launcher = (page: Page) => page.locator('talk-suite-messenger button').first();
const bubble = (page: Page, text: string) => page.locator('.message .bubble', { hasText: text });

const conversationOf = async (page: Page): Promise<string> => {
  const read = (): Promise<string | null> =>
    page.evaluate<string | null>(
      `JSON.parse(Object.values({ ...sessionStorage })[0] ?? '{}').conversation ?? null`,
    );
  await eventually(async () => (await read()) !== null, true);
  return (await read())!;
};

describe('A store whose chat is on a Talk server', () => {
  test('holds a conversation from its first message, which brings the cart, to the answer, and has it on the next page', async () => {
    const { page, errors } = await visit();
    await launcher(page).click();
    await page.getByRole('button', { name: 'Send us a message' }).click();
    await page.getByLabel('Email address').fill('jo@shop.example');
    await page.getByRole('button', { name: 'Start the conversation' }).click();
    await page.getByLabel('Write a message').fill('Does the basket fit a crate?');
    await page.getByLabel('Write a message').press('Enter');
    await bubble(page, 'Does the basket fit a crate?').waitFor();
    const conversation = await conversationOf(page);
    await server.say(conversation, 'A crate of six, yes.');
    await bubble(page, 'A crate of six, yes.').waitFor();
    const [first] = await server.events(conversation);
    expect(first).toMatchObject({ type: 'message', body: { text: 'Does the basket fit a crate?' } });
    expect((await server.contextOf(conversation)).reported).toEqual({
      page: { url: `${url}/`, title: 'Store' },
      cart: {
        items: [{ name: 'Basket', quantity: 1, price: '49.00 EUR', url: `${url}/products/basket` }],
        total: '49.00 EUR',
      },
    });

    await page.reload();
    await server.say(conversation, 'Shall we put one aside?');
    await page.getByRole('button', { name: /1 unread message/ }).click();
    await bubble(page, 'Shall we put one aside?').waitFor();
    await bubble(page, 'A crate of six, yes.').waitFor();
    expect(errors).toEqual([]);
  });

  test('asks nobody but the store for anything before a visitor writes', async () => {
    const { page, asked } = await visit();
    await launcher(page).click();
    await page.getByRole('button', { name: 'Send us a message' }).waitFor();
    await page.waitForLoadState('networkidle');
    expect(asked.filter((each) => !each.startsWith(url))).toEqual([]);
  });
});
