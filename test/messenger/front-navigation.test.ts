import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { launchChromium } from '../browser/chromium.ts';
import { eventually } from '../patience.ts';
import { startTalkServer, type TalkServer } from './front-server.ts';
import { startFrontSite, type FrontSite } from './front-site.ts';
import { shopSettings } from './public-settings.ts';

let browser: Browser;
let server: TalkServer;
let shop: FrontSite;
beforeAll(async () => {
  browser = await launchChromium({ whole: true });
  shop = await startFrontSite(browser, async (url) => {
    server = await startTalkServer(url);
    return server.account;
  });
  shop.site.files.set('/other', { body: '<!doctype html><title>Other</title><h1>Other</h1>' });
});
afterAll(async () => {
  await browser.close();
  await shop.stop();
  await server.stop();
});

const settings = shopSettings({
  visitors: { ...shopSettings().visitors, email: false, firstName: 'off', lastName: 'off', consent: null },
});
const host = (page: Page) => page.locator('talk-suite-messenger');
const launcher = (page: Page) => page.locator('talk-suite-messenger button').first();
const notes =
  '<script>addEventListener("pageshow", ({ persisted }) => { window.cameBack = persisted; })</script>';

const begins = async (page: Page): Promise<void> => {
  await launcher(page).click();
  await page.getByRole('button', { name: 'Send us a message' }).click();
  await page.locator('#draft').waitFor();
};
const writes = async (page: Page, text: string): Promise<string> => {
  await page.locator('#draft').fill(text);
  await page.locator('#draft').press('Enter');
  await page.locator('.message.own:not(.sending)', { hasText: text }).waitFor();
  return page.evaluate(
    () => (JSON.parse(Object.values(sessionStorage)[0] as string) as { conversation: string }).conversation,
  );
};

describe('While the page changes around it, the messenger', () => {
  test('stays open with what was typed through a view transition that replaces all of the page', async () => {
    const { page } = await shop.visit({ settings });
    await begins(page);
    await page.locator('#draft').fill('Half a sent');
    await page.evaluate(async () => {
      const transition = document.startViewTransition(() => {
        const body = document.createElement('body');
        body.innerHTML = '<h1>Next page</h1><button>Add to cart</button>';
        document.body.replaceWith(body);
        history.pushState({}, '', '/next');
      });
      await transition.finished;
    });
    await page.getByRole('heading', { name: 'Next page' }).waitFor();
    expect(await host(page).count()).toBe(1);
    expect(await page.locator('#draft').inputValue()).toBe('Half a sent');
    await writes(page, 'Half a sentence');
    await page.getByRole('button', { name: 'Add to cart' }).click();
  });

  test('comes back with a page from the back/forward cache: one launcher, and it opens', async () => {
    const { page } = await shop.visit({ settings, head: notes });
    await launcher(page).click();
    await page.getByRole('heading', { name: 'Hello there' }).waitFor();
    await page.keyboard.press('Escape');
    await page.goto(`${shop.url}/other`);
    await page.goBack({ waitUntil: 'commit' });
    await eventually(() => page.evaluate('window.cameBack'), true);
    expect(await host(page).count()).toBe(1);
    await launcher(page).click();
    await page.getByRole('heading', { name: 'Hello there' }).waitFor();
  });

  test('goes on with its conversation when the visitor comes back, with what was said meanwhile', async () => {
    const { page } = await shop.visit({ settings, head: notes });
    await begins(page);
    const conversation = await writes(page, 'I look at another page');
    await page.goto(`${shop.url}/other`);
    await server.say(conversation, 'Take your time.');
    await page.goBack({ waitUntil: 'commit' });
    await launcher(page).waitFor();
    expect(await host(page).count()).toBe(1);
    if (!(await page.locator('dialog[open]').isVisible())) await launcher(page).click();
    await page.locator('.other .bubble', { hasText: 'Take your time.' }).waitFor();
    await server.say(conversation, 'Still here.');
    await page.locator('.other .bubble', { hasText: 'Still here.' }).waitFor();
    expect(await page.locator('.bubble', { hasText: 'Take your time.' }).count()).toBe(1);
  });
});

describe('Under a hostile style sheet, the messenger', () => {
  const hostile =
    '<style>* { all: unset !important; pointer-events: auto !important } div, button, span, textarea, input, label, ol, li { display: none !important } html { font-size: 4px !important; direction: rtl } body { transform: scale(0.5); filter: blur(2px); overflow: hidden; position: fixed } dialog { inset: auto !important; width: 10px !important }</style>';

  test.each([
    ['form', shopSettings()],
    ['conversation', settings],
  ] as const)('has the same %s', async (name, own) => {
    const looks: Buffer[] = [];
    for (const [head, path] of [
      ['', `/plain-${name}`],
      [hostile, `/hostile-${name}`],
    ] as const) {
      const { page } = await shop.visit({ settings: own, head, path });
      await launcher(page).click();
      await page.getByRole('button', { name: 'Send us a message' }).click();
      await page.locator(name === 'form' ? '#email' : '#draft').waitFor();
      await page
        .locator('dialog')
        .evaluate((dialog) =>
          Promise.all(dialog.getAnimations({ subtree: true }).map(({ finished }) => finished)).then(
            () => undefined,
          ),
        );
      await page.mouse.move(0, 0);
      looks.push(await page.locator('dialog').screenshot({ animations: 'disabled', caret: 'hide' }));
    }
    expect(looks[0]!.equals(looks[1]!)).toBe(true);
  });
});

describe('Where its files do not come, the launcher', () => {
  test.each(['front', 'words-en'])('says that it cannot connect, without its %s', async (file) => {
    const { page } = await shop.visit({ settings });
    await page.route(`**/${file}-*.js`, (route) => route.abort());
    await launcher(page).click();
    await page.getByRole('button', { name: 'The chat cannot connect.' }).waitFor();
  });

  test('is there, and an open messenger says that the conversation could not be loaded', async () => {
    const { page } = await shop.visit({ settings });
    await page.route('**/chat-*.js', (route) => route.abort());
    await launcher(page).click();
    await page.getByRole('button', { name: 'Send us a message' }).click();
    await page.getByText('This could not be loaded.').waitFor();
    await page.getByRole('button', { name: 'Try again' }).waitFor();
    await page.getByRole('button', { name: 'Back' }).click();
    await page.getByRole('heading', { name: 'Hello there' }).waitFor();
  });
});
