// needs: chromium, shopifySchema
import { orttoConnection } from '@talk-suite/core/fixtures';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { FrameLocator } from 'playwright-core';
import { newAppData, readAppData, type AppData } from '../../shopify-app/app-data/index.ts';
import { dragByMouse } from '../browser/dragging.ts';
import { untilFocused } from '../browser/focus.ts';
import { eventually } from '../patience.ts';
import { BROWSER, merchantOf } from '../sandbox/shopify/merchant.ts';
import { openApp, save, startAdmin, type Admin, type Opened } from './opened.ts';

let admin: Admin;
let app: Admin['app'];
let front: Admin['front'];
let browser: Admin['browser'];
let context: Admin['context'];
beforeAll(async () => {
  admin = await startAdmin();
  ({ app, front, browser, context } = admin);
});
afterAll(() => admin?.stop());

const stored = (shop: string): AppData => {
  const read = readAppData(app.cloud.store(shop).appData);
  if (!read.ok) throw new Error(read.message);
  return read.appData;
};

/** A store that is connected; what it has stored is what a merchant's save makes of it. */
const connect = async (shop: string, messenger: Partial<AppData['settings']['messenger']> = {}) => {
  const appData = newAppData();
  const settings = {
    ...appData.settings,
    connection: orttoConnection({}),
    messenger: { ...appData.settings.messenger, ...messenger },
  };
  return merchantOf(app, shop).save({ digest: null, appData: { ...appData, settings } });
};

const preview = (frame: FrameLocator): FrameLocator => frame.frameLocator('iframe');

/** Opens the screen and waits for the preview, which says that the page's script is there. */
const open = async (shop: string, path = '/messenger'): Promise<Opened> => {
  const opened = await openApp(context, front.page(shop, path));
  if (path === '/messenger') await preview(opened.frame).getByRole('dialog').waitFor();
  return opened;
};

describe('The messenger of a store', () => {
  const shop = 'larkmoor.myshopify.com';
  beforeAll(() => connect(shop));

  test('is off at first; switched on, it is in what the storefront reads', async () => {
    const opened = await open(shop);
    const { frame, page, complaints } = opened;
    await eventually(() => frame.getByLabel('Ortto’s own').isChecked(), true);
    const storefront = () =>
      (JSON.parse(app.cloud.store(shop).appData!) as { storefront: Record<string, string> }).storefront;
    expect(Object.keys(storefront())).toEqual(['key', 'host', 'src', 'rules']);
    await frame.getByLabel('This one, in front of Talk').check();
    await save(opened);
    expect(storefront()['launcher']).toContain('|Open chat|');
    expect(JSON.parse(storefront()['messenger']!)).toMatchObject({
      mode: 'front',
      siteName: 'Larkmoor',
      hours: { zone: 'Europe/Berlin' },
    });
    expect(complaints).toEqual([]);
    await page.close();
  });

  test('is seen as it is edited, and a click on a part of it leads to its field, on another tab too', async () => {
    const { frame, page } = await open(shop, '/messenger');
    await frame.getByRole('tab', { name: 'Content' }).click();
    await frame.getByRole('tabpanel', { name: 'Content' }).waitFor();
    await preview(frame).getByText('How can we help?').waitFor();
    await preview(frame).getByText('How can we help?').click();
    await frame.getByRole('tabpanel', { name: 'Style' }).waitFor();
    const subtitle = frame.getByLabel('Subtitle');
    await untilFocused(subtitle);
    await subtitle.fill('Ask about bicycles');
    await preview(frame).getByText('Ask about bicycles').waitFor();
    await page.close();
  });

  test('keeps what is edited on one tab while another is looked at, and saves all of it', async () => {
    const opened = await open(shop);
    const { frame, page } = opened;
    await frame.getByLabel('Subtitle').fill('We know bicycles');
    await frame.getByRole('tab', { name: 'Response times' }).click();
    await frame.getByText('Open now, until').or(frame.getByText('Closed now. Opens')).waitFor();
    await frame.getByLabel('From', { exact: true }).fill('08:30');
    await save(opened);
    const { messenger } = stored(shop).settings;
    expect([messenger.style.subtitle, messenger.hours.rows[0]!.from]).toEqual(['We know bicycles', '08:30']);
    await page.close();
  });

  test('leads from a refused save to the field that is wrong, on the tab that it is on', async () => {
    const { frame, page } = await open(shop);
    await frame.getByRole('tab', { name: 'Response times' }).click();
    await frame.getByLabel('From', { exact: true }).fill('quarter past');
    await frame.getByRole('tab', { name: 'Style' }).click();
    await frame.getByRole('button', { name: 'Save changes' }).click();
    await page.locator('#toasts').getByText('1 problem to fix').waitFor();
    await frame.getByRole('tab', { name: 'Response times To correct' }).waitFor();
    await frame.getByRole('tabpanel', { name: /Response times/ }).waitFor();
    await page.close();
  });

  test('can be put back to a new one tab by tab, and that can be taken back', async () => {
    const { frame, page } = await open(shop);
    const subtitle = frame.getByLabel('Subtitle');
    await eventually(() => subtitle.inputValue(), 'We know bicycles');
    await frame.getByRole('button', { name: 'Reset this tab' }).click();
    await frame.getByRole('dialog', { name: 'Reset “Style”?' }).waitFor();
    await frame.getByText('These go back to what a new store has: Subtitle.').waitFor();
    expect(await subtitle.inputValue()).toBe('We know bicycles');
    await frame.getByRole('button', { name: 'Reset', exact: true }).click();
    await eventually(() => subtitle.inputValue(), 'How can we help?');
    expect(await frame.getByLabel('This one, in front of Talk').isChecked()).toBe(true);
    await frame.getByRole('button', { name: 'Undo' }).click();
    await eventually(() => subtitle.inputValue(), 'We know bicycles');
    await page.close();
  });

  test('takes a merge tag where the caret is, and says of its text what it is for', async () => {
    const { frame } = await open(shop);
    await frame.getByRole('tab', { name: 'Content' }).click();
    const greeting = frame.getByLabel('Greeting', { exact: true });
    const details = frame.locator('[data-field="messenger.content.greeting"] s-text-area [part="details"]');
    await details.getByText('Shown on the homepage, below the header.').waitFor();
    await greeting.fill('Hello , how can we help?');
    await greeting.evaluate((box: HTMLTextAreaElement) => box.setSelectionRange(6, 6));
    await frame.getByLabel('Insert a merge tag').first().selectOption('first_name');
    await eventually(() => greeting.inputValue(), 'Hello {{ first_name }}, how can we help?');
  });

  test('has quick links that are added, sorted and removed by the keyboard', async () => {
    const opened = await open(shop);
    const { frame, page } = opened;
    await frame.getByRole('tab', { name: 'Content' }).click();
    await frame.getByRole('button', { name: 'Add quick links' }).press('Enter');
    await untilFocused(frame.locator('[data-row="1"]').first());
    await frame.getByLabel('Text', { exact: true }).fill('Delivery');
    await frame.getByLabel('Address', { exact: true }).fill('/pages/delivery');
    await frame.getByRole('button', { name: 'Move Quick links up' }).press('Enter');
    await frame.getByText('Quick links is now number 1 of 2.').waitFor();
    await save(opened);
    expect(stored(shop).settings.messenger.content.widgets).toMatchObject([
      { kind: 'links', links: [{ label: 'Delivery', url: '/pages/delivery' }] },
      { kind: 'conversations' },
    ]);
    await frame.getByRole('button', { name: 'Remove Quick links' }).press('Enter');
    await frame.getByText('Quick links was removed.').waitFor();
    await page.close();
  });

  test('has cards that are sorted by mouse', async () => {
    const sorted = 'sorted.myshopify.com';
    await connect(sorted);
    const opened = await open(sorted);
    const { frame, page } = opened;
    await page.setViewportSize({ width: 1280, height: 1200 });
    await frame.getByRole('tab', { name: 'Content' }).click();
    await frame.getByRole('button', { name: 'Add quick links' }).click();
    await frame.getByLabel('Text', { exact: true }).fill('Delivery');
    await frame.getByLabel('Address', { exact: true }).fill('/pages/delivery');
    const card = (name: string) => frame.getByRole('group', { name, exact: true });
    const grip = card('Quick links').locator('.talk-rows__grip').first();
    await dragByMouse(page, grip, card('Conversations'));
    await frame.getByText('Quick links is now number 1 of 2.').waitFor();
    await save(opened);
    expect(stored(sorted).settings.messenger.content.widgets.map(({ kind }) => kind)).toEqual([
      'links',
      'conversations',
    ]);
    await page.close();
  });

  test('says what Ortto decides, offers none of it, and keeps the reminder ticked off', async () => {
    const opened = await open(shop);
    const { frame, page } = opened;
    await frame.getByRole('tab', { name: 'Visitors' }).click();
    await frame.getByText('Ortto decides this. Change it there.').first().waitFor();
    expect(await frame.getByLabel('Attachments').count()).toBe(0);
    await frame.getByLabel('I have set the same in Ortto').check();
    await save(opened);
    expect(stored(shop).settings.messenger.reminded).toEqual(['visitors']);
    await page.close();
  });

  test('that is too long for a page is not saved: the field to shorten says so', async () => {
    const { hours } = stored(shop).settings.messenger;
    const closed = Array.from({ length: 100 }, (_, at) => ({
      date: new Date(Date.UTC(2030, 0, 1 + at)).toISOString().slice(0, 10),
      yearly: false,
    }));
    const long = 'long.myshopify.com';
    await connect(long, { mode: 'off', hours: { ...hours, closed } });
    const before = app.cloud.store(long).appData;
    const { frame, page } = await open(long);
    await frame.getByLabel('This one, in front of Talk').check();
    await frame.getByRole('button', { name: 'Save changes' }).click();
    await frame.getByRole('tabpanel', { name: /Response times/ }).waitFor();
    await frame
      .getByText(/“Closed dates” takes most of it, \d+ bytes\. Shorten that\./)
      .first()
      .waitFor();
    expect(app.cloud.store(long).appData).toBe(before);
    await page.close();
  });
});

test('On a small screen the preview, far below, draws itself without taking the merchant there', async () => {
  const shop = 'small.myshopify.com';
  await connect(shop);
  const small = await browser.newContext({ userAgent: BROWSER, viewport: { width: 390, height: 800 } });
  const { frame } = await openApp(small, front.page(shop, '/messenger'));
  await preview(frame).getByText('How can we help?').waitFor();
  const top = (): Promise<number> => frame.locator('body').evaluate(() => scrollY);
  expect(await top()).toBe(0);
  await frame.getByLabel('Subtitle').fill('We know bicycles');
  const before = await top();
  await preview(frame).getByText('We know bicycles').waitFor();
  expect(await top()).toBe(before);
  await small.close();
});

describe('What is chosen', () => {
  test.each([
    ['/messenger', 'Ortto’s own'],
    ['/connection', 'Immediately'],
    ['/pages', 'On all pages'],
  ])('is shown from the first moment on %s', async (path, label) => {
    const shop = `chosen${path.slice(1)}.myshopify.com`;
    await connect(shop);
    const { frame, page } = await open(shop, path);
    await eventually(() => frame.getByLabel(label, { exact: true }).isChecked(), true);
    await page.close();
  });
});
