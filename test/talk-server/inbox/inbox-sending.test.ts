// needs: chromium
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { eventually } from '../../patience.ts';
import { openInbox, type InboxUnderTest } from './inbox-browser.ts';

let inbox: InboxUnderTest;
beforeAll(async () => {
  inbox = await openInbox();
});
afterAll(() => inbox?.stop());

const composer = (page: Page) => page.locator('#composer');
const said = (page: Page, text: string) => page.locator('.said', { hasText: text });
const attach = (page: Page, ...names: readonly string[]) =>
  page
    .getByLabel('Add a file')
    .setInputFiles(names.map((name) => ({ name, mimeType: 'text/plain', buffer: Buffer.from('Lamp\n') })));

describe('what is sent', () => {
  test('can be taken back, with the text in the box again and nothing at the visitor’s', async () => {
    const { id, visitor } = await inbox.write('Hm');
    const { page, close } = await inbox.open(inbox.owner, `all/${id}`);
    await composer(page).fill('Oh no');
    await page.getByRole('button', { name: 'Send', exact: true }).click();
    await page.locator('.pending').getByRole('button', { name: 'Undo' }).click();
    await page.locator('.pending').waitFor({ state: 'detached' });
    await eventually(() => composer(page).inputValue(), 'Oh no');
    const { body } = await visitor.ask<{ events: unknown[] }>('GET', `/conversations/${id}/events?after=0`);
    expect(body.events).toHaveLength(1);
    await close();
  });

  test('comes back with its files when it is taken back, once, and goes with them when it is sent again', async () => {
    const { id, visitor } = await inbox.write('A picture, please');
    const { page, close } = await inbox.open(inbox.owner, `all/${id}`);
    await attach(page, 'wrong.txt');
    await page.getByRole('button', { name: 'Remove wrong.txt' }).waitFor();
    await page.getByRole('button', { name: 'Send', exact: true }).click();
    await page.locator('.pending .file', { hasText: 'wrong.txt' }).waitFor();
    await page.locator('.pending').getByRole('button', { name: 'Undo' }).click();
    await page.getByRole('button', { name: 'Remove wrong.txt' }).click();
    // The name of a file is no word of the agent's.
    expect(await composer(page).inputValue()).toBe('');
    await attach(page, 'right.txt');
    await page.getByRole('button', { name: 'Remove right.txt' }).waitFor();
    await composer(page).fill('Here it is');
    await composer(page).press('Control+Enter');
    await page.locator('.pending').getByRole('button', { name: 'Undo' }).click();
    await page.getByRole('button', { name: 'Remove right.txt' }).waitFor();
    await eventually(() => composer(page).inputValue(), 'Here it is');
    await composer(page).press('Control+Enter');
    await page.locator('.said.ours:not(.pending)').getByRole('button', { name: 'right.txt' }).waitFor();
    const { body } = await visitor.ask<{ events: { body: object }[] }>(
      'GET',
      `/conversations/${id}/events?after=1`,
    );
    expect(body.events.map((event) => event.body)).toMatchObject([
      { text: 'Here it is', files: [{ name: 'right.txt' }] },
    ]);
    // The box that comes again with the conversation is empty.
    await page.locator('.thread-actions').getByRole('button', { name: 'Close', exact: true }).click();
    await page.getByText('This conversation is closed.').waitFor();
    await page.locator('.composer').getByRole('button', { name: 'Reopen' }).click();
    expect(await composer(page).inputValue()).toBe('');
    await close();
  });

  test('takes five files at most, and says so', async () => {
    const { id } = await inbox.write('All of them, please');
    const { page, close } = await inbox.open(inbox.owner, `all/${id}`);
    await attach(page, '1.txt', '2.txt', '3.txt', '4.txt', '5.txt', '6.txt');
    await page.getByText('A message takes at most 5 files.').waitFor();
    await page.getByRole('button', { name: 'Remove 5.txt' }).waitFor();
    expect(await page.getByRole('button', { name: /^Remove/ }).count()).toBe(5);
    await close();
  });

  test('waits while the server is away, also over a reload, says so, and arrives once', async () => {
    const { id, visitor } = await inbox.write('Are you there?');
    const { page, close } = await inbox.open(inbox.owner, `all/${id}`);
    await said(page, 'Are you there?').waitFor();
    await page.route('**/events', (route) =>
      route.request().method() === 'POST' ? route.abort('failed') : route.continue(),
    );
    await composer(page).fill('Here I am');
    await composer(page).press('Control+Enter');
    await page.getByText('Not sent.').waitFor();
    await page.reload();
    await page.getByText('Not sent.').waitFor();
    await page.unroute('**/events');
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.locator('.said.ours:not(.pending)', { hasText: 'Here I am' }).waitFor();
    const { body } = await visitor.ask<{ events: unknown[] }>('GET', `/conversations/${id}/events?after=0`);
    expect(body.events).toHaveLength(2);
    await close();
  });
});

test('a saved reply is put where the caret is, with what is known of the person', async () => {
  await inbox.owner.ask('POST', '/replies', {
    name: 'Shipping',
    text: 'Hello {{ first_name | default: "there" }}, {{ agent_name }} of {{ site_name }} here.',
  });
  const known = await inbox.write('When do you ship?', { firstName: 'Ute' });
  const unknown = await inbox.write('And to me?');
  for (const [{ id }, name] of [
    [known, 'Ute'],
    [unknown, 'there'],
  ] as const) {
    const { page, close } = await inbox.open(inbox.owner, `all/${id}`);
    await composer(page).fill(' Bye');
    await composer(page).press('Home');
    await page.getByRole('button', { name: 'Saved replies' }).click();
    await page.getByRole('menuitem', { name: 'Shipping' }).click();
    const { name: site } = inbox.served.site;
    await eventually(() => composer(page).inputValue(), `Hello ${name}, Olga of ${site} here. Bye`);
    await close();
  }
});

test('a file is dropped into an answer, arrives with it, and can be opened by the agent', async () => {
  const { id, visitor } = await inbox.write('Do you have a picture?');
  const { page, close } = await inbox.open(inbox.owner, `all/${id}`);
  await said(page, 'Do you have a picture?').waitFor();
  await attach(page, 'price list.txt');
  await page.getByRole('button', { name: 'Remove price list.txt' }).waitFor();
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  await page.locator('.said.ours:not(.pending)').getByRole('button', { name: 'price list.txt' }).waitFor();
  const { body } = await visitor.ask<{ events: { body: { files?: { name: string }[] } }[] }>(
    'GET',
    `/conversations/${id}/events?after=1`,
  );
  expect(body.events[0]!.body.files).toMatchObject([{ name: 'price list.txt' }]);
  await close();
});
