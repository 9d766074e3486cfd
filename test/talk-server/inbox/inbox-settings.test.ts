// needs: chromium
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { GRACE } from '../../../talk-server/retention/retention.ts';
import { openInbox, type InboxUnderTest } from './inbox-browser.ts';

let inbox: InboxUnderTest;
beforeAll(async () => {
  inbox = await openInbox();
});
afterAll(() => inbox?.stop());

describe('how long a site keeps closed conversations', () => {
  const site = () => inbox.served.site;
  const kept = () => inbox.store.administration.retentionOf(site().id);
  const change = (page: Page) =>
    page.getByRole('button', { name: `Change how long ${site().name} keeps closed conversations` }).click();

  test('is set where it says what goes and when, and is taken back until it begins', async () => {
    const { id } = await inbox.write('Long ago');
    await inbox.owner.add(id, 'status', { status: 'closed' });
    const { page, errors, close } = await inbox.open(inbox.owner, 'settings/sites');
    await page.getByText('Closed conversations are kept until somebody deletes them.').waitFor();
    await change(page);
    const dialog = page.getByRole('dialog', { name: `Closed conversations of ${site().name}` });
    await dialog.getByLabel('Delete them after some days').check();
    const days = dialog.getByLabel('Days after their last change');
    for (const wrong of ['0', '3651', '1.5', 'a week']) {
      await days.fill(wrong);
      await dialog.locator('button[type=submit]').click();
      await dialog.getByText('Enter a number of days from 1 to 3650.').waitFor();
    }
    await days.fill('30');
    await dialog.getByText('0 conversations are old enough to go').waitFor();
    await dialog.getByText('It begins in a day.').waitFor();
    await dialog.getByRole('button', { name: 'Delete after 30 days' }).click();
    await dialog.waitFor({ state: 'detached' });
    await page.getByText(/^From .* on, closed conversations are deleted 30 days/).waitFor();
    const { days: set, waits } = (await kept())!;
    expect([set, waits!.before]).toEqual([30, null]);
    expect(waits!.until).toBeGreaterThan(Date.now() + GRACE / 2);
    // Also after the message with its own Undo is gone.
    await page.reload();
    await page.getByRole('button', { name: `Undo the change for ${site().name}` }).click();
    await page.getByText('Closed conversations are kept until somebody deletes them.').waitFor();
    expect(await kept()).toEqual({ days: null, waits: null });
    expect(errors).toEqual([]);
    await close();
  });

  test('that has begun is shown, and keeping longer holds at once, with Undo', async () => {
    await inbox.store.administration.setRetention(site().id, 30, 0);
    const { page, close } = await inbox.open(inbox.owner, 'settings/sites');
    await page.getByText('Closed conversations are deleted 30 days after their last change.').waitFor();
    await change(page);
    await page.getByLabel('Days after their last change').fill('90');
    expect(await page.getByText('It begins in a day.').count()).toBe(0);
    await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
    await page.getByText('Closed conversations are deleted 90 days after their last change.').waitFor();
    expect(await kept()).toEqual({ days: 90, waits: null });
    await page.locator('.toast').getByRole('button', { name: 'Undo' }).click();
    await page.getByText(/^From .* on, closed conversations are deleted 30 days/).waitFor();
    await close();
  });

  test('is nobody’s to see or set who may not change sites', async () => {
    const path = `/sites/${site().id}`;
    expect((await inbox.agent.ask('GET', `${path}/retention`)).status).toBe(403);
    expect((await inbox.agent.ask('GET', `${path}/expired?days=5`)).status).toBe(403);
    expect((await inbox.agent.ask('PUT', `${path}/retention`, { days: null })).status).toBe(403);
    for (const days of [0, 3651, 1.5, 'x'])
      expect((await inbox.owner.ask('PUT', `${path}/retention`, { days })).status).toBe(400);
    expect((await inbox.owner.ask('PUT', '/sites/nowhere/retention', { days: 5 })).status).toBe(404);
  });
});

test('who of the team is here is seen as it changes, among the members and where a conversation is assigned', async () => {
  const { id } = await inbox.write('Who takes this?');
  const members = await inbox.open(inbox.owner, 'settings/members');
  const thread = await inbox.open(inbox.owner, `all/${id}`);
  const line = (state: string) =>
    members.page.locator('.rows li', { hasText: 'Ann' }).locator('.presence', { hasText: state }).waitFor();
  await thread.page.getByRole('button', { name: 'Assign' }).click();
  const choice = (state: string) =>
    thread.page.locator('.menu-item', { hasText: 'Ann' }).locator('.menu-hint', { hasText: state }).waitFor();
  await line('Away');
  await choice('Away');
  const ann = await inbox.open(inbox.agent, 'mine');
  await line('Here');
  await choice('Here');
  await inbox.agent.ask('PUT', '/me', { away: true });
  await line('Away');
  await choice('Away');
  // What one device says, the other shows.
  await ann.page.locator('.nav-me', { hasText: 'Away' }).waitFor();
  await inbox.agent.ask('PUT', '/me', { away: false });
  await line('Here');
  await ann.close();
  await line('Away');
  await choice('Away');
  expect([members.errors, thread.errors]).toEqual([[], []]);
  await members.close();
  await thread.close();
});

test('a form that is being saved is saved once, however often that is asked for', async () => {
  const { page, errors, close } = await inbox.open(inbox.owner, 'settings/replies');
  await page.getByRole('button', { name: 'Add saved reply' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await dialog.getByText('Please fill this in.').first().waitFor();
  await dialog.getByLabel('Name').fill('Shipping');
  await dialog.getByLabel('Text').fill('We ship on Monday.');
  let asked = 0;
  let release: () => void = () => undefined;
  const askedTwice = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route('**/inbox/replies', async (route) => {
    if (route.request().method() === 'POST') {
      asked += 1;
      await askedTwice;
    }
    await route.continue();
  });
  await dialog.getByRole('button', { name: 'Save' }).click();
  await dialog.getByLabel('Name').press('Enter');
  release();
  await dialog.waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Edit: Shipping' }).waitFor();
  expect(asked).toBe(1);
  expect(errors).toEqual([]);
  await close();
});

test('a message that comes in while settings are open sounds and counts', async () => {
  const { page, errors, close } = await inbox.open(inbox.owner, 'settings/account');
  await page.getByRole('link', { name: 'Notifications' }).click();
  const sounds = () => page.evaluate(() => Number(document.documentElement.dataset['sounds'] ?? 0));
  await page.waitForLoadState('networkidle');
  const before = await sounds();
  await inbox.write('Anybody?', { firstName: 'Zoe' });
  await page.waitForFunction(
    (count) => Number(document.documentElement.dataset['sounds'] ?? 0) > count,
    before,
  );
  await page.waitForFunction(() => /^\(\d+\) /.test(document.title));
  expect(errors).toEqual([]);
  await close();
});
