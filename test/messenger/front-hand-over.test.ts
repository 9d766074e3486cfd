import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Page, Route } from 'playwright-core';
import { eventually } from '../patience.ts';
import type { PageParts } from './front-site.ts';
import { startOrttoShop, type OrttoShop } from './ortto-shop.ts';
import { shopSettings } from './public-settings.ts';

let served: OrttoShop;
let ortto: OrttoShop['ortto'];
let shop: OrttoShop['shop'];
beforeAll(async () => {
  served = await startOrttoShop();
  ({ ortto, shop } = served);
});
beforeEach(() => ortto.reset());
afterAll(() => served?.stop());

const settings = shopSettings({ mode: 'front' });
const visit = (parts: PageParts = {}) => shop.visit({ settings, ...parts });
const launcher = (page: Page) =>
  page.locator('talk-suite-messenger button.launcher, talk-suite-messenger > button').first();
const orttoLauncher = (page: Page) => page.locator('body > #ap3-talk-widget-ui .launcher');

/** Fills the form in and asks for a conversation. */
const asks = async (page: Page): Promise<void> => {
  await page.locator('talk-suite-messenger button').first().click();
  await page.getByRole('button', { name: 'Send us a message' }).click();
  await page.getByLabel('Email address').fill('jo@shop.example');
  await page.getByLabel('First name').fill('Jo');
  await page.getByRole('checkbox').check();
  await page.getByRole('button', { name: 'Start the conversation' }).click();
};

describe('Before a hosted account, the messenger', () => {
  test('asks Ortto for nothing until a visitor wants to talk, and then opens its Talk for somebody it knows', async () => {
    const { page, errors } = await visit();
    await launcher(page).click();
    await page.getByRole('button', { name: 'Send us a message' }).waitFor();
    expect(ortto.requests()).toEqual([]);
    await page.keyboard.press('Escape');
    await asks(page);
    await page.locator('#ap3-talk-widget-ui textarea').waitFor();
    // Ortto knows what the visitor gave.
    const isTold = () => ortto.requests().some(({ body }) => body?.['e'] === 'jo@shop.example');
    await eventually(isTold, true);
    expect(ortto.requests({ path: '/app.js' })).toHaveLength(1);
    // One launcher: Ortto's.
    await eventually(() => launcher(page).isVisible(), false);
    expect(await orttoLauncher(page).count()).toBe(1);
    expect(errors).toEqual([]);
  });

  test('steps back in a browser that was handed over: Ortto’s script is loaded at once, and ours shows no launcher', async () => {
    const { page, context } = await visit();
    await asks(page);
    await page.locator('#ap3-talk-widget-ui textarea').waitFor();
    ortto.reset();
    const again = await shop.open(context);
    await orttoLauncher(again.page).waitFor();
    await eventually(() => launcher(again.page).isVisible(), false);
    // What the page calls opens Ortto's Talk now, and shows no second launcher.
    await again.page.evaluate(() => window.talkSuite!.show());
    expect(await launcher(again.page).isVisible()).toBe(false);
    await again.page.evaluate(() => window.talkSuite!.open());
    await again.page.locator('#ap3-talk-widget-ui textarea').waitFor();
  });

  test('is not there where another installation has brought Ortto’s script', async () => {
    const { page } = await visit({
      head: `<script>window.ap3c = { cmd: [] }; ap3c.cmd.push(() => { ap3c.init('${ortto.trackingKey}', '${ortto.captureHost}'); ap3c.track({ v: 0 }); });</script><script src="${ortto.scriptUrl}"></script>`,
    });
    await eventually(() => page.evaluate(() => window.talkSuite?.state), 'other');
    await orttoLauncher(page).waitFor();
    expect(await page.locator('talk-suite-messenger').count()).toBe(0);
  });

  test('says that Ortto is blocked, offers another attempt, and keeps its launcher', async () => {
    const { page } = await visit();
    let blocked = true;
    await page.route('**/app.js', (route) => (blocked ? route.abort() : route.continue()));
    await asks(page);
    await page.getByText('The chat could not be loaded.').waitFor();
    await expect(launcher(page).isVisible()).resolves.toBe(true);
    blocked = false;
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.locator('#ap3-talk-widget-ui textarea').waitFor();
  });

  test('leaves the visitor to Ortto’s Talk where its own files do not come: it opens, and there is one launcher', async () => {
    const { page, errors } = await visit();
    await launcher(page).waitFor();
    await page.route(/\/front-\w+\.js/, (route) => route.abort());
    // The pointer is over it before it is pressed: the script is on its way, and nobody has asked for Talk.
    await launcher(page).hover();
    await orttoLauncher(page).waitFor();
    await eventually(() => launcher(page).count(), 0);
    expect(await page.locator('#ap3-talk-widget-ui textarea').isVisible()).toBe(false);
    // What the page calls opens Ortto's, and is no other installation.
    await page.evaluate(() => window.talkSuite!.open());
    await page.locator('#ap3-talk-widget-ui textarea').waitFor();
    expect(await page.evaluate(() => window.talkSuite!.state)).toBe('ready');
    expect(ortto.requests({ path: '/app.js' })).toHaveLength(1);
    expect(errors.filter((text) => !text.includes('ERR_FAILED'))).toEqual([]);
  });

  test('opens Ortto’s Talk for a click that its own files did not answer, and tries both again where Ortto is blocked', async () => {
    const { page } = await visit();
    let blocked = true;
    await launcher(page).waitFor();
    await page.route('**/app.js', (route) => (blocked ? route.abort() : route.continue()));
    await page.route(/\/front-\w+\.js/, (route) => route.abort());
    // Pressed without a pointer: under one, the launcher goes as soon as Ortto's is there.
    await launcher(page).dispatchEvent('click');
    await eventually(() => page.evaluate(() => window.talkSuite?.state), 'failed');
    await page.getByRole('button', { name: 'The chat cannot connect.' }).waitFor();
    blocked = false;
    await launcher(page).dispatchEvent('click');
    await page.locator('#ap3-talk-widget-ui textarea').waitFor();
    await eventually(() => launcher(page).count(), 0);
  });

  test('says that Ortto is slow, opens its Talk for a visitor who waits, and leaves the launcher to it in any case', async () => {
    for (const waits of [true, false]) {
      const { page } = await visit();
      const held: Route[] = [];
      await page.clock.install();
      await page.route('**/app.js', (route) => void held.push(route));
      await asks(page);
      await page.clock.runFor(11_000);
      await page.getByText('The chat is taking longer than usual.').waitFor();
      if (!waits) await page.keyboard.press('Escape');
      expect(await launcher(page).isVisible()).toBe(true);
      await held[0]!.continue();
      await orttoLauncher(page).waitFor();
      await eventually(() => launcher(page).isVisible(), false);
      await eventually(() => page.locator('dialog').isVisible(), false);
      await eventually(() => page.locator('#ap3-talk-widget-ui textarea').isVisible(), waits);
    }
  });

  test('says that Ortto’s Talk has nothing that opens it', async () => {
    shop.site.files.set('/empty.js', {
      type: 'text/javascript',
      body: 'ap3c.init = ap3c.track = () => {}; ap3c.cmd.forEach((command) => command())',
    });
    const absent = await visit({ tag: { 'data-src': `${shop.url}/empty.js` } });
    await absent.page.clock.install();
    await asks(absent.page);
    await eventually(() => absent.page.evaluate(() => window.talkSuite?.state), 'ready');
    await absent.page.clock.runFor(11_000);
    await absent.page.getByText('cannot be opened from here').waitFor();
  });

  test('uses a call that opens Talk, where Ortto’s script offers one', async () => {
    shop.site.files.set('/calls.js', {
      type: 'text/javascript',
      body: 'ap3c.init = ap3c.track = () => {}; ap3c.talk = { open: () => { window.opened = true; } }; ap3c.cmd.forEach((command) => command())',
    });
    const { page } = await visit({ tag: { 'data-src': `${shop.url}/calls.js` } });
    await asks(page);
    await eventually(() => page.evaluate('window.opened'), true);
  });

  test('asks nothing of a visitor whom the site has named', async () => {
    const { page } = await visit({
      settings: shopSettings({ mode: 'front', visitors: { ...settings.visitors, consent: null } }),
    });
    await page.waitForFunction(() => window.talkSuite?.state === 'front');
    await launcher(page).waitFor();
    await page.evaluate(() =>
      window.talkSuite!.identify({ email: 'jo@shop.example', first: 'Jo', last: 'Rivera' }),
    );
    await launcher(page).click();
    await page.getByRole('heading', { name: /Hello .?Jo/ }).waitFor();
    await page.getByRole('button', { name: 'Send us a message' }).click();
    await page.locator('#ap3-talk-widget-ui textarea').waitFor();
  });

  test('tells Ortto nothing of one person under the address of another', async () => {
    shop.site.files.set('/records.js', {
      type: 'text/javascript',
      body: 'window.tracked = []; ap3c.init = () => {}; ap3c.track = (payload) => tracked.push(payload); ap3c.talk = { open: () => {} }; ap3c.cmd.forEach((command) => command())',
    });
    const { page } = await visit({ tag: { 'data-src': `${shop.url}/records.js` } });
    // The launcher has taken over what a page calls.
    await page.waitForFunction(() => typeof window.talkSuite?.on === 'function');
    await page.evaluate(() => {
      window.talkSuite!.identify({ email: 'ada@shop.example', first: 'Ada', ei: '17' });
      window.talkSuite!.identify({ email: 'kim@shop.example' });
      window.talkSuite!.identify({ ac: ['newsletter'] });
    });
    await launcher(page).click();
    // Nor is the second one greeted by the first one's name.
    await page.getByRole('heading', { name: 'Hello there' }).waitFor();
    await page.getByRole('button', { name: 'Send us a message' }).click();
    await page.getByLabel('First name').fill('Kim');
    await page.getByRole('checkbox').check();
    await page.getByRole('button', { name: 'Start the conversation' }).click();
    await eventually(
      () => page.evaluate('window.tracked'),
      [
        { v: 0 },
        { v: 0, email: 'ada@shop.example', first: 'Ada', ei: '17' },
        { v: 0, email: 'kim@shop.example' },
        { v: 0, ac: ['newsletter'] },
        { v: 0, email: 'kim@shop.example', first: 'Kim' },
      ],
    );
  });
});

describe('window.talkSuite', () => {
  test('opens and closes the messenger, also before the launcher is there, and says what happens', async () => {
    const { page } = await visit({
      head: '<script>document.addEventListener("talksuite:state", () => { if (talkSuite.state === "front") talkSuite.open("home"); })</script>',
    });
    await page.getByRole('heading', { name: 'Hello there' }).waitFor();
    const said = await page.evaluate(async () => {
      const heard: string[] = [];
      const controller = new AbortController();
      window.talkSuite!.on!('close', () => heard.push('close'), { signal: controller.signal });
      window.talkSuite!.on!('open', ({ view }) => heard.push(`open ${view}`), { signal: controller.signal });
      window.talkSuite!.close!();
      window.talkSuite!.open('home');
      while (heard.length < 2) await new Promise((resolve) => requestAnimationFrame(resolve));
      controller.abort();
      window.talkSuite!.close!();
      return heard;
    });
    expect(said).toEqual(['close', 'open home']);
  });

  test('hides and shows the launcher', async () => {
    const { page } = await visit();
    await launcher(page).waitFor();
    await page.evaluate(() => window.talkSuite!.hide());
    expect(await launcher(page).isVisible()).toBe(false);
    await page.evaluate(() => window.talkSuite!.show());
    expect(await launcher(page).isVisible()).toBe(true);
  });
});
