import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { launchChromium } from '../browser/chromium.ts';
import { eventually } from '../browser/loader-site.ts';
import { startTalkServer, type TalkServer } from './front-server.ts';
import { startFrontSite, type FrontSite } from './front-site.ts';

let browser: Browser;
let server: TalkServer;
let shop: FrontSite;
beforeAll(async () => {
  browser = await launchChromium();
  shop = await startFrontSite(browser, async (url) => {
    server = await startTalkServer(url);
    return server.account;
  });
});
afterAll(async () => {
  await browser.close();
  await shop.stop();
  await server.stop();
});

const strict = (): Readonly<Record<string, string>> => ({
  'content-security-policy': `default-src 'none'; script-src 'self'; style-src 'self'; connect-src ${server.url} ${server.url.replace('http', 'ws')}; img-src 'self' ${server.url}; require-trusted-types-for 'script'; trusted-types 'none'`,
});

const dialog = (page: Page) => page.locator('dialog');
/** The conversation that a tab has open, once its first message has arrived. */
const conversationOf = async (page: Page): Promise<string> => {
  const id = (): Promise<string | null> =>
    page.evaluate(() => {
      const kept = Object.values(sessionStorage)[0] as string | undefined;
      return kept === undefined ? null : (JSON.parse(kept) as { conversation: string | null }).conversation;
    });
  await eventually(async () => (await id()) !== null, true);
  return (await id())!;
};
const own = (page: Page, text: string) => page.locator('.message.own .bubble', { hasText: text });

/** Tab, until the element that has the focus has this name. */
const tabTo = async (page: Page, name: RegExp, most = 12): Promise<void> => {
  for (let i = 0; i < most; i += 1) {
    const focused = await page.evaluate(() => {
      const active = document.activeElement?.shadowRoot?.activeElement ?? document.activeElement;
      const label = active?.id
        ? active.getRootNode() instanceof ShadowRoot &&
          (active.getRootNode() as ShadowRoot).querySelector(`label[for="${active.id}"]`)
        : null;
      return (
        active?.getAttribute('aria-label') ?? (label || active?.closest('label') || active)?.textContent ?? ''
      );
    });
    if (name.test(focused)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`The keyboard does not reach ${String(name)}.`);
};

describe('A conversation with a Talk server', () => {
  test('is held by keyboard alone under a policy that allows next to nothing, from the launcher to the answer', async () => {
    const { page, errors } = await shop.visit({ headers: strict() });
    await page.locator('talk-suite-messenger button').waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await dialog(page).getByRole('heading', { name: 'Hello there' }).waitFor();
    await tabTo(page, /Send us a message/);
    await page.keyboard.press('Enter');
    await tabTo(page, /E-mail/);
    await page.keyboard.type('jo@shop.example');
    await tabTo(page, /First name/);
    await page.keyboard.type('Jo');
    await tabTo(page, /I agree/);
    await page.keyboard.press('Space');
    await tabTo(page, /Start the conversation/);
    await page.keyboard.press('Enter');
    await tabTo(page, /Write a message/);
    await page.keyboard.type('Does it fit in a lift?');
    await page.keyboard.press('Enter');
    await own(page, 'Does it fit in a lift?').waitFor();
    await eventually(async () => (await server.rows()).conversation, 1);
    const conversation = await conversationOf(page);
    await server.say(conversation, 'It does.');
    await page.locator('.message.other .bubble', { hasText: 'It does.' }).waitFor();
    await expect(page.locator('dialog > [role=status]').textContent()).resolves.toBe('Owner: It does.');
    await page.keyboard.press('Escape');
    await dialog(page).waitFor({ state: 'hidden' });
    expect(
      await page.evaluate(() =>
        document.activeElement!.shadowRoot!.activeElement!.getAttribute('aria-label'),
      ),
    ).toBe('Open chat');
    expect(errors).toEqual([]);
  });
});
