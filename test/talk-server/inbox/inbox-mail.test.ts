// needs: chromium
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { openInbox, type InboxUnderTest } from './inbox-browser.ts';
import { startPostbox, type Postbox } from '../postbox.ts';
import { serve } from '../served.ts';

const SECRET = 'the password of the mail server';

let inbox: InboxUnderTest;
let postbox: Postbox;
beforeAll(async () => {
  postbox = await startPostbox({ account: { user: 'lamps', password: SECRET } });
  inbox = await openInbox({}, { publicUrl: 'http://talk.example.com', local: true });
});
afterAll(async () => {
  await inbox?.stop();
  await postbox?.stop();
});

const save = (page: Page) => page.getByRole('button', { name: 'Save' }).click();
const password = (page: Page) => page.getByLabel('Password', { exact: true });

test('a mail server is entered, said to be wrong where it is, tried with a message to oneself, and turned off', async () => {
  const { page, errors, close } = await inbox.open(inbox.owner, 'settings/mail');
  await save(page);
  await page.getByText('Enter the name of a mail server').waitFor();
  await page.getByText('Enter an email address').waitFor();
  // What is wrong has the focus.
  await page.locator('[aria-invalid="true"]:focus').waitFor();
  const port = page.getByLabel('Port');
  expect(await port.inputValue()).toBe('587');
  await page.getByLabel('Encryption').selectOption('TLS');
  expect(await port.inputValue()).toBe('465');
  await page.getByLabel('Encryption').selectOption('None');
  await page.getByLabel('Server', { exact: true }).fill('127.0.0.1');
  await port.fill(String(postbox.port));
  await page.getByLabel('User name').fill('lamps');
  await page.getByLabel('Name', { exact: true }).fill('Lamps');
  await page.getByLabel('Email address').fill('hello@lamps.example');
  await save(page);
  await page.locator('.field .error', { hasText: 'Enter the password' }).waitFor();
  await password(page).fill('another one');
  await save(page);
  await page.getByText('A password is stored.').waitFor();
  expect(await password(page).inputValue()).toBe('');
  const tryIt = page.getByRole('button', { name: 'Send a test message' });
  await tryIt.click();
  await page.getByText('The mail server refused the user name or the password.').waitFor();
  await password(page).fill(SECRET);
  expect(await tryIt.isDisabled()).toBe(true);
  await save(page);
  await tryIt.and(page.locator(':enabled')).click();
  await page.getByText('Sent to olga@example.com.').waitFor();
  expect(await postbox.mails()).toMatchObject([{ subject: 'Test message of your Talk server' }]);
  // Nothing that came from the server has it.
  await page.reload();
  await page.getByText('A password is stored.').waitFor();
  expect(await page.content()).not.toContain(SECRET);
  await page.getByRole('button', { name: 'Send no more emails' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Send no more emails' }).click();
  await page.getByText('No more emails are sent.').waitFor();
  await page.getByText('A password is stored.').waitFor({ state: 'detached' });
  expect(errors).toEqual([]);
  await close();
});

test('what the environment sets is shown and not changed', async () => {
  const served = await serve(inbox.store, {
    publicUrl: 'http://talk.example.com',
    mail: {
      server: `smtp://lamps:${SECRET}@mail.example:2525`,
      from: 'Lamps <a@b.example>',
      transcript: true,
    },
  });
  const { page, close } = await inbox.open(inbox.owner, 'settings/mail');
  await page.goto(`${served.url}/inbox/settings/mail`);
  await page.getByText('Set by the environment of the server.').first().waitFor();
  for (const [label, value] of [
    ['Server', 'mail.example'],
    ['Port', '2525'],
    ['User name', 'lamps'],
    ['Email address', 'a@b.example'],
  ] as const) {
    const field = page.getByLabel(label, { exact: true });
    expect([label, await field.inputValue(), await field.isDisabled()]).toEqual([label, value, true]);
  }
  expect(await page.getByRole('button', { name: 'Save' }).count()).toBe(0);
  expect(await page.content()).not.toContain(SECRET);
  await close();
  await served.stop();
});

test('the screen is nobody’s who may not set it', async () => {
  const { page, close } = await inbox.open(inbox.agent, 'settings/mail');
  await page.getByText('Only owners and admins see this.').waitFor();
  expect(await page.getByRole('link', { name: 'Email' }).count()).toBe(0);
  await close();
});
