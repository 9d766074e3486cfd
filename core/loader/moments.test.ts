// needs: chromium
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { chosenEngine } from '../../test/browser/engines.ts';
import { openUnattended } from '../../test/browser/chromium.ts';
import { startLoaderSite, type LoaderSite } from '../../test/browser/loader-site.ts';
import { eventually } from '../../test/patience.ts';
import type { VisitorPage } from '../../test/browser/visitor-page.ts';

let shop: LoaderSite;
beforeAll(async () => {
  shop = await startLoaderSite();
});
afterAll(() => shop.stop());

/** Time for anything that should not happen to happen. */
const aWhile = (page: VisitorPage): Promise<void> => page.waitForTimeout(300);
const tall = '<div style="height:5000px">Long page</div>';

describe('At once', () => {
  test('nothing waits for the rest of the page', async () => {
    shop.site.files.set('/tail.js', { type: 'text/javascript', body: 'window.early = talkSuite.state' });
    const { page } = await shop.visit({ body: '<script src="/tail.js"></script>' });
    expect(await page.evaluate('early')).toMatch(/loading|ready/);
  });
});

describe('When the page is idle', () => {
  test('Talk comes after the page has loaded', async () => {
    const { page, reaches } = await shop.visit({
      tag: { 'data-load': 'idle' },
      after: '<script>addEventListener("load", () => { window.atLoad = talkSuite.state })</script>',
    });
    await reaches('ready');
    expect(await page.evaluate('atLoad')).toBe('waiting');
  });

  test('Talk also comes where the loader runs after that', async () => {
    const { page, reaches } = await shop.visit({ tag: { 'data-load': 'idle', type: 'text/plain' } });
    await page.evaluate(() => {
      const tag = document.createElement('script');
      for (const { name, value } of document.querySelector('script[data-key]')!.attributes)
        if (name !== 'type') tag.setAttribute(name, value);
      document.head.append(tag);
    });
    await reaches('ready');
  });

  test('Talk comes in browsers without idle callbacks', async () => {
    const { reaches } = await shop.visit({
      tag: { 'data-load': 'idle' },
      before: '<script>delete window.requestIdleCallback</script>',
    });
    await reaches('ready');
  });
});

describe("On the visitor's first interaction", () => {
  const interactions: [string, (page: VisitorPage) => Promise<void>][] = [
    ['a click', (page) => page.mouse.click(200, 200)],
    ['a key', (page) => page.keyboard.press('Tab')],
    ['scrolling', (page) => page.mouse.wheel(0, 400)],
    ['a tap', (page) => page.touchscreen.tap(200, 200)],
  ];
  test.each(interactions)('%s brings Talk', async (_name, interact) => {
    const { page, state, reaches } = await shop.visit({ tag: { 'data-load': 'interaction' }, body: tall });
    await aWhile(page);
    expect(await state()).toBe('waiting');
    expect(shop.ortto.requests()).toEqual([]);
    await interact(page);
    await reaches('ready');
  });

  test('Talk comes once, however much the visitor does', async () => {
    const { page, reaches } = await shop.visit({ tag: { 'data-load': 'interaction' }, body: tall });
    await page.mouse.click(200, 200);
    await page.keyboard.press('Tab');
    await page.mouse.wheel(0, 400);
    await reaches('ready');
    expect(shop.ortto.requests({ path: '/app.js' })).toHaveLength(1);
  });

  test('a button of the site that opens Talk works at the first click', async () => {
    const { page } = await shop.visit({
      tag: { 'data-load': 'interaction' },
      body: '<button>Chat with us</button><script>document.querySelector("button").onclick = () => { window.opened = talkSuite.open() }</script>',
    });
    await page.getByRole('button', { name: 'Chat with us' }).click();
    await page.locator('#ap3-talk-widget-ui textarea').waitFor();
    expect(await page.evaluate('opened')).toBe(true);
  });
});

// Neither Firefox nor Safari prerenders pages.
if (chosenEngine() === 'chromium')
  describe('A page that is prerendered', () => {
    test('requests nothing of Ortto until the visitor comes to it', async () => {
      const report = (what: string): string =>
        `fetch('${shop.ortto.captureHost}-/report', { method: 'POST', body: JSON.stringify(${what}) })`;
      shop.put('/next', {
        before: `<script>
        const prerendered = document.prerendering;
        localStorage.setItem('prerendered', String(prerendered));
        document.addEventListener('talksuite:state', ({ detail: { state } }) => {
          if (state === 'ready') ${report('{ page: "next", prerendered }')};
        });
      </script>`,
      });
      shop.put('/first', {
        tag: { src: '/none.js' },
        before:
          '<script type="speculationrules">{"prerender":[{"urls":["/next"],"eagerness":"immediate"}]}</script>',
        after: `<script>const looking = setInterval(() => {
        if (localStorage.getItem('prerendered') === null) return;
        clearInterval(looking);
        // Time for what should not be requested.
        setTimeout(async () => {
          await ${report('{ page: "first" }')};
          location.href = '/next';
        }, 500);
      }, 50)</script>`,
      });
      shop.ortto.reset();
      const close = await openUnattended(`${shop.url}/first`, shop.reach);
      try {
        const reports = () => shop.ortto.requests({ path: '/-/report', method: 'POST' });
        await eventually(() => reports().length, 2);
        expect(reports().map(({ body }) => body)).toEqual([
          { page: 'first' },
          { page: 'next', prerendered: true },
        ]);
        // The visitor's leaving the first page was reported before anything of Ortto was requested.
        expect(shop.ortto.requests()[0]!.path).toBe('/-/report');
      } finally {
        await close();
      }
    });
  });

describe('A page that comes back from the back/forward cache', () => {
  let site: LoaderSite;
  beforeAll(async () => {
    site = await startLoaderSite({ whole: true });
  });
  afterAll(() => site.stop());

  test('has its widget and its conversation still', async () => {
    site.put('/next', { tag: { src: '/none.js' } });
    const { page, reaches, seesTalk } = await site.visit({
      after:
        '<script>addEventListener("pageshow", (event) => { window.restored = event.persisted })</script>',
    });
    await reaches('ready');
    await eventually(seesTalk, true);
    await page.locator('#ap3-talk-widget-ui .launcher').click();
    await page.locator('#ap3-talk-widget-ui textarea').fill('Hello');
    await page.locator('#ap3-talk-widget-ui textarea').press('Enter');
    await page.locator('#ap3-talk-widget-ui .agent').nth(1).waitFor();
    await page.goto(`${site.url}/next`);
    await page.goBack({ waitUntil: 'commit' });
    await eventually(() => page.evaluate('window.restored'), true);
    await eventually(() => page.locator('#ap3-talk-widget-ui .message').count(), 3);
    expect(site.ortto.requests({ path: '/app.js' })).toHaveLength(1);
  });
});
