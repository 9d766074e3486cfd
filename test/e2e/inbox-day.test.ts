// needs: shopifySchema, chromium
import { AxeBuilder } from '@axe-core/playwright';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { launchChromium } from '../browser/chromium.ts';
import { eventually } from '../browser/loader-site.ts';
import { PATIENCE } from '../patience.ts';
import { startPostbox, tokenIn, type Postbox } from '../talk-server/postbox.ts';
import { startDemo, type Demo } from './demo.ts';

const PASSWORD = 'correct horse battery';
const PHONE = { viewport: { width: 390, height: 800 }, hasTouch: true } as const;
const DESK = { viewport: { width: 1366, height: 768 } } as const;

/** A visitor has two minutes to read an answer before it is mailed. */
const MAILED_AFTER = 2 * 60_000;

// The tests are one day: each goes on where the one before ended.
describe('a day in the inbox of both demo shops', () => {
  let demo: Demo;
  let postbox: Postbox;
  let browser: Browser;
  let olga: Page;
  let ann: Page;
  /** On a desk, in the shop on WordPress. */
  let mia: Page;
  /** On a phone, in the store. */
  let jonas: Page;
  const address = 'jonas@example.com';

  const newPage = async (options: BrowserContextOptions): Promise<Page> =>
    (await browser.newContext({ locale: 'en-GB', ...options })).newPage();

  beforeAll(async () => {
    postbox = await startPostbox();
    demo = await startDemo({ TALK_SMTP: postbox.address });
    browser = await launchChromium();
  });
  afterAll(async () => {
    await browser?.close();
    await demo?.end().catch(() => undefined);
    demo?.clear();
    await postbox?.stop();
  });

  const inbox = (): string => `${new URL(demo.link('The inbox')).origin}/inbox`;
  const line = (page: Page, name: string) => page.locator('.line', { hasText: name });
  const said = (page: Page, text: string) => page.locator('.said:not(.pending)', { hasText: text });
  const answer = async (page: Page, text: string): Promise<void> => {
    await page.locator('#composer').fill(text);
    await page.locator('#composer').press('Control+Enter');
  };
  /** Visitors see agents' words on the other side of theirs. */
  const heard = (page: Page, text: string) => page.locator('.other .bubble', { hasText: text });

  const write = async (page: Page, firstName: string, email: string, text: string): Promise<void> => {
    await page.locator('talk-suite-messenger button').first().click();
    await page.getByRole('button', { name: 'Send us a message' }).click();
    await page.locator('#draft').fill(text);
    const mail = page.locator('talk-suite-messenger input[type="email"]');
    if (await mail.count()) await mail.fill(email);
    const first = page.locator('talk-suite-messenger input[autocomplete="given-name"]');
    if (await first.count()) await first.fill(firstName);
    await page.locator('#draft').press('Enter');
  };

  test('the owner opens the link of the console, and invites a colleague, who comes in by a link', async () => {
    olga = await newPage(DESK);
    await olga.goto(demo.link('The inbox'));
    await olga.getByLabel('Your name').fill('Olga');
    await olga.getByLabel('E-mail address').fill('olga@larkmoor.example');
    await olga.getByLabel('Password').fill(PASSWORD);
    await olga.getByRole('button', { name: 'Continue' }).click();
    await olga.getByText('Where is your site?').waitFor();
    await olga.goto(`${inbox()}/settings/members`);
    await olga.getByLabel('E-mail address').fill('ann@larkmoor.example');
    await olga.getByRole('button', { name: 'Invite' }).click();
    const invitation = await olga.locator('text=/inbox\\/welcome#/').first().textContent();
    ann = await newPage(DESK);
    await ann.goto(invitation!.trim());
    await ann.getByLabel('Your name').fill('Ann');
    await ann.getByLabel('Password').fill(PASSWORD);
    await ann.getByRole('button', { name: 'Continue' }).click();
    await ann.locator('[data-state="live"]').waitFor({ state: 'attached' });
    await olga.goto(`${inbox()}/unassigned`);
  });

  test('two visitors write at once, one on a desk in WordPress, one on a phone in Shopify', async () => {
    mia = await newPage(DESK);
    jonas = await newPage(PHONE);
    await Promise.all([mia.goto(demo.link('The shop')), jonas.goto(demo.link('The store'))]);
    await Promise.all([
      write(mia, 'Mia', 'mia@example.com', 'Do you ship to Norway?'),
      write(jonas, 'Jonas', address, 'Is the tent waterproof?'),
    ]);
    for (const agent of [olga, ann]) {
      await agent.getByRole('link', { name: 'Unassigned' }).click();
      await line(agent, 'Do you ship to Norway?').waitFor();
      await line(agent, 'Is the tent waterproof?').waitFor();
    }
  });

  test('each agent takes one; both are answered at once, and see it typed', async () => {
    await line(olga, 'Do you ship').getByRole('link').click();
    await said(olga, 'Do you ship').waitFor();
    await line(ann, 'Is the tent').getByRole('link').click();
    await said(ann, 'Is the tent').waitFor();
    for (const agent of [olga, ann]) {
      await agent.locator('.thread-scroll').focus();
      await agent.keyboard.press('a');
    }
    await olga.getByText('Assigned to Olga.').waitFor();
    await ann.getByText('Assigned to Ann.').waitFor();
    await Promise.all([answer(olga, 'We do, in four days.'), answer(ann, 'It is, for days.')]);
    await heard(mia, 'We do, in four days.').waitFor();
    await heard(jonas, 'It is, for days.').waitFor();
  });

  test('a colleague who is quicker is seen, and read before the second answer goes out', async () => {
    const thread = olga.url();
    await ann.goto(thread.replace('/unassigned/', '/all/'));
    await said(ann, 'We do, in four days.').waitFor();
    await olga.getByText('Ann is looking at this').waitFor({ state: 'attached' });
    await olga.locator('#composer').fill('And it costs nothing.');
    await ann.getByText('Olga is typing…').waitFor();
    await answer(ann, 'Shipping is free.');
    await said(olga, 'Shipping is free.').waitFor();
    await olga.locator('#composer').press('Control+Enter');
    await olga.getByText('Ann answered while you wrote').waitFor();
    await olga.getByRole('button', { name: 'Discard' }).click();
    await heard(mia, 'Shipping is free.').waitFor();
    expect(await heard(mia, 'And it costs nothing.').count()).toBe(0);
  });

  test('a note names the colleague, a file goes to the visitor, and the conversation is closed', async () => {
    await olga.getByRole('button', { name: 'Note', exact: true }).click();
    await answer(olga, '@Ann please close it when she has the list');
    await ann.getByRole('link', { name: 'Mentions' }).getByText('1').waitFor();
    await ann.getByLabel('Add a file').setInputFiles({
      name: 'shipping.txt',
      mimeType: 'text/plain',
      buffer: Buffer.from('Norway: 4 days\n'),
    });
    await ann.getByRole('button', { name: 'Remove shipping.txt' }).waitFor();
    await answer(ann, 'Here is our list.');
    await heard(mia, 'Here is our list.').waitFor();
    expect(await mia.locator('.other .bubble').allTextContents()).not.toContain('please close it');
    await ann.getByRole('button', { name: 'Close', exact: true }).click();
    await ann.getByText('This conversation is closed.').waitFor();
    await olga.getByText('This conversation is closed.').waitFor();
    await eventually(
      () =>
        mia
          .locator('#draft')
          .isEditable({ timeout: 1 })
          .catch(() => false),
      false,
    );
  });

  test('who has left the page gets the answer by mail, and goes on by its link on the phone', async () => {
    await jonas.close();
    await ann.goto(`${inbox()}/mine`);
    await line(ann, 'It is, for days.').getByRole('link').click();
    await answer(ann, 'Shall I set one aside for you?');
    await said(ann, 'Shall I set one aside').waitFor();
    await eventually(async () => (await postbox.mails()).length > 0, true, MAILED_AFTER + PATIENCE);
    const mail = (await postbox.mails()).find(({ to }) => JSON.stringify(to).includes(address))!;
    expect(mail.text).toContain('Shall I set one aside for you?');
    const phone = await newPage(PHONE);
    await phone.goto(`${new URL(inbox()).origin}/continue#${tokenIn(mail)}`);
    await phone.getByRole('button', { name: 'Open the conversation' }).click();
    await phone.getByText('Shall I set one aside for you?').waitFor();
    await phone.getByLabel('Your answer').fill('Yes please');
    await phone.getByRole('button', { name: 'Send' }).click();
    await said(ann, 'Yes please').waitFor();
  });

  test('an agent works on a phone as well, and axe finds nothing there', async () => {
    await ann.setViewportSize({ width: 390, height: 800 });
    await ann.goto(`${inbox()}/mine`);
    await line(ann, 'Yes please').getByRole('link').click();
    await answer(ann, 'Done.');
    await said(ann, 'Done.').waitFor();
    const { violations } = await new AxeBuilder({ page: ann }).analyze();
    expect(violations.map(({ id }) => id)).toEqual([]);
  });
});
