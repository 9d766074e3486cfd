// needs: chromium
// A working day without a mouse: nothing here clicks, and nothing gets the focus but by keys.
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import type { AssignmentRule } from '../../../talk-server/assignment/rules.ts';
import { untilFocused } from '../../browser/focus.ts';
import { dismissToasts, openInbox, type InboxUnderTest } from './inbox-browser.ts';

let inbox: InboxUnderTest;
beforeAll(async () => {
  inbox = await openInbox();
  await inbox.owner.ask('PUT', '/teams/sales', { name: 'Sales', hours: null, members: [inbox.ids.agent] });
});
afterAll(() => inbox?.stop());

const said = (page: Page, text: string) => page.locator('.said', { hasText: text });

/** What has the focus, as it is read out: its name, or its label. */
const focused = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const element = document.activeElement as HTMLInputElement | null;
    const label = element?.labels?.[0]?.textContent;
    return (element?.getAttribute('aria-label') ?? label ?? element?.textContent ?? '').trim();
  });

/** Goes on with Tab until something of this name has the focus. */
const walkTo = async (page: Page, name: string | RegExp): Promise<void> => {
  const matches = (text: string): boolean => (typeof name === 'string' ? text === name : name.test(text));
  const seen: string[] = [];
  for (let steps = 0; steps < 120; steps += 1) {
    const now = await focused(page);
    if (matches(now)) return;
    seen.push(now);
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab does not lead to ${String(name)}, but to ${seen.join(' | ')}`);
};

const press = async (page: Page, name: string | RegExp): Promise<void> => {
  await walkTo(page, name);
  await page.keyboard.press('Enter');
};

const composer = (page: Page) => page.locator('#composer');
const menu = (page: Page) => page.getByRole('menu');

/** Goes to a screen of the settings from the desk. */
const toSettings = async (page: Page, tab: string): Promise<void> => {
  await page.keyboard.press('Control+k');
  await untilFocused(page.getByRole('dialog').getByRole('combobox'));
  await page.keyboard.type('go to settings');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Settings', level: 1 }).waitFor();
  await press(page, tab);
  await page.getByRole('heading', { name: tab, level: 2 }).waitFor();
};

test('what was sent and what was changed are taken back by keys', async () => {
  const { visitor, id } = await inbox.write('Can I send it back?', { firstName: 'Kim' });
  const { page, errors, close } = await inbox.open(inbox.owner, 'unassigned');
  await page.locator('.line', { hasText: 'Kim' }).waitFor();
  await page.keyboard.press('j');
  await said(page, 'Can I send it back?').waitFor();
  await page.keyboard.press('r');
  await untilFocused(composer(page));
  await page.keyboard.type('No.');
  await page.keyboard.press('Control+Enter');
  await page.locator('.pending').waitFor();
  await page.keyboard.press('Control+z');
  await page.locator('.pending').waitFor({ state: 'detached' });
  await page.waitForFunction(() => document.querySelector<HTMLTextAreaElement>('#composer')!.value === 'No.');
  const { body } = await visitor.ask<{ events: unknown[] }>('GET', `/conversations/${id}/events?after=0`);
  expect(body.events).toHaveLength(1);
  await page.keyboard.press('Escape');
  await page.keyboard.press('p');
  await page.locator('.toast', { hasText: 'Undo' }).waitFor();
  await page.keyboard.press('z');
  await page.getByText('Undone.').waitFor();
  const { row } = (await inbox.owner.ask<{ row: { priority: boolean } }>('GET', `/conversations/${id}`)).body;
  expect(row.priority).toBe(false);
  expect(errors).toEqual([]);
  await close();
});

test('a colleague is mentioned, a conversation assigned and snoozed by keys', async () => {
  const { id } = await inbox.write('A hard one', { firstName: 'Nele' });
  const { page, errors, close } = await inbox.open(inbox.owner, `all/${id}`);
  await said(page, 'A hard one').waitFor();
  await page.keyboard.press('n');
  await untilFocused(composer(page));
  await page.keyboard.type('Please look, @A');
  await page.getByRole('button', { name: '@Ann' }).waitFor();
  await press(page, '@Ann');
  await untilFocused(composer(page));
  await page.keyboard.type('thanks');
  await page.keyboard.press('Control+Enter');
  await page.locator('.said.note:not(.pending) .mention', { hasText: '@Ann' }).waitFor();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Shift+A');
  await untilFocused(menu(page));
  // One letter: what is typed slowly is not one word.
  await page.keyboard.press('A');
  await untilFocused(menu(page).getByRole('menuitemradio', { name: 'Ann' }));
  await page.keyboard.press('Enter');
  await page.getByText('Assigned to Ann.').waitFor();
  // No key is heard beside an open menu.
  await menu(page).waitFor({ state: 'detached' });
  await page.keyboard.press('s');
  await untilFocused(menu(page));
  await page.keyboard.press('ArrowDown');
  await menu(page).locator('[role="menuitem"]:focus').waitFor();
  await page.keyboard.press('Enter');
  await page.getByText('Snoozed', { exact: false }).first().waitFor();
  const { row } = (
    await inbox.owner.ask<{ row: { agent: string; status: string } }>('GET', `/conversations/${id}`)
  ).body;
  expect(row).toMatchObject({ agent: inbox.ids.agent, status: 'snoozed' });
  expect(errors).toEqual([]);
  await close();
});

test('a rule of assignment is added, sorted and removed by keys, and its removal taken back', async () => {
  const { page, errors, close } = await inbox.open(inbox.owner, 'mine');
  await page.locator('[data-state="live"]').waitFor({ state: 'attached' });
  await toSettings(page, 'Assignment');
  for (const name of ['First', 'Second']) {
    await press(page, 'Add rule');
    await untilFocused(page.getByRole('dialog'));
    await walkTo(page, 'Name of the rule');
    await page.keyboard.type(name);
    await walkTo(page, /^Team or agent/);
    await page.keyboard.press('S');
    await press(page, 'Save');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.locator('.numbered li', { hasText: name }).waitFor();
  }
  await press(page, 'Move up: Second');
  await page.locator('.numbered li').first().getByText('Second').waitFor();
  await dismissToasts(page);
  await press(page, 'Remove: First');
  await page.locator('.numbered li', { hasText: 'First' }).waitFor({ state: 'detached' });
  await page.locator('.toast', { hasText: 'Undo' }).last().waitFor();
  await page.keyboard.press('z');
  await page.locator('.numbered li', { hasText: 'First' }).waitFor();
  const { rules } = (await inbox.owner.ask<{ rules: AssignmentRule[] }>('GET', '/assignment-rules')).body;
  expect(rules.map(({ name }) => name)).toEqual(['Second', 'First']);
  expect(errors).toEqual([]);
  await close();
});

test('the messenger is changed, reset and saved by keys on each of its tabs', async () => {
  const { page, errors, close } = await inbox.open(inbox.owner, 'mine');
  await page.locator('[data-state="live"]').waitFor({ state: 'attached' });
  await toSettings(page, 'Messenger');
  await page.locator('[data-field="messenger.style.title"]').waitFor();
  await walkTo(page, 'Title');
  await page.keyboard.press('Control+a');
  await page.keyboard.type('By keys alone');
  await press(page, 'Save');
  await page.locator('.save-bar:not([data-changed])').waitFor({ state: 'attached' });
  for (const [tab, field] of [
    ['Content', 'messenger.content.greeting'],
    ['Visitors', 'messenger.visitors.require.email'],
    ['Response times', 'messenger.hours.rows'],
  ] as const) {
    await press(page, tab);
    await page.locator(`[data-field="${field}"]`).waitFor();
  }
  await press(page, 'Add hours');
  await page.locator('.save-bar[data-changed]').waitFor();
  await press(page, 'Reset this tab');
  await untilFocused(page.getByRole('alertdialog'));
  await press(page, 'Reset');
  await page.getByText('They are not saved yet.').waitFor();
  await press(page, 'Undo');
  await press(page, 'Save');
  await page.locator('.save-bar:not([data-changed])').waitFor({ state: 'attached' });
  const { messenger } = (
    await inbox.owner.ask<{ messenger: { style: { title: string }; hours: { rows: unknown[] } } }>(
      'GET',
      `/sites/${inbox.served.site.id}/messenger`,
    )
  ).body;
  expect([messenger.style.title, messenger.hours.rows.length]).toEqual(['By keys alone', 1]);
  expect(errors).toEqual([]);
  await close();
});
