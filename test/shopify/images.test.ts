// needs: chromium, shopifySchema
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Locator } from 'playwright-core';
import { FILES_SCOPE } from '../../shopify-app/app-data/scopes.ts';
import { untilFocused } from '../browser/focus.ts';
import { eventually } from '../patience.ts';
import { CDN_FILES, type StoredImage } from '../sandbox/shopify/files.ts';
import { merchantOf } from '../sandbox/shopify/merchant.ts';
import type { Store } from '../sandbox/shopify/stores.ts';
import { openApp, save, startAdmin, storedIn, type Admin, type Opened } from './opened.ts';

let admin: Admin;
let app: Admin['app'];
let number = 0;
/** A store that nobody has used yet, in each test. */
let shop: string;
let store: Store;

beforeAll(async () => {
  admin = await startAdmin();
  ({ app } = admin);
});
afterAll(() => admin?.stop());
beforeEach(() => {
  number += 1;
  shop = `images-${number}.myshopify.com`;
  store = app.cloud.store(shop);
});
afterEach(() => {
  app.cloud.outage = null;
});

const images = (count: number): StoredImage[] =>
  Array.from({ length: count }, (_, at) => ({
    name: `photo-${String(at + 1).padStart(3, '0')}.svg`,
    alt: '',
    status: 'READY',
    width: 3000,
    height: 2000,
  }));

describe('the server lists a store’s images', () => {
  const list = async (query = '', token: string | null = merchantOf(app, shop).token()) => {
    const response = await merchantOf(app, shop).get(
      `/images?${query}`,
      token === null ? {} : { Authorization: `Bearer ${token}` },
    );
    return { status: response.status, body: await response.text() };
  };

  test('to whom a session token lets in, while the merchant allows it', async () => {
    expect(await list('', null)).toEqual({ status: 401, body: '' });
    expect(await list()).toEqual({ status: 403, body: '{"kind":"declined"}' });
    store.scopes.add(FILES_SCOPE);
    const { status, body } = await list('search=commuter');
    expect(status).toBe(200);
    expect(JSON.parse(body)).toMatchObject({
      items: [{ name: 'no-3.svg', media: { url: `${CDN_FILES}/no-3.svg?v=1&width=1200` } }],
      next: null,
    });
  });

  test('only those that are ready, whatever is typed', async () => {
    store.scopes.add(FILES_SCOPE);
    const [ready, other] = images(2) as [StoredImage, StoredImage];
    store.files = { ...store.files, images: [ready, { ...other, status: 'PROCESSING' }] };
    expect(JSON.parse((await list()).body)).toMatchObject({ items: [{ name: 'photo-001.svg' }] });
    const typed = new URLSearchParams({ search: 'status:PROCESSING' });
    expect(JSON.parse((await list(typed.toString())).body)).toMatchObject({ items: [] });
  });

  test('and says no more than that it failed, where Shopify does', async () => {
    store.scopes.add(FILES_SCOPE);
    await list();
    app.cloud.outage = 500;
    expect(await list()).toEqual({ status: 502, body: '{"kind":"failed"}' });
  });
});

describe('the picker of an image', () => {
  const open = (): Promise<Opened> => openApp(admin.context, admin.front.page(shop, '/messenger'));
  const opener = ({ frame }: Opened): Locator => frame.getByRole('button', { name: /^Logo: / });
  /** What is in the dialog is slotted into it, and no descendant of the element with the role. */
  const picker = ({ frame }: Opened): Locator => frame.locator('[data-field="messenger.style.logo"] s-modal');
  const search = (opened: Opened): Locator => picker(opened).getByLabel('Search images');
  const listed = (opened: Opened): Locator =>
    picker(opened).getByRole('list', { name: 'Images of your store' }).getByRole('button');
  const address = ({ frame }: Opened): Locator => frame.getByLabel('Logo: Address of the image');
  const logo = () => storedIn(admin, shop)?.settings.messenger.style.logo;

  test('asks for the permission at that moment, and lets an image be chosen by the keyboard alone', async () => {
    const opened = await open();
    const { frame, page, complaints } = opened;
    await opener(opened).press('Enter');
    await frame.getByRole('dialog', { name: 'Logo: Choose an image' }).waitFor();
    const allow = picker(opened).getByRole('button', { name: 'Allow', exact: true });
    await untilFocused(allow);
    await picker(opened).getByText('Let the app list your images').waitFor();
    await page.keyboard.press('Enter');
    const asked = page.getByRole('dialog', { name: 'The app asks for more access' });
    await eventually(() => asked.getByRole('listitem').allTextContents(), [FILES_SCOPE]);
    await asked.getByRole('button', { name: 'Allow', exact: true }).press('Enter');
    await untilFocused(search(opened));
    await picker(opened).getByText('5 found.').waitFor();
    const first = listed(opened).first();
    expect(await first.locator('img').evaluate((image: HTMLImageElement) => image.decode())).toBe(undefined);
    await page.keyboard.press('Tab');
    await untilFocused(first);
    await page.keyboard.press('Enter');
    await untilFocused(opener(opened));
    await picker(opened).waitFor({ state: 'hidden' });
    const url = `${CDN_FILES}/no-3.svg?v=1&width=1200`;
    await eventually(() => address(opened).inputValue(), url);
    await frame.getByRole('button', { name: 'Logo: Change' }).waitFor();
    await frame.frameLocator('iframe').locator(`img[src="${url}"]`).waitFor();
    await save(opened);
    expect(logo()).toEqual({
      id: 'gid://shopify/MediaImage/no3svg',
      url,
      width: 680,
      height: 460,
      alt: 'The Commuter No. 3, side view',
    });
    expect(complaints).toEqual([]);
    await page.close();
  });

  test('searches, shows more, and marks the one that the field has', async () => {
    store.scopes.add(FILES_SCOPE);
    store.files = { ...store.files, images: images(30) };
    const opened = await open();
    const { page, complaints } = opened;
    await opener(opened).click();
    await picker(opened).getByText('24 shown; there are more.').waitFor();
    await picker(opened).getByRole('button', { name: 'Show more' }).press('Enter');
    await picker(opened).getByText('30 found.').waitFor();
    await untilFocused(listed(opened).nth(24));
    await search(opened).fill('007');
    await picker(opened).getByText('1 found.').waitFor();
    await listed(opened).click();
    await untilFocused(opener(opened));
    await eventually(() => address(opened).inputValue(), `${CDN_FILES}/photo-007.svg?v=1&width=1200`);
    await opener(opened).click();
    await picker(opened).locator('[aria-current="true"]').getByText('photo-007.svg').waitFor();
    await search(opened).fill('nowhere');
    await picker(opened).getByText('No results.').waitFor();
    await page.keyboard.press('Escape');
    await untilFocused(opener(opened));
    expect(await address(opened).inputValue()).toContain('photo-007.svg');
    expect(complaints).toEqual([]);
    await page.close();
  });

  test('says that the store has no image, and where to upload one', async () => {
    store.scopes.add(FILES_SCOPE);
    store.files = { ...store.files, images: [] };
    const opened = await open();
    await opener(opened).click();
    await picker(opened).getByText('There is no image under Content → Files yet.').waitFor();
    await picker(opened).getByRole('link', { name: 'Open your files in Shopify' }).waitFor();
    await picker(opened).getByRole('button', { name: 'Cancel' }).click();
    await untilFocused(opener(opened));
    await opened.page.close();
  });

  test('leaves the address where the merchant declines', async () => {
    const opened = await open();
    const { frame, page } = opened;
    await opener(opened).click();
    await picker(opened).getByRole('button', { name: 'Allow', exact: true }).click();
    await page.getByRole('button', { name: 'Do not allow' }).click();
    await picker(opened).getByText('The app can’t list your images without the permission.').waitFor();
    await picker(opened).getByRole('button', { name: 'Ask again' }).waitFor();
    await picker(opened).getByRole('button', { name: 'Cancel' }).click();
    await untilFocused(opener(opened));
    await address(opened).fill('https://larkmoor.example/logo.png');
    await frame.getByLabel('Description for screen readers').first().fill('Larkmoor');
    await save(opened);
    expect(logo()).toEqual({
      id: '',
      url: 'https://larkmoor.example/logo.png',
      width: 0,
      height: 0,
      alt: 'Larkmoor',
    });
    await page.close();
  });

  test('says so where the permission is taken away or the store is silent, and goes on from there', async () => {
    store.scopes.add(FILES_SCOPE);
    store.files = { ...store.files, images: images(30) };
    const opened = await open();
    const { page } = opened;
    await opener(opened).click();
    await eventually(() => listed(opened).count(), 24);
    app.cloud.outage = 503;
    await picker(opened).getByRole('button', { name: 'Show more' }).press('Enter');
    await picker(opened).getByText('The store did not answer.').waitFor();
    app.cloud.outage = null;
    const again = picker(opened).getByRole('button', { name: 'Try again' });
    await untilFocused(again);
    await page.keyboard.press('Enter');
    await untilFocused(listed(opened).nth(24));
    store.scopes.delete(FILES_SCOPE);
    await search(opened).fill('photo');
    const allow = picker(opened).getByRole('button', { name: 'Allow', exact: true });
    await untilFocused(allow);
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Allow', exact: true }).last().click();
    await untilFocused(search(opened));
    await eventually(() => listed(opened).count(), 24);
    await page.close();
  });
});
