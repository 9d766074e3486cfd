// needs: nothing
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Listening } from '../../browser/listening.ts';
import { connectedSettings, storedText } from '../../storefront/stored.ts';
import { CATALOG } from './catalog.ts';
import { startStorefront } from './server.ts';

let store: Listening;
let stored: string | null = null;
beforeAll(async () => {
  store = await startStorefront({ appData: () => stored, customers: { 7: 'jo@shop.example' } });
});
afterAll(() => store.stop());

const get = async (path: string): Promise<{ status: number; body: string }> => {
  const response = await fetch(`http://127.0.0.1:${store.port}${path}`);
  return { status: response.status, body: await response.text() };
};

describe('The demo store', () => {
  test('has all of its pages, and what they show, without the app', async () => {
    for (const { path, title } of CATALOG) {
      const { status, body } = await get(path);
      expect([path, status]).toEqual([path, 200]);
      expect(body).toContain(`<h1>${title}</h1>`);
      expect(body).not.toContain('talk.js');
      for (const [, address] of body.matchAll(/(?:href|src)="(\/[^"]*)"/g))
        expect([address, (await get(address!)).status]).toEqual([address, 200]);
    }
  });

  test('prints the embed as soon as the merchant has saved, in each language', async () => {
    stored = storedText(connectedSettings({}));
    expect((await get('/products/no-3')).body).toContain(
      'data-kind="product" data-type="product" data-id="7003"',
    );
    expect((await get('/de/products/no-3')).body).toContain('data-locale="de-DE" data-home="/de"');
    const { status, body } = await get('/nowhere');
    expect(status).toBe(404);
    expect(body).toContain('data-kind="404"');
    expect((await get('/assets/talk.js')).body).toMatch(/^\/\/# allFunctionsCalledOnLoad\n\(\(\)=>/);
    expect((await get('/assets/../server.ts')).status).toBe(404);
  });

  test('lets its customers sign in and out, and no others', async () => {
    const cookieAt = async (path: string): Promise<string | null> => {
      const { headers } = await fetch(`http://127.0.0.1:${store.port}${path}`, { redirect: 'manual' });
      return headers.get('set-cookie');
    };
    expect((await get('/account/login')).body).toContain('Sign in as jo@shop.example');
    expect(await cookieAt('/account/login?customer=7')).toMatch(/^customer=7; Path=\/; HttpOnly/);
    expect(await cookieAt('/account/logout')).toMatch(/^customer=; .*Max-Age=0$/);
    expect(await cookieAt('/account/login')).toBe(null);
  });

  test('has a cart for each visitor, and describes its products to search engines', async () => {
    const at = (path: string): string => `http://127.0.0.1:${store.port}${path}`;
    const visit = (path: string, cookie = '') => fetch(at(path), { redirect: 'manual', headers: { cookie } });
    const added = await visit('/de/cart/add?id=7003', 'cart=7005.7003');
    expect(added.headers.get('location')).toBe('/de/cart');
    const [cookie] = added.headers.get('set-cookie')!.split(';');
    expect(await (await visit('/de/cart.js', cookie)).json()).toMatchObject({
      items: [
        { title: 'No. 5', quantity: 1, final_price: 149_000, url: '/de/products/no-5' },
        { title: 'No. 3', quantity: 2, final_price: 129_000, url: '/de/products/no-3' },
      ],
      total_price: 407_000,
      currency: 'EUR',
    });
    expect(await (await visit('/cart', cookie)).text()).toContain('<p>2 × No. 3</p>');
    expect(await (await visit('/cart.js')).json()).toMatchObject({ items: [], total_price: 0 });
    expect((await visit('/cart/add?id=1')).status).toBe(404);
    const { body } = await get('/products/no-3');
    expect(body).toContain('"price":"1290.00","priceCurrency":"EUR","url":"/products/no-3"');
    expect(body).toContain('Shopify.routes = {"root":"/"};');
  });
});
