import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import type { OutboundBody } from '../../core/contract/index.ts';
import type { PublicVisitors } from '../../core/messenger/public-settings.ts';
import { untilFocused } from '../browser/focus.ts';
import { eventually } from '../patience.ts';
import { outboundMessage } from '../talk-server/outbound-message.ts';
import { readOut, writes } from './messenger-page.ts';
import { shopSettings } from './public-settings.ts';
import { startServedShop, type ServedShop } from './served-shop.ts';

let served: ServedShop;
let server: ServedShop['server'];
let shop: ServedShop['shop'];
beforeAll(async () => {
  served = await startServedShop();
  ({ server, shop } = served);
});
afterAll(() => served?.stop());

const asked: Partial<PublicVisitors> = {
  email: true,
  firstName: 'required',
  lastName: 'off',
  answersFirst: 1,
  consent: null,
};
const settingsWith = (visitors: Partial<PublicVisitors>) =>
  shopSettings({ visitors: { ...shopSettings().visitors, ...visitors } });

/** Has the team say something first, or no more. */
const say = (enabled = true, more: Partial<OutboundBody> = {}): Promise<void> =>
  server.putOutbound('hello', outboundMessage({ enabled, ...more }));

/** A visitor who asks for a conversation, where the server holds them to the same as the page. */
const asks = async (visitors = asked, onPage = visitors) => {
  await server.setRules({ visitors });
  const visited = await shop.visit({ settings: settingsWith(onPage), headers: served.strict });
  await visited.page.locator('talk-suite-messenger button').first().click();
  await visited.page.getByRole('button', { name: 'Send us a message' }).click();
  return visited;
};
const own = (page: Page, text: string) =>
  page.locator('.message.own:not(.sending, .failed) .bubble', { hasText: text });
const conversationOf = (page: Page): Promise<string | null> =>
  page.evaluate(
    () =>
      (
        JSON.parse((Object.values(sessionStorage)[0] as string | undefined) ?? '{}') as {
          conversation?: string;
        }
      ).conversation ?? null,
  );
const texts = async (page: Page): Promise<readonly string[]> =>
  (await server.events((await conversationOf(page))!)).map(({ body }) => (body as { text: string }).text);
const contacts = async (): Promise<number> => (await server.rows())['contact']!;

describe('Where the team says something first,', () => {
  test('a visitor answers at once, and is asked for details after that, in the conversation, by keyboard', async () => {
    await say();
    const before = await contacts();
    const { page, errors } = await asks();
    await page.locator('.message.other .bubble', { hasText: 'Need a hand?' }).waitFor();
    expect(await page.locator('#email').count()).toBe(0);
    await untilFocused(page.locator('#draft'));

    await page.keyboard.type('Yes, please');
    await page.keyboard.press('Enter');
    await own(page, 'Yes, please').waitFor();
    await page.locator('.asked').waitFor();
    await eventually(() => readOut(page), 'Add your details to continue.');
    await untilFocused(page.locator('#draft'));
    expect(await contacts()).toBe(before);

    // What was typed next stays; what is missing is named.
    await writes(page, 'Which one is it?');
    await page.getByText('Fill in this field.').first().waitFor();
    expect(await page.locator('.asked [aria-invalid]').count()).toBe(2);
    await untilFocused(page.locator('#email'));
    expect(await page.locator('#draft').inputValue()).toBe('Which one is it?');
    expect(await texts(page)).toEqual(['Need a hand?', 'Yes, please']);

    await page.reload();
    await page.locator('talk-suite-messenger button').first().click();
    await page.locator('.asked').waitFor();
    expect(await page.locator('#draft').inputValue()).toBe('Which one is it?');

    await page.locator('#email').fill('jo at shop');
    await page.locator('#firstName').fill('Jo');
    await page.locator('#firstName').press('Enter');
    await page.getByText('Enter an email address such as').waitFor();
    await untilFocused(page.locator('#email'));
    await page.keyboard.press('ControlOrMeta+A');
    await page.keyboard.type('jo@shop.example');
    await page.keyboard.press('Enter');
    await page.locator('.asked').waitFor({ state: 'detached' });
    await eventually(() => readOut(page), 'Thank you. We have your details.');
    await untilFocused(page.locator('#draft'));
    // Before another message: they can be answered although they write no more.
    expect(await contacts()).toBe(before + 1);

    await page.keyboard.press('Enter');
    await own(page, 'Which one is it?').waitFor();
    expect(await texts(page)).toEqual(['Need a hand?', 'Yes, please', 'Which one is it?']);
    expect(await page.locator('.asked').count()).toBe(0);
    expect(errors).toEqual([]);
  });

  test('another tab asks for what is missing, and for nothing that was given', async () => {
    await say();
    const { page, context } = await asks();
    await writes(page, 'First');
    await page.locator('.asked').waitFor();
    const inTab = async () => {
      const tab = await shop.open(context);
      await tab.page.locator('talk-suite-messenger button').first().click();
      await tab.page.getByRole('button', { name: 'Conversation' }).click();
      await own(tab.page, 'First').waitFor();
      return tab.page;
    };
    const second = await inTab();
    await second.locator('#email').fill('mia@shop.example');
    await second.locator('#firstName').fill('Mia');
    await second.locator('.asked .primary').click();
    await second.locator('.asked').waitFor({ state: 'detached' });
    const third = await inTab();
    await writes(third, 'Third');
    await own(third, 'Third').waitFor();
    expect(await third.locator('.asked').count()).toBe(0);
  });

  test('consent is asked for before the first answer, and the message waits for it', async () => {
    await say();
    const { page } = await asks({ ...asked, consent: { url: '/privacy', required: true } });
    await page.locator('.asked #consent').waitFor();
    await writes(page, 'Yes');
    await page.getByText('Tick this box to continue.').waitFor();
    await untilFocused(page.locator('#consent'));
    expect(await conversationOf(page)).toBeNull();
    // All of it outlives a reload.
    await page.reload();
    await page.locator('talk-suite-messenger button').first().click();
    await page.locator('.message.other .bubble', { hasText: 'Need a hand?' }).waitFor();
    expect(await page.locator('#draft').inputValue()).toBe('Yes');
    await page.locator('#consent').focus();
    await page.keyboard.press('Space');
    await page.locator('#draft').press('Enter');
    await own(page, 'Yes').waitFor();
    await page.locator('.asked #email').waitFor();
    expect(await page.locator('.asked #consent').count()).toBe(0);
  });

  test('details that do not arrive stay, that is said, and they are sent again', async () => {
    await say();
    const { page } = await asks();
    await writes(page, 'Yes');
    await page.locator('.asked').waitFor();
    await page.route('**/details', (route) => route.abort());
    await page.locator('#email').fill('jo@shop.example');
    await page.locator('#firstName').fill('Jo');
    await page.locator('.asked .primary').click();
    await page.locator('.asked [role=alert]', { hasText: 'Not sent.' }).waitFor();
    expect(await page.locator('#email').inputValue()).toBe('jo@shop.example');
    await page.unroute('**/details');
    await page.locator('.asked .primary').click();
    await page.locator('.asked').waitFor({ state: 'detached' });
  });

  test('a message that is taken back meanwhile is answered as any conversation: details come first', async () => {
    await say();
    const { page } = await asks();
    await page.locator('.message.other .bubble').waitFor();
    await say(false);
    await writes(page, 'Yes');
    await page.locator('.asked #email').fill('jo@shop.example');
    await page.locator('#firstName').fill('Jo');
    await page.locator('.asked .primary').click();
    await own(page, 'Yes').waitFor();
    expect(await texts(page)).toEqual(['Yes']);
  });
});

describe('Where the team says nothing first,', () => {
  test.each([
    ['nothing is said', () => say(false)],
    ['it is for other pages', () => say(true, { pages: { selection: 'only', paths: ['/elsewhere'] } })],
    ['it is for phones', () => say(true, { device: 'phone' })],
    ['it waits for something', () => say(true, { when: { selection: 'exit' } })],
  ])('the form comes first: %s', async (_name, prepare) => {
    await prepare();
    const { page } = await asks();
    await page.locator('#email').waitFor();
    expect(await page.locator('#draft').count()).toBe(0);
  });

  test('the form comes first where the server does not say', async () => {
    await say();
    await server.setRules({ visitors: asked });
    const { page } = await shop.visit({ settings: settingsWith(asked) });
    await page.route('**/-/widgets/get', (route) => route.abort());
    await page.locator('talk-suite-messenger button').first().click();
    await page.getByRole('button', { name: 'Send us a message' }).click();
    await page.locator('#email').waitFor();
  });

  test('a page that knows no better is told what is needed, and asks for it in the conversation', async () => {
    await say(false);
    const nothing = { ...asked, email: false, firstName: 'off' } as const;
    const { page } = await asks({ ...asked, answersFirst: 0 }, nothing);
    await writes(page, 'Hello');
    await page.locator('.asked #email').fill('jo@shop.example');
    await page.locator('.asked .primary').click();
    await page.locator('.asked #firstName').fill('Jo');
    await page.locator('.asked .primary').click();
    await own(page, 'Hello').waitFor();
    expect(await texts(page)).toEqual(['Hello']);
  });
});
