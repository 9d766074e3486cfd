// What visitors meet outside of office hours: as the owner wants it.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Weekday } from '../../core/messenger/hours/hours.ts';
import type { PublicMessenger } from '../../core/messenger/public-settings.ts';
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

/** The team comes on one day a week: the one in three days. */
const away = (outside: PublicMessenger['hours']['outside']): PublicMessenger => {
  const settings = nothingAsked();
  const day = (((new Date().getUTCDay() + 2) % 7) + 1) as Weekday;
  const rows = [{ days: [day], from: '09:00', to: '17:00' }];
  return { ...settings, hours: { ...settings.hours, rows, outside } };
};

describe('Outside of office hours, the messenger', () => {
  test('says when the team is back, or nothing of it, as the owner wants', async () => {
    for (const [outside, lines] of [
      ['leaveMessage', 1],
      ['open', 0],
    ] as const) {
      const { page } = await shop.visit({ settings: away(outside) });
      await launcher(page).click();
      await page.getByRole('button', { name: 'Send us a message' }).waitFor();
      expect(await page.getByText(/^Back /).count()).toBe(lines);
      await page.getByRole('button', { name: 'Send us a message' }).click();
      await page.locator('#draft').waitFor();
      expect(await page.getByText(/^Back /).count()).toBe(lines);
    }
  });

  test('says what has changed once a computer that slept is looked at again', async () => {
    const { page } = await shop.visit({ settings: away('leaveMessage') });
    await page.clock.install();
    await launcher(page).click();
    await page.getByText(/^Back /).waitFor();
    // A sleep: the time is another, and no timer has run.
    const noon = Math.floor(Date.now() / 86_400_000 + 3) * 86_400_000 + 43_200_000;
    await page.clock.setSystemTime(noon);
    await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange', { bubbles: true })));
    await page.getByText(/^Online now/).waitFor();
  });

  test('starts no new conversation in any way, where the owner wants none, and shows those that there are', async () => {
    const { page } = await shop.visit({ settings: away('leaveMessage') });
    await begins(page);
    await writes(page, 'Hello');
    const first = await conversationOf(page);
    await page.locator('.message.own:not(.sending)').waitFor();
    await server.setStatus(first, 'closed');
    await page.getByRole('button', { name: 'Start another conversation' }).click();
    await writes(page, 'Hello again');
    await page.locator('.message.own:not(.sending)', { hasText: 'Hello again' }).waitFor();
    await server.setStatus(await conversationOf(page), 'closed');
    await page.getByRole('button', { name: 'Start another conversation' }).waitFor();

    shop.put({ settings: away('hide') });
    await page.reload();
    await launcher(page).click();
    await page.getByText('This conversation is closed.').last().waitFor();
    expect(await page.getByRole('button', { name: 'Start another conversation' }).count()).toBe(0);
    await page.evaluate(() => window.talkSuite!.open('thread'));
    await page.getByRole('heading', { name: 'Hello there' }).waitFor();
    const begin = page.getByRole('button', { name: 'Send us a message' });
    await page.getByRole('button', { name: 'See all conversations' }).click();
    await page.getByRole('heading', { name: 'Hello there' }).waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Closed' }).nth(1).waitFor();
    expect(await begin.count()).toBe(0);
  });
});
