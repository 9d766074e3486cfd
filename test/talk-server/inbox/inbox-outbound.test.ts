// needs: chromium
// What the team says first: from the inbox's screen to a visitor's page, and back as a conversation.
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { printTrackingCode } from '../../../core/contract/loader/tracking-code.ts';
import { untilFocused } from '../../browser/focus.ts';
import { startWebSite, type WebSite } from '../../browser/web-site.ts';
import { eventually } from '../../patience.ts';
import { dismissToasts, openInbox, type InboxUnderTest, type OpenedInbox } from './inbox-browser.ts';

let inbox: InboxUnderTest;
let shop: WebSite;
let opened: OpenedInbox;
let page: Page;

beforeAll(async () => {
  inbox = await openInbox();
  shop = await startWebSite();
  const { site, url } = inbox.served;
  await inbox.store.members.changeSite(site.id, {
    name: 'Larkmoor',
    origins: [`http://127.0.0.1:${shop.port}`],
  });
  const code = printTrackingCode({
    name: 'Larkmoor',
    trackingKey: site.trackingKey,
    captureHost: `${url}/`,
    scriptUrl: `${url}/app.js`,
  });
  shop.files.set('/pricing', {
    body: `<!doctype html><html lang="en"><head><title>Prices</title>${code}</head><body></body></html>`,
  });
  opened = await inbox.open(inbox.owner, 'settings/outbound');
  ({ page } = opened);
});
afterAll(async () => {
  await opened?.close();
  await shop?.stop();
  await inbox?.stop();
});

const dialog = () => page.getByRole('dialog');
const rows = () => page.locator('.rows li');
const texts = async (): Promise<string[]> => rows().locator('bdi').allTextContents();
const untilStored = (...ids: readonly string[]): Promise<void> =>
  eventually(
    async () => (await inbox.store.outbound.outboundAt(inbox.served.site.id)).map(({ id }) => id).join(),
    ids.join(),
  );
const save = () => dialog().getByRole('button', { name: 'Save' }).click();
const undo = () => page.locator('.toast').last().getByRole('button', { name: 'Undo' }).click();
const add = async (text: string): Promise<void> => {
  await page.getByRole('button', { name: 'Add message' }).click();
  await dialog().getByLabel('Message').fill(text);
};

test('a first message names what is wrong with each field, shows what visitors see, and is on their page', async () => {
  await page.getByText('No outbound message yet.').waitFor();
  await page.getByText('Visitors answer once before they are asked for their details.').waitFor();
  await add('');
  const field = (label: string) =>
    dialog().locator('.field', { has: page.getByLabel(label, { exact: true }) });
  await field('Name').getByRole('textbox').fill('two words');
  await dialog().getByLabel('Pages', { exact: true }).selectOption('Only these pages');
  await dialog().getByLabel('Seconds on the page').fill('1.5');
  await save();
  await field('Message').getByText('Please fill this in.').waitFor();
  await field('Name').getByText('Use letters, digits, hyphens and underscores').waitFor();
  await field('Addresses of pages').getByText('Please fill this in.').waitFor();
  await field('Seconds on the page').getByText('Enter a whole number from 1 to 3600.').waitFor();
  await dialog().getByLabel('Message').fill('Questions on our prices, {{ first_nam }}?');
  await field('Message').getByText('The tag in line 1, column').waitFor();

  await dialog()
    .getByLabel('Message')
    .fill('Questions on our prices{{ first_name }}? {{ agent_name }} of {{ site_name }} helps.');
  await field('Name').getByRole('textbox').fill('prices');
  await dialog().getByLabel('Addresses of pages').fill('/pricing');
  await dialog().getByLabel('Moment').selectOption('At once');
  await dialog().getByLabel('Who says it').selectOption('Ann');
  await dialog().locator('.said-first-card', { hasText: 'of ⁨Larkmoor⁩ helps.' }).waitFor();
  await save();
  await dialog().waitFor({ state: 'detached' });
  await rows().getByText('At once · Only these pages: /pricing · Once in a browser').waitFor();

  const visitor = await (await inbox.browser.newContext()).newPage();
  await visitor.goto(`http://127.0.0.1:${shop.port}/pricing`);
  const card = visitor.getByRole('group', { name: 'Ann' });
  await card.getByText('Questions on our prices? ⁨Ann⁩ of ⁨Larkmoor⁩ helps.').waitFor();
  await card.getByRole('button', { name: 'Answer' }).click();
  await visitor.locator('#draft').fill('Is there a discount?');
  await visitor.locator('#draft').press('Enter');
  // Shown at once, and at the server when it is no longer being sent.
  await visitor.locator('.own:not(.sending) .bubble', { hasText: 'Is there a discount?' }).waitFor();
  await visitor.context().close();

  await page.goto(`${inbox.served.url}/inbox/unassigned`);
  await page.locator('.line', { hasText: 'Is there a discount?' }).click();
  await page.locator('.said', { hasText: 'Questions on our prices?' }).waitFor();
  await page.goto(`${inbox.served.url}/inbox/settings/outbound`);
  await rows().getByText('answered once').waitFor();
});

test('messages are put in order, switched off, changed and removed, each with Undo', async () => {
  await add('Stay a moment');
  await save();
  await dialog().waitFor({ state: 'detached' });
  await untilStored('prices', 'message-2');
  await page.getByRole('button', { name: 'Move up: message-2' }).click();
  await rows().first().getByText('Stay a moment').waitFor();
  await untilStored('message-2', 'prices');
  await dismissToasts(page);
  await page.getByRole('button', { name: 'Remove: message-2' }).click();
  await untilStored('prices');
  await undo();
  await page.getByRole('button', { name: 'Edit: message-2' }).waitFor();
  await untilStored('message-2', 'prices');

  const shown = page.getByRole('checkbox', { name: 'Show prices' });
  await dismissToasts(page);
  await shown.click();
  await page.locator('.rows input:not(:checked)').waitFor();
  await undo();
  await page.locator('.rows li:not(:has(:checked))').waitFor({ state: 'detached' });

  await dismissToasts(page);
  await page.getByRole('button', { name: 'Edit: prices' }).click();
  expect(await dialog().getByLabel('Name', { exact: true }).getAttribute('readonly')).not.toBeNull();
  await dialog().getByLabel('Message').fill('Any question?');
  await save();
  await dialog().waitFor({ state: 'detached' });
  await rows().getByText('Any question?').waitFor();
  await undo();
  await rows().getByText('Questions on our prices').waitFor();
  // The count is the message's, whatever was done to it.
  await rows().getByText('answered once').waitFor();
});

test('an order that somebody else has changed meanwhile is shown anew, and not written over', async () => {
  await inbox.store.outbound.removeOutbound(inbox.served.site.id, 'message-2');
  await page.getByRole('button', { name: 'Move down: message-2' }).click();
  await page.getByText('Somebody else has changed the messages meanwhile.').waitFor();
  await page.getByRole('button', { name: 'Edit: message-2' }).waitFor({ state: 'detached' });
  await eventually(async () => (await texts()).length, 1);
});

test('all of it is done by keyboard', async () => {
  await page.getByRole('button', { name: 'Add message' }).focus();
  await page.keyboard.press('Enter');
  await untilFocused(dialog().getByLabel('Message'));
  await page.keyboard.type('By hand');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Control+a');
  await page.keyboard.type('by-hand');
  await page.keyboard.press('Enter');
  await rows().getByText('By hand').waitFor();
  await dialog().waitFor({ state: 'detached' });
  await dismissToasts(page);
  await page.getByRole('button', { name: 'Remove: by-hand' }).focus();
  await page.keyboard.press('Enter');
  await rows().getByText('By hand').waitFor({ state: 'detached' });
  await page.locator('.toast').last().getByRole('button', { name: 'Undo' }).waitFor();
  await page.keyboard.press('z');
  await rows().getByText('By hand').waitFor();
});

test('where the site’s host does not show messages by themselves, it is said, with the way there', async () => {
  const { site } = inbox.served;
  await page.route(`**/inbox/sites/${site.id}/messenger`, async (route) => {
    const answer = await route.fetch();
    const body = (await answer.json()) as { host: object };
    await route.fulfill({
      response: answer,
      json: {
        ...body,
        hostName: 'larkmoor.example',
        host: { ...body.host, settingsScreen: 'https://larkmoor.example/wp-admin/' },
      },
    });
  });
  await page.reload();
  await page.getByText('On the pages of larkmoor.example, messages appear only once').waitFor();
  const link = page.getByRole('link', { name: 'Change it on larkmoor.example' });
  expect(await link.getAttribute('href')).toBe('https://larkmoor.example/wp-admin/');
});

test('on a phone nothing is wider than the screen, and a colleague who may not change sites sees no such screen', async () => {
  await page.setViewportSize({ width: 360, height: 740 });
  await page.getByRole('button', { name: 'Edit: by-hand' }).click();
  const overflow = (): Promise<number> =>
    page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  await untilFocused(dialog());
  expect(await overflow()).toBe(0);
  await page.keyboard.press('Escape');
  await dialog().waitFor({ state: 'detached' });
  expect(await overflow()).toBe(0);
  const ann = await inbox.open(inbox.agent, 'settings/outbound');
  await ann.page
    .getByText('You may not')
    .or(ann.page.getByRole('heading', { name: 'Outbound messages' }))
    .first()
    .waitFor();
  expect(await ann.page.getByRole('button', { name: 'Add message' }).count()).toBe(0);
  await ann.close();
  expect(opened.errors).toEqual([]);
});
