// needs: chromium
// Several conversations at once: assigned, put away, closed, opened again and marked, each with Undo.
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { untilFocused } from '../../browser/focus.ts';
import { eventually } from '../../patience.ts';
import { openInbox, type InboxUnderTest, type OpenedInbox } from './inbox-browser.ts';

const TEXTS = ['Where is my parcel?', 'Do you ship to Norway?', 'Is it blue?'] as const;
/** Of each test its own. */
let round = 0;
const written = (): readonly string[] => TEXTS.map((text) => `${text} (${round})`);

let inbox: InboxUnderTest;
let opened: OpenedInbox;
let page: Page;
let ids: readonly string[];

beforeAll(async () => {
  inbox = await openInbox();
});
afterAll(async () => {
  await opened?.close();
  await inbox?.stop();
});
beforeEach(async () => {
  await opened?.close();
  for (const id of ids ?? []) await inbox.owner.add(id, 'status', { status: 'closed' });
  round += 1;
  ids = await Promise.all(written().map(async (text) => (await inbox.write(text)).id));
  opened = await inbox.open(inbox.owner, 'all');
  ({ page } = opened);
});

/** What of each conversation the log says. */
const heads = async () => inbox.store.log.heads(ids);
const all = async (name: 'agent' | 'team' | 'status'): Promise<string> =>
  (await heads()).map((head) => String(head[name])).join();
const thrice = (value: string | null): string => TEXTS.map(() => String(value)).join();

const bar = () => page.getByRole('toolbar');
const selectAll = async (): Promise<void> => {
  for (const text of written()) await page.locator('.line', { hasText: text }).getByRole('checkbox').check();
  await bar().getByText('3 selected').waitFor();
};
const choose = async (menu: 'Assign' | 'Snooze', choice: string): Promise<void> => {
  await bar().getByRole('button', { name: menu }).click();
  await page.getByRole('menuitem', { name: choice }).click();
};
const changed = () => page.locator('.toast', { hasText: '3 conversations changed.' }).last();
const undo = async (): Promise<void> => {
  await changed().getByRole('button', { name: 'Undo' }).click();
  await page.getByText('Undone.').last().waitFor();
};

test('are assigned to a colleague, to a team and to nobody, and come back with Undo', async () => {
  await inbox.owner.ask('PUT', '/teams/support', { name: 'Support', hours: null, members: [] });
  await page.reload();
  await selectAll();
  await choose('Assign', 'Ann');
  await eventually(() => all('agent'), thrice(inbox.ids.agent));
  await undo();
  await eventually(() => all('agent'), thrice(null));
  await selectAll();
  await choose('Assign', 'Support');
  await eventually(() => all('team'), thrice('support'));
  await changed().waitFor();
  await selectAll();
  await choose('Assign', 'Nobody');
  await eventually(() => all('team'), thrice(null));
  expect(opened.errors).toEqual([]);
});

test('are put away until tomorrow, and come back with Undo', async () => {
  await selectAll();
  await choose('Snooze', 'Tomorrow');
  await eventually(() => all('status'), thrice('snoozed'));
  await undo();
  await eventually(() => all('status'), thrice('open'));
});

test('are closed, opened again from the list of closed ones, and marked as priority', async () => {
  await selectAll();
  await bar().getByRole('button', { name: 'Mark as priority' }).click();
  await changed().waitFor();
  await selectAll();
  await bar().getByRole('button', { name: 'Remove priority' }).waitFor();
  await bar().getByRole('button', { name: 'Close', exact: true }).click();
  await eventually(() => all('status'), thrice('closed'));
  await page.goto(`${inbox.served.url}/inbox/closed`);
  await selectAll();
  expect(await bar().getByRole('button', { name: 'Close', exact: true }).count()).toBe(0);
  await bar().getByRole('button', { name: 'Reopen' }).click();
  await eventually(() => all('status'), thrice('open'));
});

test('are selected, taken, closed and opened again by keyboard alone', async () => {
  await page.locator('.line', { hasText: written()[0]! }).waitFor();
  // Rows that come back by Undo may still move: one that was passed over is gone to again.
  const areSelected = (): Promise<boolean> => bar().getByText('3 selected').isVisible();
  const goThrough = async (): Promise<boolean> => {
    await page.keyboard.press('u');
    await page.locator('.line[data-current]').waitFor({ state: 'detached' });
    for (const _ of TEXTS) {
      await page.keyboard.press('j');
      const current = page.locator('.line[data-current]').getByRole('checkbox');
      if (!(await current.isChecked())) await page.keyboard.press('x');
    }
    return areSelected();
  };
  const selectByKeys = (): Promise<void> =>
    eventually(async () => (await areSelected()) || goThrough(), true);
  const undoByKey = async (): Promise<void> => {
    await changed().waitFor();
    await page.keyboard.press('z');
    await changed().waitFor({ state: 'detached' });
  };
  await selectByKeys();
  await page.keyboard.press('a');
  await eventually(() => all('agent'), thrice(inbox.ids.owner));
  await undoByKey();
  await eventually(() => all('agent'), thrice(null));
  await selectByKeys();
  await bar().getByRole('button', { name: 'Snooze' }).focus();
  await page.keyboard.press('Enter');
  await untilFocused(page.getByRole('menuitem').first());
  await page.keyboard.press('Enter');
  await eventually(() => all('status'), thrice('snoozed'));
  await undoByKey();
  await eventually(() => all('status'), thrice('open'));
});
