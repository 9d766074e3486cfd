// needs: chromium
// Who writes, as agents read it: what is proved of them, and what is only what somebody wrote.
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { violationsIn } from '../../browser/axe.ts';
import { eventually } from '../../patience.ts';
import { claimsFor, tokenOf } from '../identity-tokens.ts';
import { ORIGIN, random, visitorOf } from '../served.ts';
import { openInbox, type InboxUnderTest } from './inbox-browser.ts';

let inbox: InboxUnderTest;

beforeAll(async () => {
  inbox = await openInbox();
});
afterAll(async () => {
  await inbox?.stop();
});

/** Somebody whom the site's host has proved. */
const signedIn = async (person: object): Promise<ReturnType<typeof visitorOf>> => {
  const { site } = inbox.served;
  const key = await inbox.store.identities.ensureIdentityKey(site.id, random(32), 0);
  return visitorOf(inbox.served, random(32), ORIGIN, tokenOf(claimsFor(site.trackingKey, person), key));
};

test('is tagged as verified or not, with and without an address, and so is the address', async () => {
  const stranger = () => visitorOf(inbox.served);
  const people = [
    [stranger(), { firstName: 'Nameonly' }, ['Nameonly Not verified'], []],
    [stranger(), {}, ['Visitor Not verified'], []],
    [stranger(), { email: 'typed@example.com' }, ['typed@example.com Not verified'], ['Not verified']],
    [await signedIn({ sub: 'known', firstName: 'Known' }), {}, ['Known Verified'], []],
    [
      await signedIn({ sub: 'typing', firstName: 'Typing' }),
      { email: 'own@example.com' },
      ['Typing Verified'],
      ['Not verified'],
    ],
    [
      await signedIn({ sub: 'proved', firstName: 'Proved', email: 'proved@example.com' }),
      {},
      ['Proved Verified'],
      ['Verified'],
    ],
  ] as const;
  const opened = await inbox.open(inbox.owner, 'all');
  const panel = opened.page.getByRole('complementary', { name: 'Person' });
  for (const [visitor, details, heading, ofAddress] of people) {
    const { conversation } = (await visitor.start('Hello', random(16), details)).body;
    await opened.page.goto(`${inbox.served.url}/inbox/all/${conversation}`);
    await panel.getByRole('heading', { level: 2 }).waitFor();
    await eventually(() => panel.getByRole('heading', { level: 2 }).allInnerTexts(), [...heading]);
    await eventually(() => panel.locator('.fact .tag').allInnerTexts(), [...ofAddress]);
  }
  expect((await violationsIn(opened.page)).map(({ id }) => id)).toEqual([]);
  expect(opened.errors).toEqual([]);
  await opened.close();
});

test('case 63: writes markup in every field, page, product and cart included, and all of it is text', async () => {
  const hostile = (what: string) => `<img src=x onerror=hacked=1>${what}`;
  const url = 'https://shop.example/boots?<script>';
  const reported = {
    page: { url, title: hostile('title') },
    referrer: 'https://search.example/?q=<script>',
    product: { name: hostile('product'), price: hostile('price'), url },
    cart: {
      items: [{ name: hostile('item'), quantity: 2, price: hostile('each') }],
      total: hostile('total'),
    },
  };
  const details = { firstName: hostile('first'), lastName: hostile('last') };
  const visitor = visitorOf(inbox.served);
  const started = await visitor.start(hostile('text'), random(16), details, { context: { reported } });
  expect(started.status).toBe(201);
  const opened = await inbox.open(inbox.owner, `all/${started.body.conversation}`);
  const panel = opened.page.getByRole('complementary', { name: 'Person' });
  for (const what of ['title', 'product', 'price', 'item', 'each', 'total', 'last'])
    await panel.getByText(hostile(what)).first().waitFor();
  await opened.page.getByText(hostile('text')).first().waitFor();
  await panel.getByText('As the browser reports it. Anybody can write anything there.').waitFor();
  expect(await opened.page.locator('img[src="x"]').count()).toBe(0);
  expect(await opened.page.evaluate(() => 'hacked' in window)).toBe(false);
  expect(await panel.locator('a[href^="javascript:"]').count()).toBe(0);
  expect(opened.errors).toEqual([]);
  await opened.close();
});

const shop = (path: string): string => `https://shop.example${path}`;
const bells = (count: number) =>
  Array.from({ length: count }, (_, i) => ({ name: `Bell ${i + 1}`, quantity: 1, price: '9.00 EUR' }));

test('writes from a page with a product and a cart: each is a link, said to be the browser’s word', async () => {
  const reported = {
    page: { url: shop('/products/basket'), title: 'Basket – Larkmoor' },
    referrer: shop('/collections/city'),
    product: { name: 'Basket', sku: 'B-1', price: '49.00 EUR', url: shop('/products/basket') },
    cart: {
      items: [
        { name: 'Bell', quantity: 2, price: '9.00 EUR', url: shop('/products/bell') },
        { name: 'سلة كبيرة', quantity: 1, price: '120.00 EUR', url: shop('/products/sala') },
      ],
      total: '138.00 EUR',
    },
  };
  const { body } = await visitorOf(inbox.served).start('Hello', random(16), {}, { context: { reported } });
  const opened = await inbox.open(inbox.owner, `all/${body.conversation}`);
  const panel = opened.page.getByRole('complementary', { name: 'Person' });
  const address = (name: string): Promise<string | null> =>
    panel.getByRole('link', { name, exact: true }).getAttribute('href');
  await eventually(() => address('Basket'), shop('/products/basket'));
  expect(await address('Bell')).toBe(shop('/products/bell'));
  expect(await address('سلة كبيرة')).toBe(shop('/products/sala'));
  expect(await panel.locator('.cart li').allInnerTexts()).toEqual([
    '2 ×\nBell 9.00 EUR each',
    '1 ×\nسلة كبيرة 120.00 EUR',
  ]);
  await panel.getByText('Total: 138.00 EUR').waitFor();
  await panel.getByText('As the browser reports it.').waitFor();
  expect((await violationsIn(opened.page)).map(({ id }) => id)).toEqual([]);
  await opened.close();
});

test('has an empty cart, or a long one of which the rest shows on demand', async () => {
  const withCart = async (cart: object) => {
    const context = { reported: { page: { url: shop('/') }, cart } };
    return (await visitorOf(inbox.served).start('Hello', random(16), {}, { context })).body.conversation;
  };
  const opened = await inbox.open(inbox.owner, `all/${await withCart({ items: [], total: '0.00 EUR' })}`);
  const panel = opened.page.getByRole('complementary', { name: 'Person' });
  await panel.getByText('Empty', { exact: true }).waitFor();
  expect(await panel.getByText('Total').count()).toBe(0);
  const long = await withCart({ items: bells(30), total: '270.00 EUR' });
  await opened.page.goto(`${inbox.served.url}/inbox/all/${long}`);
  await panel.getByText('Bell 8', { exact: true }).waitFor();
  expect(await panel.getByText('Bell 9', { exact: true }).isVisible()).toBe(false);
  await panel.getByText('22 more items').press('Enter');
  await panel.getByText('Bell 30', { exact: true }).waitFor();
  expect((await violationsIn(opened.page)).map(({ id }) => id)).toEqual([]);
  expect(opened.errors).toEqual([]);
  await opened.close();
});
