// needs: chromium, shopifySchema
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Browser, BrowserContext, Locator } from 'playwright-core';
import { readAppData, type AppData } from '../../shopify-app/app-data/index.ts';
import { CONTENT_SCOPE, PRODUCT_SCOPE } from '../../shopify-app/app-data/scopes.ts';
import { launchChromium } from '../browser/chromium.ts';
import { startAdminFront, type AdminFront } from '../sandbox/shopify/admin/front.ts';
import { startApp, type RunningApp } from '../sandbox/shopify/app-process.ts';
import type { Entry } from '../sandbox/shopify/content.ts';
import { BROWSER, merchantOf } from '../sandbox/shopify/merchant.ts';
import type { Store } from '../sandbox/shopify/stores.ts';
import { openApp, save, type Opened } from './opened.ts';

let app: RunningApp;
let front: AdminFront;
let browser: Browser;
let context: BrowserContext;
let number = 0;
/** A store that nobody has used yet, in each test. */
let shop: string;
let store: Store;

beforeAll(async () => {
  app = await startApp();
  front = await startAdminFront(app);
  browser = await launchChromium({ hosts: front.hosts, trust: front.trust });
  context = await browser.newContext({ userAgent: BROWSER });
});
afterAll(async () => {
  await browser?.close();
  await front?.stop();
  await app?.stop();
});
beforeEach(() => {
  number += 1;
  shop = `content-${number}.myshopify.com`;
  store = app.cloud.store(shop);
});
afterEach(() => {
  app.cloud.outage = null;
});

const pages = (count: number): Entry[] =>
  Array.from({ length: count }, (_, at) => ({
    id: `gid://shopify/Page/${at + 1}`,
    handle: `page-${at + 1}`,
    title: `Page ${String(at + 1).padStart(3, '0')}`,
  }));

const overrides = (): AppData['overrides'] | null => {
  const read = readAppData(store.appData);
  return read.ok ? read.appData.overrides : null;
};

describe('the server lists a store’s content', () => {
  const list = async (query: string, token?: string | null) => {
    const merchant = merchantOf(app, shop);
    const given = token === undefined ? merchant.token() : token;
    const response = await merchant.get(
      `/content?${query}`,
      given === null ? {} : { Authorization: `Bearer ${given}` },
    );
    return { status: response.status, body: await response.text() };
  };

  test('to whom a session token lets in, and nobody else', async () => {
    store.scopes.add(CONTENT_SCOPE);
    expect(await list('kind=pages', null)).toEqual({ status: 401, body: '' });
    const forged = merchantOf(app, shop).token({ audience: 'another-app' });
    expect((await list('kind=pages', forged)).status).toBe(401);
    const { status, body } = await list('kind=articles');
    expect(status).toBe(200);
    expect(JSON.parse(body)).toEqual({
      kind: 'listed',
      items: [{ key: 'journal/rain', title: 'Riding in the rain', published: true }],
      next: null,
    });
  });

  test('only of kinds that it can list', async () => {
    store.scopes.add(CONTENT_SCOPE);
    expect((await list('kind=orders')).status).toBe(400);
    expect((await list('')).status).toBe(400);
  });

  test('only while the merchant allows it', async () => {
    expect(await list('kind=pages')).toEqual({ status: 403, body: '{"kind":"declined"}' });
    // The token that is kept is older than the permission.
    store.scopes.add(CONTENT_SCOPE);
    expect((await list('kind=pages')).status).toBe(200);
    store.scopes.delete(CONTENT_SCOPE);
    expect((await list('kind=pages')).status).toBe(403);
  });

  test('and says no more than that it failed, where Shopify does', async () => {
    store.scopes.add(CONTENT_SCOPE);
    await list('kind=pages');
    app.cloud.outage = 500;
    expect(await list('kind=pages')).toEqual({ status: 502, body: '{"kind":"failed"}' });
  });

  test('without letting anything typed become an operator of the search', async () => {
    store.scopes.add(CONTENT_SCOPE);
    const search = new URLSearchParams({ kind: 'pages', search: 'handle:x OR (-"warr' });
    expect(JSON.parse((await list(search.toString())).body)).toMatchObject({ kind: 'listed', items: [] });
    const found = new URLSearchParams({ kind: 'pages', search: '"(-warr' });
    expect(JSON.parse((await list(found.toString())).body)).toMatchObject({ items: [{ key: 'warranty' }] });
  });
});

describe('the dialog', () => {
  const open = (): Promise<Opened> => openApp(context, front.page(shop, '/pages'));
  const begin = (opened: Opened): Promise<void> =>
    opened.frame.getByRole('button', { name: 'Choose pages, articles or blogs' }).click();
  const dialogOf = ({ frame }: Opened): Locator =>
    frame.getByRole('dialog', { name: 'Pages, articles and blogs' });
  /** What lies in the dialog's slots belongs to the element around it. */
  const inside = ({ frame }: Opened): Locator =>
    frame.locator('s-modal', { has: frame.getByLabel('What to choose from') });

  test('asks for the permission at that moment, and lists what is there', async () => {
    const opened = await open();
    await begin(opened);
    await opened.page.getByRole('dialog', { name: 'The app asks for more access' }).waitFor();
    expect(await opened.page.getByRole('listitem').allTextContents()).toEqual([CONTENT_SCOPE]);
    await opened.page.getByRole('button', { name: 'Allow', exact: true }).click();
    await dialogOf(opened).waitFor();
    const picker = inside(opened);
    await picker.getByRole('checkbox', { name: 'Warranty' }).check();
    await picker.getByLabel('What to choose from').selectOption('articles');
    await picker.getByRole('checkbox', { name: 'Riding in the rain' }).check();
    await picker.getByLabel('What to choose from').selectOption('blogs');
    await picker.getByRole('checkbox', { name: 'Journal' }).check();
    await picker.getByRole('button', { name: 'Hide Talk there (3)' }).click();
    await dialogOf(opened).waitFor({ state: 'hidden' });
    await opened.frame.getByRole('button', { name: 'Remove: journal', exact: true }).click();
    await save(opened);
    expect(overrides()).toMatchObject({
      pages: { hide: ['warranty'] },
      articles: { hide: ['journal/rain'] },
      blogs: { hide: [] },
    });
    expect(opened.complaints).toEqual([]);
    await opened.page.close();
  });

  test('searches, shows more, and keeps what is ticked meanwhile', async () => {
    store.scopes.add(CONTENT_SCOPE);
    store.content = { ...store.content, pages: pages(60) };
    const opened = await open();
    await begin(opened);
    const picker = inside(opened);
    await picker.getByText('25 shown; there are more.').waitFor();
    await picker.getByRole('button', { name: 'Show more' }).click();
    await picker.getByText('50 shown; there are more.').waitFor();
    await picker.getByRole('button', { name: 'Show more' }).click();
    await picker.getByText('60 found.').waitFor();
    await picker.getByRole('checkbox', { name: 'Page 060' }).check();
    await picker.getByLabel('Search').fill('007');
    await picker.getByText('1 found.').waitFor();
    await picker.getByRole('checkbox', { name: 'Page 007' }).check();
    await picker.getByLabel('Search').fill('nowhere');
    await picker.getByText('No results.').waitFor();
    await picker.getByRole('button', { name: 'Hide Talk there (2)' }).click();
    await save(opened);
    expect(overrides()?.pages.hide).toEqual(['page-60', 'page-7']);
    expect(opened.complaints).toEqual([]);
    await opened.page.close();
  });

  test('can be used with the keyboard alone, and gives the focus back', async () => {
    store.scopes.add(CONTENT_SCOPE);
    const opened = await open();
    const { page, frame } = opened;
    await frame.getByRole('button', { name: 'Choose pages, articles or blogs' }).focus();
    await page.keyboard.press('Enter');
    const picker = inside(opened);
    const box = picker.getByRole('checkbox', { name: 'Warranty' });
    await box.waitFor();
    while (!(await box.evaluate((element) => element.matches(':focus')))) await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
    await picker.getByRole('button', { name: 'Hide Talk there (1)' }).waitFor();
    expect(await box.evaluate((element) => element.matches(':focus'))).toBe(true);
    await page.keyboard.press('Escape');
    await dialogOf(opened).waitFor({ state: 'hidden' });
    await page.keyboard.press('Enter');
    await dialogOf(opened).waitFor();
    // It was closed without a choice, and begins anew.
    await picker.getByRole('button', { name: 'Hide Talk there (0)' }).waitFor();
    expect(overrides()?.pages.hide).toEqual([]);
    await page.close();
  });

  test('does not open where the merchant declines: an address still does it', async () => {
    const opened = await open();
    await begin(opened);
    await opened.page.getByRole('button', { name: 'Do not allow' }).click();
    await opened.frame.getByText('Without the permission the app cannot list').waitFor();
    expect(await dialogOf(opened).count()).toBe(0);
    await opened.frame.getByLabel('Address, or the handle of a page or an article').fill('warranty');
    await opened.frame.getByRole('button', { name: 'Add', exact: true }).click();
    await save(opened);
    expect(overrides()?.pages.hide).toEqual(['warranty']);
    await opened.page.close();
  });

  test('says so where the permission is gone or the store is silent, and loses nothing', async () => {
    store.scopes.add(CONTENT_SCOPE);
    const opened = await open();
    await begin(opened);
    const picker = inside(opened);
    await picker.getByRole('checkbox', { name: 'Warranty' }).check();
    store.scopes.delete(CONTENT_SCOPE);
    await picker.getByLabel('What to choose from').selectOption('blogs');
    await picker.getByText('The app may not read your pages and articles.').waitFor();
    await picker.getByRole('button', { name: 'Allow it' }).click();
    await opened.page.getByRole('button', { name: 'Allow', exact: true }).click();
    await picker.getByRole('checkbox', { name: 'Journal' }).waitFor();
    app.cloud.outage = 503;
    await picker.getByLabel('What to choose from').selectOption('articles');
    await picker.getByText('The store did not answer. Your selection is kept.').waitFor();
    app.cloud.outage = null;
    await picker.getByRole('button', { name: 'Try again' }).click();
    await picker.getByRole('checkbox', { name: 'Riding in the rain' }).waitFor();
    await picker.getByRole('button', { name: 'Hide Talk there (1)' }).click();
    await opened.frame.getByRole('button', { name: 'Remove: warranty' }).waitFor();
    await opened.page.close();
  });
});

test('products are picked from Shopify’s own list, after the permission for it', async () => {
  const opened = await openApp(context, front.page(shop, '/pages'));
  await opened.frame.getByRole('button', { name: 'Choose products' }).click();
  await opened.page.getByRole('button', { name: 'Allow', exact: true }).click();
  await opened.page.getByRole('checkbox', { name: 'No. 3' }).check();
  expect(store.scopes).toContain(PRODUCT_SCOPE);
  await opened.page.getByRole('button', { name: 'Select', exact: true }).click();
  await save(opened);
  expect(overrides()?.products.hide).toEqual(['7003']);
  expect(opened.complaints).toEqual([]);
  await opened.page.close();
});
