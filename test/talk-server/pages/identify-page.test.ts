// needs: chromium
// A page says who its visitor is as often as it likes, when it likes: what they read is theirs, and never nothing.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { BrowserContext, Page } from 'playwright-core';
import { eventually } from '../../patience.ts';
import { claimsFor, tokenOf } from '../identity-tokens.ts';
import { random, visitorOf } from '../served.ts';
import { startPlainSite, type PlainSite } from './plain-site.ts';

const TRACKING_KEY = 'talk-0123456789abcdef20';

describe('case 20: a page that says who its visitor is', () => {
  let plain: PlainSite;
  let context: BrowserContext;
  let mia: string;
  let tom: string;

  /** Somebody who is signed in, and has written from another device. */
  const customer = async (sub: string, text: string): Promise<string> => {
    const { place, served, origin } = plain;
    const key = await place.store.identities.ensureIdentityKey(served.site.id, random(32), 0);
    const token = tokenOf(claimsFor(TRACKING_KEY, { sub }), key);
    await visitorOf(served, random(32), origin, token).start(text);
    return token;
  };

  beforeAll(async () => {
    plain = await startPlainSite(TRACKING_KEY);
    [mia, tom] = [await customer('mia', 'Mia asks'), await customer('tom', 'Tom asks')];
  });
  afterAll(() => plain?.stop());
  beforeEach(async () => {
    await context?.close();
    context = await plain.browser.newContext();
  });

  const says = (token: string): string => `ap3c.track({ talkToken: '${token}' });`;
  const visit = async (script = ''): Promise<Page> => {
    const init = `"${plain.served.url}/");`;
    const body = `<!doctype html><html lang="en"><head><title>Boots</title>${plain.code.replace(init, init + script)}</head><body>Boots</body></html>`;
    plain.site.files.set('/', { body });
    const page = await context.newPage();
    await page.goto(`${plain.origin}/`);
    await launcher(page).waitFor();
    return page;
  };
  const launcher = (page: Page) => page.locator('talk-suite-messenger button').first();
  const home = (page: Page) => page.getByRole('button', { name: 'Send us a message' });
  const bubbles = (page: Page) => page.locator('.bubble').allTextContents();
  /** What somebody reads who opens the messenger: their conversation, where they have one. */
  const expectTheirs = async (page: Page, text: string): Promise<void> => {
    await page.getByRole('button', { name: 'Conversation' }).click();
    await page.locator('.own .bubble', { hasText: text }).waitFor();
    expect(await bubbles(page)).toEqual([text]);
  };

  test('never shows a stranger’s messenger', async () => {
    const page = await visit();
    await launcher(page).click();
    await home(page).waitFor();
    await eventually(() => page.getByRole('button', { name: 'Conversation' }).count(), 0);
  });

  test.each([1, 5])('%s times before it is there, or after, shows what is theirs', async (times) => {
    const before = await visit(says(mia).repeat(times));
    await launcher(before).click();
    await expectTheirs(before, 'Mia asks');

    const after = await visit();
    await after.evaluate(says(mia).repeat(times));
    await launcher(after).click();
    await expectTheirs(after, 'Mia asks');
  });

  test.each([1, 5])('%s times after it was opened shows it when it is opened again', async (times) => {
    const page = await visit();
    await launcher(page).click();
    await home(page).waitFor();
    await page.keyboard.press('Escape');
    await home(page).waitFor({ state: 'hidden' });
    await page.evaluate(says(mia).repeat(times));
    await launcher(page).click();
    await expectTheirs(page, 'Mia asks');
  });

  test('and then that it is another, shows what is that one’s', async () => {
    const before = await visit(says(mia) + says(tom));
    await launcher(before).click();
    await expectTheirs(before, 'Tom asks');

    const page = await visit(says(mia));
    await launcher(page).click();
    await expectTheirs(page, 'Mia asks');
    await page.evaluate(`ap3c.clearSession(); ${says(tom)}`);
    await launcher(page).click();
    await expectTheirs(page, 'Tom asks');
  });
});
