// needs: chromium, shopifySchema
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { violationsIn } from '../../browser/axe.ts';
import { launchChromium } from '../../browser/chromium.ts';
import { eventually } from '../../patience.ts';
import { startPostbox, tokenIn, type Postbox } from '../../talk-server/postbox.ts';
import { startDemo, type Demo } from './demo.ts';

const PASSWORD = 'correct horse battery';
const PHONE = { viewport: { width: 390, height: 800 }, hasTouch: true } as const;
const DESK = { viewport: { width: 1366, height: 768 } } as const;
const MIA = { firstName: 'Mia', email: 'mia@example.com' } as const;
const JONAS = { firstName: 'Jonas', email: 'jonas@example.com' } as const;

/** Where each shop has the settings of its messenger. */
const SCREENS = {
  'Larkmoor on WordPress': /\/wp-admin\/admin\.php\?page=talk-messenger/,
  'Larkmoor on Shopify': /\/admin\/apps\/[^/]+\/messenger$/,
};

/** A line of a list: the person's name, or what was said last. */
const line = (page: Page, text: string) => page.locator('.line', { hasText: text });
const open = (page: Page, text: string): Promise<void> => line(page, text).getByRole('link').click();
const list = (page: Page, name: string) => page.locator('.nav-entry', { hasText: name });
/** What the log has of a thread. */
const said = (page: Page, text: string) => page.locator('.said:not(.pending)', { hasText: text });
const answer = async (page: Page, text: string): Promise<void> => {
  await page.locator('#composer').fill(text);
  await page.locator('#composer').press('Control+Enter');
};
/** What a visitor reads of agents. */
const heard = (page: Page, text: string) => page.locator('.other .bubble', { hasText: text });

const start = async (
  page: Page,
  { firstName, email }: typeof MIA | typeof JONAS,
  text: string,
): Promise<void> => {
  const messenger = page.locator('talk-suite-messenger');
  await messenger.getByRole('button', { name: 'Open chat' }).click();
  await messenger.getByRole('button', { name: 'Send us a message' }).click();
  await messenger.getByLabel('Email address').fill(email);
  await messenger.getByLabel('First name').fill(firstName);
  await messenger.getByRole('button', { name: 'Start the conversation' }).click();
  await messenger.getByLabel('Write a message').fill(text);
  await messenger.getByLabel('Write a message').press('Enter');
};

// The tests are one day: each goes on where the one before ended.
describe('a day in the inbox of both demo shops', () => {
  let demo: Demo;
  let postbox: Postbox;
  let browser: Browser;
  let olga: Page;
  let ann: Page;
  /** On a desk, in the shop on WordPress. */
  let mia: Page;
  /** On a phone: first in the store, later where a mail leads. */
  let jonas: Page;

  beforeAll(async () => {
    postbox = await startPostbox();
    browser = await launchChromium();
    demo = await startDemo({ TALK_SMTP: postbox.address });
  });
  afterAll(async () => {
    await browser?.close();
    try {
      await demo?.end();
    } finally {
      demo?.clear();
      await postbox?.stop();
    }
  });

  const newPage = async (options: BrowserContextOptions): Promise<Page> =>
    (await browser.newContext({ locale: 'en-GB', ...options })).newPage();
  const server = (): string => new URL(demo.link('The inbox')).origin;
  const goTo = (page: Page, path: string) => page.goto(`${server()}/inbox/${path}`);

  test('the owner comes in by the link of the console, and a colleague by an invitation', async () => {
    olga = await newPage(DESK);
    await olga.goto(demo.link('The inbox'));
    await olga.getByLabel('Your name').fill('Olga');
    await olga.getByLabel('Email address').fill('olga@larkmoor.example');
    await olga.getByLabel('Password').fill(PASSWORD);
    await olga.getByRole('button', { name: 'Continue' }).click();
    await olga.getByText('Where is your site?').waitFor();
    await goTo(olga, 'settings/members');
    await olga.getByLabel('Email address').fill('ann@larkmoor.example');
    await olga.getByRole('button', { name: 'Invite', exact: true }).click();
    const invitation = await olga.getByRole('dialog').locator('code').textContent();
    ann = await newPage(DESK);
    await ann.goto(invitation!);
    await ann.getByLabel('Your name').fill('Ann');
    await ann.getByLabel('Password').fill(PASSWORD);
    await ann.getByRole('button', { name: 'Continue' }).click();
    await ann.locator('[data-state="live"]').waitFor({ state: 'attached' });
  });

  test.each(['Larkmoor on WordPress', 'Larkmoor on Shopify'] as const)(
    'the owner is led to where %s keeps the settings of its messenger',
    async (shop) => {
      await goTo(olga, 'settings/messenger/visitors');
      await olga.getByLabel('Site', { exact: true }).selectOption({ label: shop });
      await olga.waitForURL(/site=/);
      const link = olga.getByRole('link', { name: 'Change it on' });
      // Until its answer is there, what is shown is of the site before.
      await eventually(async () => SCREENS[shop].test((await link.getAttribute('href')) ?? ''), true);
      await eventually(() => olga.getByLabel('First name').inputValue(), 'optional');
    },
  );

  test('two visitors write at once, one at a desk in WordPress, one on a phone in Shopify', async () => {
    await Promise.all([olga, ann].map((agent) => goTo(agent, 'unassigned')));
    await Promise.all(
      [olga, ann].map((agent) => agent.locator('[data-state="live"]').waitFor({ state: 'attached' })),
    );
    [mia, jonas] = await Promise.all([newPage(DESK), newPage(PHONE)]);
    await Promise.all([mia.goto(demo.link('The shop')), jonas.goto(demo.link('The store'))]);
    await Promise.all([
      start(mia, MIA, 'Do you ship to Norway?'),
      start(jonas, JONAS, 'Is the tent waterproof?'),
    ]);
    for (const agent of [olga, ann]) {
      await line(agent, 'Mia').getByText('Do you ship to Norway?').waitFor();
      await line(agent, 'Jonas').getByText('Is the tent waterproof?').waitFor();
    }
  });

  test('each agent takes one, and both visitors are answered at once', async () => {
    await open(olga, 'Mia');
    await said(olga, 'Do you ship to Norway?').waitFor();
    await open(ann, 'Jonas');
    await said(ann, 'Is the tent waterproof?').waitFor();
    for (const agent of [olga, ann]) {
      await agent.locator('.thread-scroll').focus();
      await agent.keyboard.press('a');
    }
    await olga.getByText('Assigned to Olga.').waitFor();
    await ann.getByText('Assigned to Ann.').waitFor();
    await line(olga, 'Jonas').waitFor({ state: 'detached' });
    await Promise.all([answer(olga, 'We do, in four days.'), answer(ann, 'It is, for days.')]);
    await heard(mia, 'We do, in four days.').waitFor();
    await heard(jonas, 'It is, for days.').waitFor();
  });

  test('a colleague who is quicker is seen, and read before the second answer goes out', async () => {
    const conversation = await olga.locator('.thread').getAttribute('data-conversation');
    await goTo(ann, `all/${conversation}`);
    await said(ann, 'We do, in four days.').waitFor();
    await olga.getByText('Ann is looking at this').waitFor({ state: 'attached' });
    await olga.locator('#composer').fill('And it costs nothing.');
    await ann.getByText('Olga is typing…').waitFor();
    await answer(ann, 'Shipping is free.');
    await said(olga, 'Shipping is free.').waitFor();
    await olga.locator('#composer').press('Control+Enter');
    const warning = olga.getByRole('alertdialog', { name: 'Ann answered while you wrote' });
    await warning.getByText('Shipping is free.').waitFor();
    await warning.getByRole('button', { name: 'Discard' }).click();
    await warning.waitFor({ state: 'detached' });
    await heard(mia, 'Shipping is free.').waitFor();
    expect(await heard(mia, 'And it costs nothing.').count()).toBe(0);
  });

  test('a note names the colleague, who sends a file and closes the conversation', async () => {
    // Away from the thread: there, a note is read at once.
    await list(ann, 'Mine').click();
    await line(ann, 'Jonas').waitFor();
    await olga.getByRole('button', { name: 'Note', exact: true }).click();
    await answer(olga, '@Ann please close it once she has the list');
    await list(ann, 'Mentions').locator('.nav-count', { hasText: '1' }).waitFor();
    await list(ann, 'Mentions').click();
    await open(ann, 'Mia');
    await ann.locator('.said.note .mention', { hasText: '@Ann' }).waitFor();
    await ann.getByLabel('Add a file').setInputFiles({
      name: 'shipping.txt',
      mimeType: 'text/plain',
      buffer: Buffer.from('Norway: 4 days\n'),
    });
    await ann.getByRole('button', { name: 'Remove shipping.txt' }).waitFor();
    await answer(ann, 'Here is our list.');
    await heard(mia, 'Here is our list.').waitFor();
    await mia.locator('.other .file', { hasText: 'shipping.txt' }).waitFor();
    expect((await mia.locator('talk-suite-messenger .log').textContent()) ?? '').not.toContain(
      'please close',
    );
    await ann.locator('.thread-head').getByRole('button', { name: 'Close', exact: true }).click();
    await ann.getByText('This conversation is closed.').waitFor();
    await olga.getByText('This conversation is closed.').waitFor();
    await mia.getByRole('button', { name: 'Start another conversation' }).waitFor();
    await list(ann, 'Closed').click();
    await line(ann, 'Mia').waitFor();
  });

  test('who has left the page gets the answer by mail, and goes on by its link', async () => {
    await jonas.context().close();
    await list(ann, 'Mine').click();
    await open(ann, 'Jonas');
    await answer(ann, 'Shall I set one aside for you?');
    await said(ann, 'Shall I set one aside for you?').waitFor();
    await demo.bringMailsForward();
    const mailed = async () =>
      (await postbox.mails()).find(({ to }) => JSON.stringify(to).includes(JONAS.email));
    await eventually(async () => (await mailed()) !== undefined, true);
    const mail = (await mailed())!;
    expect(mail.subject).toBe('Ann answered you: Larkmoor on Shopify');
    expect(mail.text).toContain('Shall I set one aside for you?');
    jonas = await newPage(PHONE);
    await jonas.goto(`${server()}/continue#${tokenIn(mail)}`);
    await jonas.getByRole('button', { name: 'Open the conversation' }).click();
    await jonas.getByText('Shall I set one aside for you?').waitFor();
    await jonas.getByLabel('Your answer').fill('Yes please');
    await jonas.getByRole('button', { name: 'Send' }).click();
    await said(ann, 'Yes please').waitFor();
  });

  test('an agent works on a phone as well, where axe finds nothing and nothing is wider than the screen', async () => {
    const phone = await newPage({
      ...PHONE,
      reducedMotion: 'reduce',
      storageState: await ann.context().storageState(),
    });
    await goTo(phone, 'mine');
    await open(phone, 'Jonas');
    await answer(phone, 'Done.');
    await said(phone, 'Done.').waitFor();
    await jonas.locator('.theirs', { hasText: 'Done.' }).waitFor();
    const violations = await violationsIn(phone);
    expect(violations.map(({ id }) => id)).toEqual([]);
    expect(
      await phone.evaluate(() => document.documentElement.scrollWidth - window.innerWidth),
    ).toBeLessThanOrEqual(0);
    await phone.getByRole('button', { name: 'Back' }).click();
    await line(phone, 'Jonas').waitFor();
  });
});
