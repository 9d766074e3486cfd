// needs: chromium, shopifySchema
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { withWhere } from '@talk-suite/core/screens';
import { texts } from '@talk-suite/core/texts';
import type { Locator } from 'playwright-core';
import { newAppData, readAppData, type AppData } from '../../shopify-app/app-data/index.ts';
import { CONTENT_SCOPE, PRODUCT_SCOPE } from '../../shopify-app/app-data/scopes.ts';
import { untilFocused } from '../browser/focus.ts';
import { themePage } from '../sandbox/shopify/fronts.ts';
import type { Entry } from '../sandbox/shopify/content.ts';
import { merchantOf } from '../sandbox/shopify/merchant.ts';
import type { Store } from '../sandbox/shopify/stores.ts';
import { openApp, save, startAdmin, type Admin, type Opened } from './opened.ts';

let admin: Admin;
let app: Admin['app'];
let front: Admin['front'];
let context: Admin['context'];
let number = 0;
/** A store that nobody has used yet, in each test. */
let shop: string;
let store: Store;

beforeAll(async () => {
  admin = await startAdmin();
  ({ app, front, context } = admin);
});
afterAll(() => admin?.stop());
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
      items: [
        { key: 'journal/rain', title: 'Riding in the rain', path: '/blogs/journal/rain', published: true },
      ],
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

describe('“Your pages”', () => {
  const open = (): Promise<Opened> => openApp(context, front.page(shop, '/pages'));
  const list = ({ frame }: Opened, what: string): Promise<unknown> =>
    frame.getByLabel('List', { exact: true }).selectOption(what);
  const talkOn = ({ frame }: Opened, page: string): Locator =>
    frame.getByLabel(`Talk on ${page}`, { exact: true });

  test('asks for the permission at that moment, and has a choice in each row', async () => {
    const opened = await open();
    const { frame, page } = opened;
    await frame.getByText('Let the app list your pages, blogs and articles').waitFor();
    await frame.getByRole('button', { name: 'Allow', exact: true }).click();
    await page.getByRole('dialog', { name: 'The app asks for more access' }).waitFor();
    expect(await page.getByRole('listitem').allTextContents()).toEqual([CONTENT_SCOPE]);
    await page.getByRole('button', { name: 'Allow', exact: true }).click();
    await talkOn(opened, 'Warranty').selectOption('hide');
    await list(opened, 'articles');
    await talkOn(opened, 'Riding in the rain').selectOption('hide');
    await list(opened, 'blogs');
    await talkOn(opened, 'Journal').selectOption('show');
    await talkOn(opened, 'Journal').selectOption('');
    await frame.getByText('The exception for Journal was removed.').waitFor();
    await save(opened);
    expect(overrides()).toMatchObject({
      pages: { hide: ['warranty'] },
      articles: { hide: ['journal/rain'] },
      blogs: { hide: [], show: [] },
    });
    expect(opened.complaints).toEqual([]);
    await page.close();
  });

  test('searches, shows more, and changes many at once, with a way back for each step', async () => {
    store.scopes.add(CONTENT_SCOPE);
    store.content = { ...store.content, pages: pages(60) };
    const opened = await open();
    const { frame, page } = opened;
    await frame.getByText('25 shown; there are more.').waitFor();
    await frame.getByRole('button', { name: 'Show more' }).click();
    await frame.getByText('50 shown; there are more.').waitFor();
    await frame.getByRole('button', { name: 'Show more' }).click();
    await frame.getByText('60 found.').waitFor();
    await frame.getByRole('checkbox', { name: 'Page 060' }).check();
    await frame.getByLabel('Search', { exact: true }).fill('007');
    await frame.getByText('1 found.').waitFor();
    await frame.getByRole('checkbox', { name: 'Page 007' }).check();
    await frame.getByText('2 pages selected').waitFor();
    await frame.getByRole('button', { name: 'Hide Talk there' }).click();
    await frame.getByText('Talk is now hidden on 2 pages.').waitFor();
    await frame.getByLabel('Search', { exact: true }).fill('nowhere');
    await frame.getByText('No results.').waitFor();
    await list(opened, 'exceptions');
    await frame.getByLabel('Search', { exact: true }).fill('');
    await talkOn(opened, 'Page 007').selectOption('');
    await talkOn(opened, 'Page 060').selectOption('');
    await frame.getByText('The exception for Page 060 was removed.').waitFor();
    const undo = frame.getByRole('button', { name: 'Undo' });
    // What had the focus is gone: the way back has it.
    await untilFocused(undo);
    await page.keyboard.press('Enter');
    await frame.getByText('The exception for Page 007 was removed.').waitFor();
    await undo.click();
    await frame.getByText('Talk is now hidden on 2 pages.').waitFor();
    await save(opened);
    expect(overrides()?.pages.hide).toEqual(['page-60', 'page-7']);
    expect(opened.complaints).toEqual([]);
    await page.close();
  });

  test('calls exceptions by their names, and says which the store has no longer', async () => {
    store.scopes.add(PRODUCT_SCOPE);
    const appData = {
      ...newAppData(),
      overrides: { ...newAppData().overrides, products: { show: [], hide: ['7003', '9'] } },
    };
    await merchantOf(app, shop).save({ digest: null, appData });
    const opened = await open();
    await talkOn(opened, 'No. 3').waitFor();
    await talkOn(opened, '9').waitFor();
    await opened.frame.getByText('no longer in your store').waitFor();
    await opened.page.close();
  });

  test('works by address where the merchant declines', async () => {
    const opened = await open();
    const { frame, page } = opened;
    await frame.getByRole('button', { name: 'Allow', exact: true }).click();
    await page.getByRole('button', { name: 'Do not allow' }).click();
    await frame.getByText('The app can’t list them without the permission.').waitFor();
    await frame.getByLabel('Address of a product, collection, page or article').fill('warranty');
    await frame.getByRole('button', { name: 'Add', exact: true }).last().click();
    await save(opened);
    expect(overrides()?.pages.hide).toEqual(['warranty']);
    await page.close();
  });

  test('takes a product’s address as the storefront has it, and says where there is none', async () => {
    const opened = await open();
    const { frame, page } = opened;
    const address = frame.getByLabel('Address of a product, collection, page or article');
    await address.fill(`https://${shop}/products/no-5?variant=1`);
    await address.press('Enter');
    await page.getByRole('button', { name: 'Do not allow' }).click();
    await frame.getByText('the app has to look the product up').waitFor();
    await frame.getByRole('button', { name: 'Ask again' }).click();
    await page.getByRole('button', { name: 'Allow', exact: true }).click();
    await talkOn(opened, 'No. 5').waitFor();
    await address.fill('/products/nothing');
    await address.press('Enter');
    await frame.getByText('Your store has no product at this address.').waitFor();
    await save(opened);
    expect(overrides()?.products.hide).toEqual(['7005']);
    expect(opened.complaints).toEqual([]);
    await page.close();
  });

  test('says so where the permission is gone or the store is silent, and loses nothing', async () => {
    store.scopes.add(CONTENT_SCOPE);
    const opened = await open();
    const { frame, page } = opened;
    await talkOn(opened, 'Warranty').selectOption('hide');
    store.scopes.delete(CONTENT_SCOPE);
    await list(opened, 'blogs');
    await frame.getByRole('button', { name: 'Allow', exact: true }).click();
    await page.getByRole('button', { name: 'Allow', exact: true }).click();
    await talkOn(opened, 'Journal').waitFor();
    app.cloud.outage = 503;
    await list(opened, 'articles');
    await frame.getByText('The store did not answer. Nothing you chose is lost.').waitFor();
    app.cloud.outage = null;
    await frame.getByRole('button', { name: 'Try again' }).click();
    await talkOn(opened, 'Riding in the rain').waitFor();
    await save(opened);
    expect(overrides()?.pages.hide).toEqual(['warranty']);
    await page.close();
  });
});

test('what a rule asks for is chosen from the store, after the permission for it', async () => {
  app.cloud.fronts.of(shop).answer = themePage('<link rel="alternate" hreflang="de" href="/de">');
  const opened = await openApp(context, front.page(shop, '/pages'));
  const { frame, page } = opened;
  await frame.getByRole('button', { name: 'Add a rule' }).click();
  await frame.getByRole('button', { name: 'Product or article tag, collection, vendor or type' }).click();
  await frame.getByRole('button', { name: 'List what your products have' }).click();
  await page.getByRole('button', { name: 'Allow', exact: true }).click();
  await frame.getByLabel('Tag: Sale').check();
  await frame.getByRole('button', { name: 'Language', exact: true }).click();
  await frame.getByLabel('German').check();
  await frame.getByRole('button', { name: 'Address', exact: true }).click();
  await frame.getByRole('button', { name: 'Choose from your store' }).click();
  await frame.locator('s-modal').getByLabel('List', { exact: true }).selectOption('products');
  await frame.getByLabel('No. 3').check();
  await frame.getByRole('button', { name: 'Add rule' }).click();
  // The work goes on with the new rule.
  await untilFocused(frame.getByRole('button', { name: /^Edit: / }));
  await save(opened);
  const read = readAppData(store.appData);
  expect(read.ok && read.appData.settings.visibility.rules).toMatchObject([
    { when: { path: ['/products/no-3'], terms: ['tag:sale'], locale: ['de'] } },
  ]);
  expect(opened.complaints).toEqual([]);
  await page.close();
});

describe('what rules decide is told with the rule and the way to it', () => {
  const ruled = async (): Promise<void> => {
    const rules = [
      {
        id: 'phones',
        name: 'Phones',
        effect: 'hide',
        enabled: true,
        when: { device: ['mobile'], path: ['/pages/*'] },
      },
      { id: 'news', name: 'News', effect: 'hide', enabled: true, when: { path: ['/blogs/journal*'] } },
    ];
    const { settings, ...data } = newAppData();
    const appData = { ...data, settings: { ...settings, visibility: { ...settings.visibility, rules } } };
    await merchantOf(app, shop).save({ digest: null, appData });
    store.scopes.add(CONTENT_SCOPE);
  };
  const editOf = ({ frame }: Opened, rule: string): Locator =>
    frame.getByRole('button', { name: `Edit: ${rule}`, exact: true });
  const linkTo = (place: Locator, rule: string): Locator =>
    place.getByRole('button', { name: `Go to the rule ${rule}`, exact: true });

  test('in the rows of “Your pages”, for each device where they differ', async () => {
    await ruled();
    const opened = await openApp(context, front.page(shop, '/pages'));
    const { frame, page } = opened;
    const row = (title: string): Locator => frame.locator('s-table-row').filter({ hasText: title });
    await row('Warranty').getByText('on phones', { exact: true }).waitFor();
    expect(await row('Warranty').locator('s-badge').allTextContents()).toEqual(['Shown', 'Hidden']);
    await linkTo(row('Warranty'), 'Phones').click();
    await untilFocused(editOf(opened, 'Phones'));
    await frame.getByLabel('List', { exact: true }).selectOption('blogs');
    await linkTo(row('Journal'), 'News').click();
    await untilFocused(editOf(opened, 'News'));
    expect(await row('Journal').locator('s-badge').allTextContents()).toEqual(['Hidden']);
    expect(opened.complaints).toEqual([]);
    await page.close();
  });

  test('where an address is tried, with what the other device gets', async () => {
    await ruled();
    const opened = await openApp(context, front.page(shop, '/pages'));
    const { frame, page } = opened;
    await frame.getByLabel('Address on your store').fill('/pages/warranty');
    await frame.getByLabel('Address on your store').press('Enter');
    const verdict = frame.locator('s-banner').filter({ hasText: 'Hidden on phones' });
    await linkTo(verdict, 'Phones').first().click();
    await untilFocused(editOf(opened, 'Phones'));
    expect(opened.complaints).toEqual([]);
    await page.close();
  });

  test('and with the way to the list of pages, where that decides', async () => {
    const { settings, ...data } = newAppData();
    const visibility = withWhere(settings.visibility, 'except', ['/pages/warranty']);
    await merchantOf(app, shop).save({
      digest: null,
      appData: { ...data, settings: { ...settings, visibility } },
    });
    store.scopes.add(CONTENT_SCOPE);
    const opened = await openApp(context, front.page(shop, '/pages'));
    const { frame, page } = opened;
    const list = frame.locator('div').and(frame.getByRole('group', { name: texts['screens.where.label'] }));
    const row = frame.locator('s-table-row').filter({ hasText: 'Warranty' });
    await row.getByRole('button', { name: texts['screens.because.list'] }).click();
    await untilFocused(list);
    await frame.getByLabel('Address on your store').fill('/pages/warranty');
    await frame.getByLabel('Address on your store').press('Enter');
    const verdict = frame.locator('s-banner').filter({ hasText: 'Hidden' });
    await verdict.getByRole('button', { name: texts['screens.because.list'] }).click();
    await untilFocused(list);
    expect(opened.complaints).toEqual([]);
    await page.close();
  });

  test('by an address of the app, as the block of a product has it', async () => {
    await ruled();
    const opened = await openApp(context, front.page(shop, '/pages?rule=news'));
    await untilFocused(editOf(opened, 'News'));
    expect(opened.complaints).toEqual([]);
    await opened.page.close();
  });
});

test('an address that is tried is decided by the page itself', async () => {
  const rules = [{ id: 'a', name: 'Sale', effect: 'hide', enabled: true, when: { terms: ['tag:sale'] } }];
  const { settings, ...data } = newAppData();
  const appData = { ...data, settings: { ...settings, visibility: { ...settings.visibility, rules } } };
  await merchantOf(app, shop).save({ digest: null, appData });
  let tags = 'tag:sale';
  app.cloud.fronts.of(shop).answer = (request, response) =>
    themePage(
      `<script async src="/talk.js" data-key="k" data-rules="v" data-kind="product" data-terms="${tags}"></script>`,
    )(request, response);
  const { frame, page } = await openApp(context, front.page(shop, '/pages'));
  await frame.getByLabel('Address on your store').fill('/products/no-5');
  await frame.getByLabel('Address on your store').press('Enter');
  await frame.getByText('With what the page itself says').waitFor();
  expect(await frame.getByText('It depends', { exact: true }).count()).toBe(0);
  await frame.locator('s-banner').getByRole('button', { name: 'Go to the rule Sale' }).waitFor();
  tags = 'tag:chain';
  await frame.getByRole('button', { name: 'Try it' }).click();
  await frame.locator('s-banner').getByText('Rules that didn’t match').waitFor();
  await page.close();
});
