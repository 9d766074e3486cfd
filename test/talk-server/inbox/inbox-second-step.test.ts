// needs: chromium
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Secret, TOTP } from 'otpauth';
import type { Page } from 'playwright-core';
import { PASSWORD } from './inbox-client.ts';
import { openInbox, type InboxUnderTest } from './inbox-browser.ts';

let inbox: InboxUnderTest;
beforeAll(async () => {
  inbox = await openInbox();
});
afterAll(() => inbox?.stop());

/** @param late time steps of half a minute: a code is good once */
const codeOf = (secret: string, late = 0): string =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: Date.now() + late * 30_000 });

/** Waits until a field has the focus and all that is in it is selected: what is typed takes its place. */
const untilReady = (page: Page, label: string) =>
  page.waitForFunction((name) => {
    const field = document.activeElement as HTMLInputElement | null;
    const isNamed = field?.labels?.[0]?.textContent === name;
    return isNamed && field.selectionStart === 0 && field.selectionEnd === field.value.length;
  }, label);

/** How often an address is asked, each answer held until `release`. */
const held = async (page: Page, address: string) => {
  let asked = 0;
  let release: () => void = () => undefined;
  const promise = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route(address, async (route) => {
    asked += 1;
    await promise;
    await route.continue();
  });
  return { asked: () => asked, release };
};

test('the second step is turned on once, however often that is pressed, and a recovery code replaces the app', async () => {
  const { page, errors, close } = await inbox.open(inbox.owner, 'settings/account');
  const starting = await held(page, '**/me/totp');
  await page.getByRole('button', { name: 'Turn on' }).dblclick();
  starting.release();
  const card = page.locator('.card', { hasText: 'Two-step sign-in' });
  await card.getByLabel('Code').waitFor();
  expect(starting.asked()).toBe(1);
  await page.unroute('**/me/totp');
  await untilReady(page, 'Code');
  const secret = (await card.locator('code').first().textContent())!.trim();

  await card.getByLabel('Code').fill('000000');
  await card.getByLabel('Current password').fill(PASSWORD);
  await card.getByRole('button', { name: 'Confirm' }).click();
  await card.getByText('This code is wrong or was used before.').waitFor();
  await untilReady(page, 'Code');
  // What is typed takes the place of what was wrong.
  await page.keyboard.type(codeOf(secret));
  const confirming = await held(page, '**/me/totp/confirm');
  await card.getByRole('button', { name: 'Confirm' }).dblclick();
  await card.getByLabel('Code').press('Enter');
  confirming.release();
  const dialog = page.getByRole('alertdialog', { name: 'Keep these recovery codes' });
  await dialog.waitFor();
  expect(confirming.asked()).toBe(1);
  const [recovery] = (await dialog.textContent())!.match(/[\da-f]{5}(-[\da-f]{5}){3}/)!;
  await dialog.getByRole('button', { name: 'I have stored them' }).click();
  await page.getByText('Two-step sign-in is on.').waitFor();
  await close();

  const door = await inbox.open({ ...inbox.owner, cookie: () => '' }, 'settings/account');
  const way = door.page;
  await way.getByLabel('Email address').fill('olga@example.com');
  await way.getByLabel('Password').fill(PASSWORD);
  await way.getByLabel('Password').press('Enter');
  await way.getByLabel('Code').waitFor();
  await untilReady(way, 'Code');
  await way.keyboard.type('123456');
  await way.keyboard.press('Enter');
  await way.getByText('This code is wrong or was used before.').waitFor();
  await untilReady(way, 'Code');
  await way.getByRole('button', { name: 'Use a recovery code' }).click();
  await untilReady(way, 'Recovery code');
  await way.keyboard.type('aaaaa-bbbbb-ccccc-ddddd');
  await way.keyboard.press('Enter');
  await way.getByText('This recovery code is wrong or was used before.').waitFor();
  await untilReady(way, 'Recovery code');
  const entering = await held(way, '**/inbox/sign-in');
  await way.keyboard.type(recovery!);
  await way.keyboard.press('Enter');
  await way.keyboard.press('Enter');
  entering.release();
  await way.getByText('Two-step sign-in is on.').waitFor();
  expect(entering.asked()).toBe(1);

  // Turned off by the password; a wrong one says so.
  const off = way.locator('.card', { hasText: 'Two-step sign-in' });
  await off.getByRole('button', { name: 'Turn off' }).click();
  await off.getByLabel('Current password').fill('not this one');
  await off.getByLabel('Current password').press('Enter');
  await off.getByText('This is not your password.').waitFor();
  await untilReady(way, 'Current password');
  await way.keyboard.type(PASSWORD);
  await way.keyboard.press('Enter');
  await way.getByText('Two-step sign-in is off.').waitFor();
  expect([errors, door.errors]).toEqual([[], []]);
  await door.close();
});
