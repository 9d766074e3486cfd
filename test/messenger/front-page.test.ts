import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import {
  contrastRatio,
  parseColour,
  TEXT_CONTRAST,
  type Colour,
} from '../../core/messenger/contrast/colour.ts';
import { LINK_DRAWINGS } from '../../core/messenger/link-drawings.ts';
import { eventually } from '../patience.ts';
import { ASSETS } from './front-site.ts';
import { host, launcher, settled } from './messenger-page.ts';
import { shopSettings } from './public-settings.ts';
import { startUnansweredShop, type UnansweredShop } from './unanswered-shop.ts';

let served: UnansweredShop;
let browser: UnansweredShop['browser'];
let shop: UnansweredShop['shop'];
beforeAll(async () => {
  served = await startUnansweredShop();
  ({ browser, shop } = served);
});
afterAll(() => served?.stop());

const tall = '<div style="height:4000px">Tall</div>';

/** What the browser keeps for the page. */
const kept = (page: Page) =>
  page.evaluate(async () => ({
    cookies: document.cookie,
    local: { ...localStorage },
    session: { ...sessionStorage },
    databases: await indexedDB.databases(),
    caches: await caches.keys(),
  }));
const nothing = { cookies: '', local: {}, session: {}, databases: [], caches: [] };

describe('Before a visitor turns to it, the messenger', () => {
  test('is two files, keeps nothing, and asks nobody for anything', async () => {
    const { page, requests, errors } = await shop.visit({ body: tall });
    await launcher(page).waitFor();
    await page.mouse.wheel(0, 500);
    await page.mouse.move(100, 100);
    await page.waitForTimeout(300);
    expect(requests.map((url) => new URL(url).pathname)).toEqual([
      '/',
      `${ASSETS}/loader.js`,
      `${ASSETS}/${shop.front.launcher.file}`,
    ]);
    expect(await kept(page)).toEqual(nothing);
    expect(errors).toEqual([]);
  });

  test('shows the homepage with two files and the settings, whose bytes are the ones that are held to a limit', async () => {
    const { style } = shopSettings();
    const settings = shopSettings({ style: { ...style, header: { kind: 'colour', colour: '#1f3a5f' } } });
    const { page, requests } = await shop.visit({ settings });
    await launcher(page).click();
    await page.getByRole('heading', { name: 'Hello there' }).waitFor();
    const loaded = (): readonly string[] =>
      requests.slice(3).map((url) => new URL(url).pathname.replace(`${ASSETS}/`, ''));
    const first = [shop.front.front.file, shop.front.words.en[0]!.file];
    expect(loaded().filter((file) => !file.startsWith('messenger-'))).toEqual(first);
    const icons = page
      .locator('.card li path:first-child')
      .evaluateAll((paths) => paths.map((path) => path.getAttribute('d')));
    expect(await icons).toEqual(
      expect.arrayContaining([LINK_DRAWINGS.truck, LINK_DRAWINGS.book, LINK_DRAWINGS.pin]),
    );
    // What comes next is asked for when it is wanted.
    await page.getByRole('button', { name: 'Send us a message' }).click();
    await eventually(() => loaded().includes(shop.front.chat.file), true);
  });

  test('loads the rest when it is pointed at or gets the focus, and then still keeps nothing', async () => {
    for (const turn of [(page: Page) => launcher(page).hover(), (page: Page) => page.keyboard.press('Tab')]) {
      const { page, requests } = await shop.visit();
      await launcher(page).waitFor();
      await turn(page);
      await eventually(() => requests.some((url) => url.includes('/front-')), true);
      await eventually(() => requests.some((url) => url.includes('/messenger-')), true);
      expect(requests.every((url) => url.startsWith(shop.url))).toBe(true);
      expect(await kept(page)).toEqual(nothing);
    }
  });

  test('moves nothing on the page, and takes no click outside its circle', async () => {
    const { page } = await shop.visit({
      head: '<script>window.shifts = 0; new PerformanceObserver((list) => list.getEntries().forEach(({ value }) => { shifts += value; })).observe({ type: "layout-shift", buffered: true }); addEventListener("click", ({ target }) => { window.clicked = target.localName; })</script>',
      body: tall,
    });
    await launcher(page).waitFor();
    const box = (await launcher(page).boundingBox())!;
    expect(box).toMatchObject({ width: 56, height: 56 });
    expect([1280 - box.x - box.width, 720 - box.y - box.height]).toEqual([20, 20]);
    // In the corner of its square, outside of its circle.
    await page.mouse.click(box.x + 3, box.y + 3);
    expect(await page.evaluate('clicked')).not.toBe('talk-suite-messenger');
    expect(await page.locator('dialog').count()).toBe(0);
    expect(await page.evaluate('shifts')).toBe(0);
  });

  test('is where each corner, device and direction has it', async () => {
    const { style } = shopSettings();
    for (const [position, x, y] of [
      ['top-left', 30, 40],
      ['bottom-left', 30, 720 - 40 - 60],
      ['top-right', 1280 - 30 - 60, 40],
    ] as const) {
      const settings = shopSettings({
        style: { ...style, launcher: { ...style.launcher, position, desktop: { x: 30, y: 40 }, size: 60 } },
      });
      const { page } = await shop.visit({ settings });
      expect(await launcher(page).boundingBox()).toEqual({ x, y, width: 60, height: 60 });
    }
    const mirrored = shopSettings({ style: { ...style, launcher: { ...style.launcher, mirror: true } } });
    const { page } = await shop.visit({ settings: mirrored, dir: 'rtl', lang: 'ar' });
    expect((await launcher(page).boundingBox())!.x).toBe(20);
    const none = shopSettings({ style: { ...style, launcher: { ...style.launcher, hideOnPhones: true } } });
    const phone = await shop.visit({ settings: none, context: { viewport: { width: 390, height: 700 } } });
    await host(phone.page).waitFor({ state: 'attached' });
    expect(await launcher(phone.page).isVisible()).toBe(false);
  });
});

describe('Whatever colour the owner picks, the launcher', () => {
  test('has an icon and a text on it of at least 4.5:1', async () => {
    const { page } = await shop.visit();
    const seed = Number(process.env['FUZZ_SEED'] ?? Date.now() % 100_000);
    let state = seed;
    const next = (): number => (state = (state * 48_271 + 11) % 2_147_483_647);
    const colours = [
      // The worst of all, and what is next to it.
      '#767676',
      '#777777',
      '#757575',
      '#0075ff',
      '#ff0000',
      '#00ff00',
      '#0000ff',
      ...Array.from({ length: 400 }, () => `#${(next() & 0xffffff).toString(16).padStart(6, '0')}`),
    ];
    const [rule] = /color:\s?(color\(from[^;}]*)/.exec(shop.front.launcher.content)?.slice(1) ?? [];
    const painted = await page.evaluate(
      ([all, text]) => {
        const canvas = document.createElement('canvas').getContext('2d')!;
        return (all as string[]).map((colour) => {
          canvas.fillStyle = (text as string).replace('var(--brand)', colour);
          canvas.fillRect(0, 0, 1, 1);
          return [...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3);
        });
      },
      [colours, rule!] as const,
    );
    const bad = colours.filter(
      (colour, i) => contrastRatio(parseColour(colour)!, painted[i] as unknown as Colour) < TEXT_CONTRAST,
    );
    expect({ seed, bad }).toEqual({ seed, bad: [] });
  });
});

describe('On the page, the messenger', () => {
  test('gives way to dialogs and drawers, nested ones as well, and comes back', async () => {
    const { page } = await shop.visit({
      head: '<style>.drawer { position: fixed; inset: 0 0 0 auto; width: 300px; background: #eee; translate: 100% 0; transition: translate 0.1s } .drawer.open { translate: none }</style>',
      body: '<dialog id="one">One <dialog id="two">Two</dialog></dialog><div class="drawer" role="dialog" aria-modal="true">Cart</div>',
    });
    await launcher(page).waitFor();
    const run = (script: string) => page.evaluate(script);
    await run('one.showModal(), two.showModal(), 0');
    await eventually(() => host(page).isVisible(), false);
    await run('two.close()');
    await page.waitForTimeout(300);
    expect(await host(page).isVisible()).toBe(false);
    await run('one.close()');
    await eventually(() => host(page).isVisible(), true);
    await run('document.querySelector(".drawer").classList.add("open")');
    await eventually(() => host(page).isVisible(), false);
    await run('document.querySelector(".drawer").classList.remove("open")');
    await eventually(() => host(page).isVisible(), true);
  });

  test('looks the same under a hostile style sheet', async () => {
    const hostile =
      '<style>* { all: unset !important; pointer-events: auto !important } div, button, span { display: none !important } html { font-size: 4px !important; direction: rtl } body { transform: scale(0.5); filter: blur(2px); overflow: hidden; position: fixed }</style>';
    const [plain, attacked] = [await shop.visit(), await shop.visit({ head: hostile, path: '/hostile' })];
    const looks: Buffer[] = [];
    for (const { page } of [plain, attacked]) {
      await launcher(page).click();
      await page.getByRole('heading', { name: 'Hello there' }).waitFor();
      await settled(page);
      await page.mouse.move(0, 0);
      looks.push(await page.locator('dialog').screenshot({ animations: 'disabled', caret: 'hide' }));
    }
    expect(looks[0]!.equals(looks[1]!)).toBe(true);
  });

  test('never moves the page’s scroll position, and gives the focus back', async () => {
    const { page } = await shop.visit({ body: tall });
    await page.evaluate('scrollTo(0, 1234)');
    await launcher(page).click();
    await page.getByRole('heading', { name: 'Hello there' }).waitFor();
    await page.keyboard.press('Escape');
    await page.locator('dialog').waitFor({ state: 'hidden' });
    await eventually(() => page.evaluate('document.activeElement.localName'), 'talk-suite-messenger');
    expect(await page.evaluate('scrollY')).toBe(1234);
  });

  test('lets Tab leave the open panel and the closed launcher in both directions', async () => {
    const { page } = await shop.visit({ body: '<a href="#a" id="before">Before</a>' });
    await launcher(page).waitFor();
    await page.locator('#before').focus();
    await page.keyboard.press('Tab');
    expect(await page.evaluate('document.activeElement.localName')).toBe('talk-suite-messenger');
    await page.keyboard.press('Shift+Tab');
    expect(await page.evaluate('document.activeElement.id')).toBe('before');
    await launcher(page).click();
    await page.getByRole('heading', { name: 'Hello there' }).waitFor();
    for (let i = 0; i < 12; i += 1) {
      await page.keyboard.press('Tab');
      if ((await page.evaluate('document.activeElement.localName')) !== 'talk-suite-messenger') return;
    }
    throw new Error('The focus stays in the panel.');
  });

  test('is one, with two tags, after its document was replaced, and when the visitor comes back', async () => {
    shop.site.files.set('/two', {
      body: `<!doctype html><html lang="en"><title>Two</title><body>${shop.tag()}${shop.tag()}<a href="/other">Other</a></body></html>`,
    });
    shop.site.files.set('/other', { body: '<!doctype html><title>Other</title>' });
    const context = await browser.newContext();
    const { page } = await shop.open(context, '/two');
    await launcher(page).waitFor();
    expect(await host(page).count()).toBe(1);
    // As Turbo and its like do, and harsher.
    await page.evaluate(() => {
      document.body.replaceWith(document.createElement('body'));
      document.querySelector('talk-suite-messenger')!.remove();
      history.pushState({}, '', '/elsewhere');
    });
    await eventually(() => host(page).count(), 1);
    await page.goto(`${shop.url}/two`);
    await launcher(page).click();
    await page.getByRole('heading', { name: 'Hello there' }).waitFor();
    await page.goto(`${shop.url}/other`);
    await page.goBack({ waitUntil: 'commit' });
    await launcher(page).waitFor();
    expect(await host(page).count()).toBe(1);
  });

  test('fills a phone, makes the page behind it inert, and always has a way out', async () => {
    for (const viewport of [
      { width: 320, height: 400 },
      { width: 390, height: 844 },
    ]) {
      const { page } = await shop.visit({
        context: { viewport, hasTouch: true },
        body: '<header style="position:fixed;inset:0 0 auto;z-index:2147483647">Sticky</header><button id="under">Under</button>',
      });
      await launcher(page).tap();
      const close = page.getByRole('button', { name: 'Close chat' }).last();
      await close.waitFor();
      await settled(page);
      const box = (await close.boundingBox())!;
      expect(Math.min(box.width, box.height)).toBeGreaterThanOrEqual(44);
      expect(await page.locator('dialog').evaluate((dialog) => dialog.matches(':modal'))).toBe(true);
      await page.getByRole('button', { name: 'Send us a message' }).click();
      const size = await page
        .getByLabel('Email address')
        .evaluate((field) => getComputedStyle(field).fontSize);
      expect(Number.parseFloat(size)).toBeGreaterThanOrEqual(16);
      await page.getByRole('button', { name: 'Close chat' }).last().tap();
      await page.locator('dialog').waitFor({ state: 'hidden' });
      await page.locator('#under').click();
    }
  });

  test('speaks the page’s language before the browser’s, also when the page changes it', async () => {
    const { page } = await shop.visit({ lang: 'de', context: { locale: 'es-ES' } });
    await launcher(page).click();
    await page.getByRole('button', { name: 'Chat schließen' }).first().waitFor();
    await page.evaluate(() => document.documentElement.setAttribute('lang', 'ar'));
    await page.locator('dialog[lang=ar][dir=rtl]').waitFor();
    await page.getByRole('button', { name: 'إغلاق الدردشة' }).first().waitFor();
    const none = await shop.visit({ lang: '', context: { locale: 'es-ES' } });
    await launcher(none.page).click();
    await none.page.locator('dialog[lang=es]').waitFor();
  });
});
