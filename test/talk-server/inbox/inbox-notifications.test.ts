// needs: chromium
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { startBot } from '../stores/bot.ts';
import { openInbox, welcomed, type InboxUnderTest } from './inbox-browser.ts';

let inbox: InboxUnderTest;
beforeAll(async () => {
  inbox = await openInbox({}, { local: true });
});
afterAll(() => inbox?.stop());

interface Shown {
  readonly title: string;
  readonly body: string;
  readonly tag: string;
}

/** Stands in for the computer's own screen, which a browser without one does not have. */
const watchNotifications = (page: Page) =>
  page.context().addInitScript(() => {
    const shown: object[] = [];
    Object.assign(window, {
      shown,
      Notification: class extends EventTarget {
        static permission = 'granted';
        static requestPermission(): Promise<string> {
          return Promise.resolve('granted');
        }
        constructor(title: string, options: object) {
          super();
          shown.push({ title, ...options });
        }
      },
    });
  });
const shownOn = (page: Page): Promise<readonly Shown[]> =>
  page.evaluate(() => (window as unknown as { shown: Shown[] }).shown);
const soundsOf = (page: Page) => page.evaluate(() => Number(document.documentElement.dataset['sounds'] ?? 0));

test('a sound is chosen and turned off, and the computer tells of a message without one', async () => {
  const { page, errors, close } = await inbox.open(inbox.agent, 'settings/notifications');
  await watchNotifications(page);
  await Promise.all([welcomed(page), page.reload()]);
  await page.getByLabel('Sound').selectOption('Bell');
  await page.getByLabel('Volume').fill('0.2');
  await page.getByRole('button', { name: 'Play' }).click();
  expect(await soundsOf(page)).toBeGreaterThan(0);
  await page.getByLabel('Sound').selectOption('Off');
  expect(await page.getByLabel('Volume').isDisabled()).toBe(true);
  await page.getByRole('button', { name: 'Turn on' }).click();
  await page.getByRole('button', { name: 'Turn off' }).waitFor();
  const before = await soundsOf(page);
  const { id } = await inbox.write('<b>Anybody?</b>', { firstName: 'Zoe' });
  await page.waitForFunction(() => (window as unknown as { shown: object[] }).shown.length === 1);
  expect(await shownOn(page)).toMatchObject([
    { title: 'Message from Zoe', body: '<b>Anybody?</b>', tag: id },
  ]);
  expect(await soundsOf(page)).toBe(before);
  await page.waitForFunction(() => {
    const icon = document.querySelector<HTMLLinkElement>('link[rel="icon"]')!;
    return icon.getAttribute('href') === icon.dataset['unread'];
  });
  // The choice is kept in this browser.
  await page.reload();
  expect(await page.getByLabel('Sound').inputValue()).toBe('off');
  await page.getByRole('button', { name: 'Turn off' }).click();
  await page.getByRole('button', { name: 'Turn on' }).waitFor();
  expect(errors).toEqual([]);
  await close();
});

test('who is free is told when a bot hands a conversation over, and finds it among those that nobody has', async () => {
  const bot = await startBot(inbox.served, inbox.store, inbox.owner, 'Lampy');
  const { page, errors, close } = await inbox.open(inbox.agent, 'unassigned');
  await watchNotifications(page);
  await page.reload();
  await page.locator('[data-state="live"]').waitFor({ state: 'attached' });
  await page.evaluate(() => localStorage.setItem('talk-inbox-told', JSON.stringify({ desktop: true })));
  await page.reload();
  await page.locator('[data-state="live"]').waitFor({ state: 'attached' });
  const { id, visitor } = await inbox.write('Do you ship to Norway?', { firstName: 'Nils' });
  await page.getByRole('link', { name: /^Assigned/ }).click();
  await page.locator('.line', { hasText: 'Nils' }).getByText('Bot: Yes, in four days.').waitFor();
  await visitor.send(id, 'I want a person');
  await page.waitForFunction(() =>
    (window as unknown as { shown: Shown[] }).shown.some(
      ({ title }) => title === 'A bot hands Nils over to people',
    ),
  );
  await page.getByRole('link', { name: 'Unassigned' }).click();
  await page.locator('.line', { hasText: 'Nils' }).getByRole('link').click();
  await page.getByText('Lampy unassigned this').waitFor();
  await page.locator('.said', { hasText: 'Yes, in four days.' }).getByText('Lampy').waitFor();
  expect(errors).toEqual([]);
  await close();
  await bot.stop();
});
