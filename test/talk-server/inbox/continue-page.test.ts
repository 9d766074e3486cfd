// needs: chromium
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { violationsIn } from '../../browser/axe.ts';
import { launchChromium } from '../../browser/chromium.ts';
import { eventually } from '../../patience.ts';
import { ownerOf, type InboxClient } from './inbox-client.ts';
import type { StoreUnderTest } from '../log-requests.ts';
import { onSqlite } from '../places.ts';
import { startPostbox, tokenIn, type Postbox } from '../postbox.ts';
import { random, serve, visitorOf, type Served } from '../served.ts';
import { setRules } from '../settings-of.ts';

let place: StoreUnderTest;
let served: Served;
let postbox: Postbox;
let owner: InboxClient;
let browser: Browser;
/** Milliseconds by which the server's clock is ahead: the mail's two minutes are not waited for. */
let ahead = 0;

beforeAll(async () => {
  place = await onSqlite();
  postbox = await startPostbox();
  served = await serve(place.store, {
    now: () => Date.now() + ahead,
    mail: {
      server: postbox.address,
      from: 'Lamps <hello@lamps.example>',
      transcript: false,
    },
    publicUrl: 'https://talk.example.com',
  });
  owner = await ownerOf(served, place.store);
  browser = await launchChromium();
});
afterAll(async () => {
  await browser?.close();
  await served?.stop();
  await postbox?.stop();
  await place.stop();
});

/** A visitor who is away, and the token of the mail that they get. */
const mailed = async (text: string) => {
  postbox.empty();
  const visitor = visitorOf(served);
  const { body } = await visitor.start(text, random(16), { email: `${random(16)}@example.com` });
  await owner.add(body.conversation, 'message', { text: 'Yes, in four days.' });
  ahead += 3 * 60_000;
  await eventually(async () => (await postbox.mails()).length, 1);
  return { visitor, id: body.conversation, token: tokenIn((await postbox.mails())[0]!) };
};

const faultsOf = async (page: Page): Promise<readonly string[]> =>
  (await violationsIn(page)).map(({ id }) => id);

/** What axe finds in light and dark, and how much wider than a phone the page is. */
const checked = async (page: Page): Promise<unknown> => {
  const found: unknown[] = [];
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    found.push(...(await faultsOf(page)));
  }
  found.push(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth));
  return found;
};

const opened = async (token: string) => {
  const context = await browser.newContext({ viewport: { width: 360, height: 640 }, locale: 'en-GB' });
  const page = await context.newPage();
  const errors: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' && !message.text().includes('Failed to load resource'))
      errors.push(message.text());
  });
  page.on('pageerror', (error) => errors.push(String(error)));
  await page.goto(`${served.url}/continue#${token}`);
  return { page, errors, close: () => context.close() };
};

test('a mail’s link is spent by a press alone; the conversation goes on there, on a phone and by the keyboard', async () => {
  const { id, visitor, token } = await mailed(`Do you ship ${'x'.repeat(200)}?`);
  // Somebody looks at the link first, and a mail scanner runs its scripts.
  const scanner = await opened(token);
  await scanner.page.getByRole('button', { name: 'Open the conversation' }).waitFor();
  expect(await checked(scanner.page)).toEqual([0]);
  await scanner.close();

  const { page, errors, close } = await opened(token);
  await page.getByRole('button', { name: 'Open the conversation' }).press('Enter');
  await page.getByText('Yes, in four days.').waitFor();
  expect(new URL(page.url()).hash).toBe('');
  expect(await checked(page)).toEqual([0]);
  const box = page.getByLabel('Your answer');
  await box.fill('Then I take two');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.getByText('Sent.').waitFor();
  await page.locator('.own', { hasText: 'Then I take two' }).waitFor();
  await owner.add(id, 'message', { text: 'They are on their way.' });
  await page.locator('.theirs', { hasText: 'They are on their way.' }).waitFor();
  const seen = await visitor.ask('GET', `/conversations/${id}/events?after=0`);
  expect(JSON.stringify(seen.body)).toContain('Then I take two');
  await page.reload();
  await page.getByText('They are on their way.').waitFor();
  await owner.add(id, 'status', { status: 'closed' });
  await page.getByText('The conversation was closed.').waitFor();
  await box.fill('One more thing');
  await page.getByRole('button', { name: 'Send' }).click();
  await page.getByText('This conversation is closed.').waitFor();
  expect(await box.inputValue()).toBe('One more thing');
  expect(errors).toEqual([]);
  await close();

  const again = await opened(token);
  await again.page.getByRole('button', { name: 'Open the conversation' }).click();
  await again.page.getByText('This link was used or is too old.').waitFor();
  expect(await checked(again.page)).toEqual([0]);
  await again.close();
});

test('what the site asks of everybody who writes is said there in words, and nothing typed is lost', async () => {
  const { token } = await mailed('Do you ship?');
  const { page, close } = await opened(token);
  await page.getByRole('button', { name: 'Open the conversation' }).click();
  const box = page.getByLabel('Your answer');
  await box.fill('Then I take two');
  for (const [rules, words] of [
    [{ verification: 'required' }, 'Only people who are signed in can write here.'],
    [
      { visitors: { consent: { url: '', required: true } } },
      'Before you write, you are asked for your consent.',
    ],
  ] as const) {
    await setRules(place.store, served.site.id, rules);
    await page.getByRole('button', { name: 'Send' }).click();
    await page.getByText(words).waitFor();
    await eventually(() => box.inputValue(), 'Then I take two');
  }
  await setRules(place.store, served.site.id, {});
  await page.getByRole('button', { name: 'Send' }).click();
  await page.getByText('Sent.').waitFor();
  await close();
});
