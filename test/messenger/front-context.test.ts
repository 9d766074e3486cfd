// needs: chromium
// What goes with a visitor's first message from a shop's page: page, product and cart.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Page, Route } from 'playwright-core';
import { eventually } from '../patience.ts';
import type { PageParts } from './front-site.ts';
import { begins, conversationOf, launcher, nothingAsked, writes } from './messenger-page.ts';
import { startServedShop, type ServedShop } from './served-shop.ts';

let served: ServedShop;
let server: ServedShop['server'];
let shop: ServedShop['shop'];
beforeAll(async () => {
  served = await startServedShop();
  ({ server, shop } = served);
});
afterAll(() => served?.stop());

/** What a store of Shopify's has on each page. */
const shopify = (root: string): string => `<script>window.Shopify = { routes: { root: '${root}' } }</script>`;
const WOOCOMMERCE = '<script>document.cookie = "woocommerce_items_in_cart=1; path=/"</script>';
const restLink = (href: string): string => `<link rel="https://api.w.org/" href="${href}">`;
const described = (value: object): string =>
  `<script type="application/ld+json">${JSON.stringify(value)}</script>`;

/** A cart of one bell, as Shopify answers. */
const BELL = {
  items: [{ title: 'Bell', quantity: 1, final_price: 900, url: '/products/bell' }],
  total_price: 900,
  currency: 'EUR',
};

const euros = { currency_code: 'EUR', currency_minor_unit: 2 };
/** A cart of two mugs, as WooCommerce answers. */
const MUGS = {
  items: [{ name: 'Mug &amp; Lid', quantity: 2, prices: { price: '1200', ...euros } }],
  totals: { total_price: '2400', ...euros },
};

/** Visits a page of a shop that answers for its cart. */
const visit = async (parts: PageParts, answers: Readonly<Record<string, unknown>> = {}) => {
  for (const [path, answer] of Object.entries(answers))
    shop.site.files.set(path, { body: JSON.stringify(answer), type: 'application/json' });
  const visited = await shop.visit({ settings: nothingAsked(), ...parts });
  /** The shop's own addresses that were asked for, besides the messenger's files. */
  const asked = (): string[] =>
    visited.requests
      .filter((url) => url.startsWith(shop.url) && /cart/.test(url))
      .map((url) => url.slice(shop.url.length));
  return { ...visited, asked };
};

/** Writes the first message, and yields what came with it. */
const sends = async (page: Page, text = 'Does it fit?') => {
  await writes(page, text);
  const conversation = await conversationOf(page);
  await page.locator('.message.own:not(.sending)').first().waitFor();
  return (await server.contextOf(conversation)).reported;
};

/** Begins a conversation where consent is asked for. */
const agrees = async (page: Page, isAgreed: boolean): Promise<void> => {
  await launcher(page).click();
  await page.getByRole('button', { name: 'Send us a message' }).click();
  if (isAgreed) await page.getByLabel(/I agree/).check();
  await page.getByRole('button', { name: 'Start the conversation' }).click();
  await page.locator('#draft').waitFor();
};

describe('A first message', () => {
  test('takes page, product and cart of a Shopify store along, and asks for the cart when it is sent', async () => {
    const { page, asked, errors } = await visit(
      {
        path: '/de/products/basket',
        head:
          shopify('/de/') +
          described({
            '@type': 'Product',
            name: 'Basket',
            url: '/de/products/basket',
            offers: { price: '49.00', priceCurrency: 'EUR' },
          }),
      },
      { '/de/cart.js': BELL },
    );
    await begins(page);
    await page.locator('#draft').fill('Does it');
    expect(asked()).toEqual([]);
    expect(await sends(page)).toEqual({
      page: { url: `${shop.url}/de/products/basket`, title: 'Shop' },
      product: { name: 'Basket', price: '49.00 EUR', url: `${shop.url}/de/products/basket` },
      cart: {
        items: [{ name: 'Bell', quantity: 1, price: '9.00 EUR', url: `${shop.url}/products/bell` }],
        total: '9.00 EUR',
      },
    });
    await writes(page, 'And in green?');
    await eventually(() => page.locator('.message.own:not(.sending)').count(), 2);
    expect(asked()).toEqual(['/de/cart.js']);
    expect(errors).toEqual([]);
  });

  test.each([
    ['in a folder', restLink('/store/wp-json/'), '/store/wp-json/wc/store/v1/cart'],
    ['with plain permalinks', restLink('/index.php?rest_route=/'), '/index.php?rest_route=/wc/store/v1/cart'],
    ['whose theme does not say where its REST API is', '', '/?rest_route=/wc/store/v1/cart'],
  ])('takes the cart of a WooCommerce shop along, %s', async (_where, head, address) => {
    const { page, asked } = await visit({ path: '/lamp', head: WOOCOMMERCE + head });
    await page.route(
      (url) => url.href.endsWith(address),
      (route) => route.fulfill({ json: MUGS }),
    );
    await begins(page);
    expect(await sends(page)).toMatchObject({
      cart: { items: [{ name: 'Mug & Lid', quantity: 2, price: '12.00 EUR' }], total: '24.00 EUR' },
    });
    expect(asked()).toEqual([address]);
  });

  test('asks no shop where there is none, and none of WooCommerce’s that says there is nothing in the cart', async () => {
    const { page, asked } = await visit({ path: '/about', head: restLink('/wp-json/') });
    await begins(page);
    expect(await sends(page)).toEqual({ page: { url: `${shop.url}/about`, title: 'Shop' } });
    expect(asked()).toEqual([]);
  });

  test('says where the visitor came from', async () => {
    shop.put({ path: '/faq', settings: nothingAsked() });
    const { page } = await visit({ path: '/', body: '<a href="/faq">Questions</a>' });
    await Promise.all([page.waitForURL('**/faq'), page.getByRole('link', { name: 'Questions' }).click()]);
    await begins(page);
    expect(await sends(page)).toEqual({
      page: { url: `${shop.url}/faq`, title: 'Shop' },
      referrer: `${shop.url}/`,
    });
  });

  test('takes nothing along, and asks no shop, until the visitor agrees to what they are asked', async () => {
    const settings = nothingAsked({ consent: { url: '/privacy', required: false } });
    const parts = { head: shopify('/'), settings };
    const { page, asked } = await visit(parts, { '/cart.js': BELL });
    await agrees(page, false);
    expect(await sends(page)).toBeNull();
    expect(asked()).toEqual([]);

    const { page: another } = await visit(parts);
    await agrees(another, true);
    expect(await sends(another)).toMatchObject({ cart: { total: '9.00 EUR' } });
  });

  const ODD: Readonly<Record<string, (route: Route) => Promise<void>>> = {
    'is not there': (route) => route.fulfill({ status: 404 }),
    'is a page': (route) => route.fulfill({ contentType: 'text/html', body: '<title>Sign in</title>' }),
    'does not come': () => new Promise(() => undefined),
  };
  test.each(Object.entries(ODD))('goes without a cart whose answer %s', async (_what, answer) => {
    const { page } = await visit({ head: shopify('/') });
    await page.route('**/cart.js', answer);
    await begins(page);
    expect(await sends(page)).toEqual({ page: { url: `${shop.url}/`, title: 'Shop' } });
  });

  test('asks no other origin, whatever the page calls its shop’s root', async () => {
    const { page, requests } = await visit({ head: shopify('//evil.example/') });
    await begins(page);
    expect(await sends(page)).toEqual({ page: { url: `${shop.url}/`, title: 'Shop' } });
    expect(requests.filter((url) => url.includes('evil'))).toEqual([]);
  });

  test('arrives where markup has the names of what is read, and where a policy forbids to ask', async () => {
    const { page } = await visit({
      head: shopify('/'),
      body: ['title', 'cookie', 'referrer', 'querySelectorAll']
        .map((name) => `<img name="${name}">`)
        .join(''),
      headers: { 'content-security-policy': `connect-src ${server.url} ${server.url.replace('http', 'ws')}` },
    });
    await begins(page);
    expect(await sends(page)).toEqual({ page: { url: `${shop.url}/`, title: 'Shop' } });
  });

  test('arrives although what reads the page cannot be loaded', async () => {
    const { page } = await visit({ head: shopify('/') });
    await page.route(`**/${shop.front.context.file}*`, (route) => route.abort());
    await begins(page);
    expect(await sends(page)).toBeNull();
  });

  test('that waits for the shop goes at once when the page is left', async () => {
    shop.site.files.set('/slow/cart.js', { body: '', held: true });
    shop.site.files.set('/elsewhere', { body: '<title>Elsewhere</title>' });
    const { page, asked } = await visit({ head: shopify('/slow/') });
    const before = (await server.rows()).conversation!;
    await begins(page);
    await writes(page, 'On my way out');
    await eventually(asked, ['/slow/cart.js']);
    await page.goto(`${shop.url}/elsewhere`);
    await eventually(async () => (await server.rows()).conversation, before + 1);
  });
});
