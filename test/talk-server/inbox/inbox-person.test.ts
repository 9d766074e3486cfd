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
