// needs: chromium
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { ownerLink } from '../../../talk-server/members/owner-link.ts';
import { launchChromium } from '../../browser/chromium.ts';
import { untilFocused } from '../../browser/focus.ts';
import { eventually } from '../../patience.ts';
import { openInbox, type InboxUnderTest } from './inbox-browser.ts';
import { PASSWORD } from './inbox-client.ts';
import { onSqlite } from '../places.ts';
import { serve, visitorOf } from '../served.ts';

let inbox: InboxUnderTest;
beforeAll(async () => {
  inbox = await openInbox();
});
afterAll(() => inbox?.stop());

const composer = (page: Page) => page.locator('#composer');
const said = (page: Page, text: string) => page.locator('.said', { hasText: text });
const line = (page: Page, name: string) => page.locator('.line', { hasText: name });

test('a new server goes from its link to the first message, which the guide notices by itself', async () => {
  const place = await onSqlite();
  const served = await serve(place.store);
  const browser = await launchChromium();
  const page = await browser.newPage({ locale: 'en-GB' });
  await page.goto((await ownerLink(place.store, served.url))!);
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByText('Please fill this in.').waitFor();
  await page.getByLabel('Your name').fill('Olga');
  await page.getByLabel('Email address').fill('olga@example.com');
  await page.getByLabel('Password').fill(PASSWORD);
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByLabel('Address of the site').fill('https://lamps.example/some/page');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('Saved.').waitFor();
  const code = await page.getByLabel('Tracking code').textContent();
  expect(code).toContain(`ap3c.init("${served.site.trackingKey}", "${served.url}/")`);
  await page.getByText('Waiting for the first message…').waitFor();
  // The address that was pasted as a page's counts as its site's.
  await visitorOf(served, undefined, 'https://lamps.example').start('Is anybody there?');
  await page.getByText('It works: a message arrived.').waitFor();
  await page.getByRole('link', { name: 'Open the conversation' }).click();
  await said(page, 'Is anybody there?').waitFor();
  // The link is used up.
  expect(await ownerLink(place.store, served.url)).toBeNull();
  await browser.close();
  await served.stop();
  await place.stop();
});

test('somebody who is not signed in gets a form, is told what is wrong, and lands where the address leads', async () => {
  const { id } = await inbox.write('For the one who signs in');
  const { page, close } = await inbox.open({ ...inbox.owner, cookie: () => '' }, `all/${id}`);
  await page.getByLabel('Email address').fill('olga@example.com');
  await page.getByLabel('Password').fill('not the password');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByText('The address or the password is wrong.').waitFor();
  await page.getByLabel('Password').fill(PASSWORD);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await said(page, 'For the one who signs in').waitFor();
  await close();
});

describe('two agents at one conversation', () => {
  test('see each other look and type, the late one as well, and the visitor type', async () => {
    const { id } = await inbox.write('Can two of you see this?', { firstName: 'Lea' });
    const one = await inbox.open(inbox.owner, `all/${id}`);
    await said(one.page, 'Can two of you').waitFor();
    await composer(one.page).pressSequentially('Well');
    const two = await inbox.open(inbox.agent, `all/${id}`);
    await two.page.getByText('Olga is looking at this').waitFor({ state: 'attached' });
    // A sign of typing lasts for seconds, and may be over when the late one is there.
    await eventually(async () => {
      await composer(one.page).press('l');
      return two.page.getByText('Olga is typing…').isVisible();
    }, true);
    await one.page.getByText('Ann is looking at this').waitFor({ state: 'attached' });
    await two.close();
    await one.page.getByText('Ann is looking at this').waitFor({ state: 'detached' });
    expect([one.errors, two.errors]).toEqual([[], []]);
    await one.close();
  });

  test('the second answer is held until its author has read the first, and is sent once they say so', async () => {
    const { id, visitor } = await inbox.write('When do you open?', { firstName: 'Nils' });
    const one = await inbox.open(inbox.owner, `all/${id}`);
    await said(one.page, 'When do you open?').waitFor();
    await composer(one.page).fill('At ten.');
    await inbox.agent.add(id, 'message', { text: 'At nine.' });
    await said(one.page, 'At nine.').waitFor();
    await composer(one.page).press('Control+Enter');
    await one.page.getByText('Ann answered while you wrote').waitFor();
    expect(await one.page.locator('.collision-between').textContent()).toContain('At nine.');
    const before = await visitor.ask<{ events: unknown[] }>('GET', `/conversations/${id}/events?after=0`);
    expect(JSON.stringify(before.body)).not.toContain('At ten.');
    await one.page.getByRole('button', { name: 'Send anyway' }).click();
    await said(one.page, 'At ten.').waitFor();
    await one.page.locator('.pending').waitFor({ state: 'detached' });
    const after = await visitor.ask<{ events: { body: { text: string } }[] }>(
      'GET',
      `/conversations/${id}/events?after=0`,
    );
    expect(after.body.events.filter(({ body }) => body.text === 'At ten.')).toHaveLength(1);
    expect(one.errors).toEqual([]);
    await one.close();
  });

  test('an answer that only the visitor has overtaken is sent without a question', async () => {
    const { id, visitor } = await inbox.write('I have a question');
    const { page, close } = await inbox.open(inbox.owner, `all/${id}`);
    await said(page, 'I have a question').waitFor();
    await composer(page).fill('Which one?');
    await visitor.send(id, 'It is about lamps');
    await said(page, 'It is about lamps').waitFor();
    await composer(page).press('Control+Enter');
    await page.locator('.said.ours:not(.pending)', { hasText: 'Which one?' }).waitFor();
    await close();
  });
});

test('a visitor is shown to type for six seconds after the last sign or until they clear it, and in no other thread', async () => {
  const typed = await inbox.write('I am still writing', { firstName: 'Tilda' });
  await inbox.write('I am not', { firstName: 'Ben' });
  const { page, errors, close } = await inbox.open(inbox.owner, `all/${typed.id}`);
  await said(page, 'I am still writing').waitFor();
  const visitor = await typed.visitor.connect();
  await visitor.until(() => visitor.events().length === 1);
  const type = (left?: 0) => visitor.socket.send(JSON.stringify({ t: 'typing', c: typed.id, left }));
  const typing = page.getByText('Tilda is typing…');
  await page.clock.install();
  await page.clock.pauseAt(Date.now() + 60_000);
  type();
  await typing.waitFor();
  await page.clock.runFor(5000);
  expect(await typing.count()).toBe(1);
  await page.clock.runFor(1000);
  await typing.waitFor({ state: 'detached' });
  type();
  await typing.waitFor();
  type(0);
  await typing.waitFor({ state: 'detached' });
  await page.clock.resume();
  type();
  await typing.waitFor();
  await line(page, 'Ben').getByRole('link').click();
  await said(page, 'I am not').waitFor();
  expect(await typing.count()).toBe(0);
  await visitor.end();
  expect(errors).toEqual([]);
  await close();
});

test('a working day goes by the keyboard alone: find, take, answer, note, close, and undo it', async () => {
  const { id } = await inbox.write('Keyboard only please', { firstName: 'Kai' });
  const { page, errors, close } = await inbox.open(inbox.owner, 'unassigned');
  await line(page, 'Kai').waitFor();
  await page.keyboard.press('j');
  await said(page, 'Keyboard only please').waitFor();
  await page.keyboard.press('a');
  await page.getByText('Assigned to Olga.').waitFor();
  await page.keyboard.press('r');
  await untilFocused(composer(page));
  await page.keyboard.type('Of course.');
  await page.keyboard.press('Control+Enter');
  await page.keyboard.press('Escape');
  await page.keyboard.press('n');
  await untilFocused(composer(page));
  await page.keyboard.type('Knows his keys');
  await page.keyboard.press('Control+Enter');
  await page.locator('.said.note:not(.pending)', { hasText: 'Knows his keys' }).waitFor();
  await page.keyboard.press('Escape');
  await page.keyboard.press('c');
  await page.getByText('This conversation is closed.').waitFor();
  const events = await inbox.owner.ask<{ row: { status: string; agent: string } }>(
    'GET',
    `/conversations/${id}`,
  );
  expect(events.body.row).toMatchObject({ status: 'closed', agent: inbox.ids.owner });
  await page
    .locator('.toast', { hasText: 'Conversation closed.' })
    .getByRole('button', { name: 'Undo' })
    .press('Enter');
  await page.getByText('Undone.').waitFor();
  await composer(page).waitFor();
  await page.locator('body').press('Control+k');
  await untilFocused(page.getByRole('combobox'));
  await page.keyboard.type('go to closed');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Closed', level: 1 }).waitFor();
  await page.keyboard.press('?');
  await untilFocused(page.getByRole('dialog', { name: 'Keyboard shortcuts' }));
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  expect(errors).toEqual([]);
  await close();
});

test('who has a conversation is checked in the menu, for those who do not see the tick as well', async () => {
  const { id } = await inbox.write('Whose am I?', { firstName: 'Ida' });
  const { page, close } = await inbox.open(inbox.owner, `all/${id}`);
  await page.getByRole('button', { name: 'Assign', exact: true }).click();
  await page.getByRole('menuitemradio', { name: 'Nobody', checked: true }).waitFor();
  await page.getByRole('menuitemradio', { name: 'Ann', checked: false }).click();
  await page.getByText('Assigned to Ann.').waitFor();
  await page.getByRole('button', { name: /^Assignee\s*Ann/ }).click();
  await page.getByRole('menuitemradio', { name: 'Ann', checked: true }).waitFor();
  expect(await page.getByRole('menuitemradio', { checked: true }).count()).toBe(1);
  // What is to be done is no choice.
  await untilFocused(page.getByRole('menu'));
  await page.keyboard.press('Escape');
  await page.getByRole('menu').waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Snooze' }).click();
  await page.getByRole('menuitem').first().waitFor();
  expect(await page.getByRole('menuitemradio').count()).toBe(0);
  await close();
});

test('several conversations are closed together, and opened again together', async () => {
  for (const name of ['Bulk one', 'Bulk two']) await inbox.write('Hi', { firstName: name });
  const { page, close } = await inbox.open(inbox.owner, 'unassigned');
  for (const name of ['Bulk one', 'Bulk two']) await page.getByLabel(`Select ${name}`).check({ force: true });
  await page.getByRole('toolbar').getByRole('button', { name: 'Close', exact: true }).click();
  await page.getByText('2 conversations changed.').waitFor();
  await line(page, 'Bulk one').waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Undo' }).click();
  await line(page, 'Bulk one').waitFor();
  await line(page, 'Bulk two').waitFor();
  await close();
});

describe('being told', () => {
  const soundsOf = (page: Page) =>
    page.evaluate(() => Number(document.documentElement.dataset['sounds'] ?? 0));

  test('a new member hears the default sound after the first click, not for the thread in focus, and sees the count', async () => {
    const { id, visitor } = await inbox.write('First of all', { firstName: 'Sina' });
    const { page, close } = await inbox.open(inbox.agent, 'all');
    await page.getByRole('link', { name: 'Unassigned' }).click();
    await line(page, 'Sina').waitFor();
    await page.waitForFunction(() => /^\(\d+\) Inbox$/.test(document.title));
    const before = await soundsOf(page);
    const other = await inbox.write('Somebody else', { firstName: 'Otto' });
    await line(page, 'Otto').waitFor();
    await page.waitForFunction(
      (count) => Number(document.documentElement.dataset['sounds'] ?? 0) > count,
      before,
    );
    await line(page, 'Sina').getByRole('link').click();
    await said(page, 'First of all').waitFor();
    const quiet = await soundsOf(page);
    await visitor.send(id, 'And another thing');
    await said(page, 'And another thing').waitFor();
    expect(await soundsOf(page)).toBe(quiet);
    await other.visitor.send(other.id, 'Still there?');
    await page.waitForFunction(
      (count) => Number(document.documentElement.dataset['sounds'] ?? 0) > count,
      quiet,
    );
    await close();
  });

  test('what was read in one window is read in the other', async () => {
    const { id } = await inbox.write('Read me', { firstName: 'Runa' });
    const desk = await inbox.open(inbox.agent, 'unassigned');
    await line(desk.page, 'Runa').locator('.badge').waitFor();
    await inbox.agent.read(id, 1);
    await inbox.owner.add(id, 'note', { text: 'Seen' });
    await line(desk.page, 'Runa').locator('.badge').waitFor({ state: 'detached' });
    await desk.close();
  });
});

test('on a phone the thread is a page of its own, with a way back, and nothing is wider than the screen', async () => {
  const { id } = await inbox.write(`A long word: ${'x'.repeat(300)}`, { firstName: 'Pia' });
  const { page, close } = await inbox.open(inbox.owner, 'unassigned', {
    viewport: { width: 360, height: 640 },
  });
  await line(page, 'Pia').getByRole('link').click();
  await said(page, 'A long word').waitFor();
  expect(await line(page, 'Pia').isVisible()).toBe(false);
  const wider = () => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(await wider()).toBeLessThanOrEqual(0);
  await page.getByRole('button', { name: 'Back' }).click();
  await line(page, 'Pia').waitFor();
  expect(page.url()).not.toContain(id);
  for (const path of ['settings/members', 'settings/teams', 'report', 'guide']) {
    await page.goto(`${inbox.served.url}/inbox/${path}`);
    await page.getByRole('heading', { level: 1 }).waitFor();
    expect([path, await wider()]).toEqual([path, 0]);
  }
  await close();
});

test('what a visitor sends stays text, and only web addresses become links', async () => {
  const attack =
    '<img src=x onerror=alert(1)> javascript:alert(1) https://shop.example/a(b). data:text/html,x';
  const { id } = await inbox.write(attack, { firstName: '<b>Eve</b>', lastName: '\u202Etxt.exe' });
  const { page, errors, close } = await inbox.open(inbox.owner, `all/${id}`);
  await said(page, '<img src=x').waitFor();
  const links = await page
    .locator('.said a')
    .evaluateAll((all) => all.map((link) => link.getAttribute('href')));
  expect(links).toEqual(['https://shop.example/a(b)']);
  expect(await page.locator('.said img').count()).toBe(0);
  expect(errors).toEqual([]);
  await close();
});
