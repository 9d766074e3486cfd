// needs: chromium
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { eventually } from '../../patience.ts';
import { openInbox, type InboxUnderTest } from './inbox-browser.ts';

let inbox: InboxUnderTest;
beforeAll(async () => {
  inbox = await openInbox();
});
afterAll(() => inbox?.stop());

const LONG = 60_000;

/** A conversation that was just closed, with its offer to take that back, and a clock that stands. */
const closedOne = async (): Promise<{ page: Page; close: () => Promise<void> }> => {
  const { id } = await inbox.write('Do you repair lamps?');
  const { page, close } = await inbox.open(inbox.owner, `all/${id}`);
  await page.locator('.said', { hasText: 'repair lamps' }).waitFor();
  await page.clock.install();
  await page.getByRole('main').getByRole('button', { name: 'Close', exact: true }).click();
  await page.locator('.toast', { hasText: 'Undo' }).waitFor();
  return { page, close };
};

test('an offer to undo stays while somebody points at it or its button has the focus, and goes afterwards', async () => {
  const { page, close } = await closedOne();
  const toast = page.locator('.toast', { hasText: 'Undo' });
  await toast.hover();
  await page.clock.fastForward(LONG);
  expect(await toast.isVisible()).toBe(true);
  await toast.getByRole('button', { name: 'Undo' }).focus();
  await page.mouse.move(0, 0);
  await page.locator('.toast:hover').waitFor({ state: 'detached' });
  await page.clock.fastForward(LONG);
  expect(await toast.isVisible()).toBe(true);
  await page.locator('#thread').focus();
  await page.clock.fastForward(LONG);
  await eventually(() => toast.isVisible(), false);
  await close();
});

test('an offer to undo goes by itself when nobody turns to it', async () => {
  const { page, close } = await closedOne();
  await page.clock.fastForward(LONG);
  await eventually(() => page.locator('.toast', { hasText: 'Undo' }).isVisible(), false);
  await close();
});
