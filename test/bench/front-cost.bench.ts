import type { Browser, Page } from 'playwright-core';
import { launchChromium } from '../browser/chromium.ts';
import { startFrontSite } from '../messenger/front-site.ts';
import { shopSettings } from '../messenger/public-settings.ts';
import { rocketChat } from './rocket-chat.ts';
import { inTurn, median } from './sample.ts';

const ROUNDS = Number(process.env['FRONT_ROUNDS'] ?? 15);
const WARM_UP = 2;

/** `no chat` a second time is the A/A control: what its ratio differs from 1 by is noise. */
const ALL = ['no chat', 'no chat again', "vendor's snippet", 'plain embed', 'front', 'Rocket.Chat'] as const;
type Variant = (typeof ALL)[number];

/** What one page view costs: times in milliseconds, bytes as they are sent (nothing is compressed here). */
interface Reading {
  readonly requests: number;
  readonly bytes: number;
  readonly largestPaint: number;
  readonly layoutShift: number;
  /** Of tasks on the main thread, what is above 50 ms. */
  readonly blocked: number;
  /** From a click on the page to the next frame. */
  readonly firstClick: number;
  /** The same click as Interaction to Next Paint has it (Event Timing, in steps of 8 ms; shorter than 16 ms is 0). */
  readonly interaction: number;
}

/**
 * A script of a chat as heavy as most are: 400 KB and a second of the main thread. Third-party-web's table of 2024 has
 * chats from 33 ms to 4.4 s. It is a stand-in for the vendor's; the real one may be lighter or heavier.
 */
const heavyScript = (): string =>
  `/*${'x'.repeat(400 * 1024)}*/ { const end = performance.now() + 1000; while (performance.now() < end); }
  const host = document.createElement('div'); host.id = 'ap3-talk-widget-ui'; document.body.append(host);
  ap3c.init = ap3c.track = () => {}; (ap3c.cmd ?? []).forEach((command) => command());`;

const snippet = (url: string): string =>
  `<script>window.ap3c = window.ap3c || {}; ap3c.cmd = ap3c.cmd || []; ap3c.cmd.push(function () { ap3c.init('k', 'http://127.0.0.1:9/'); ap3c.track({ v: 0 }); }); var s = document.createElement('script'); s.src = '${url}'; var t = document.getElementsByTagName('script')[0]; t.parentNode.insertBefore(s, t);</script>`;

const article = `<main>${'<p>A paragraph of the shop, as pages have them, with words that a visitor reads.</p>'.repeat(60)}<button>Add to cart</button></main>`;

const observers = `<script>
  window.seen = { paint: 0, shift: 0, blocked: 0, interaction: 0 };
  const watch = (type, act) => new PerformanceObserver((list) => list.getEntries().forEach(act)).observe({ type, buffered: true });
  watch('largest-contentful-paint', ({ startTime }) => (seen.paint = startTime));
  watch('layout-shift', ({ value }) => (seen.shift += value));
  new PerformanceObserver((list) => list.getEntries().forEach(({ interactionId, duration }) => { if (interactionId) seen.interaction = Math.max(seen.interaction, duration); })).observe({ type: 'event', durationThreshold: 16, buffered: true });
  watch('longtask', ({ duration }) => (seen.blocked += Math.max(0, duration - 50)));
</script>`;

const visit = async (browser: Browser, url: string): Promise<Reading> => {
  const context = await browser.newContext();
  const page = await context.newPage();
  let [requests, bytes] = [0, 0];
  page.on('response', (response) => {
    requests += 1;
    void response
      .body()
      .then((body) => (bytes += body.length))
      .catch(() => undefined);
  });
  await page.goto(url, { waitUntil: 'load' });
  // Most visitors' first click comes while a page still loads what is not needed for it.
  const firstClick = await clickTime(page);
  await page.waitForTimeout(1500);
  const { paint, shift, blocked, interaction } = (await page.evaluate('seen')) as Record<string, number>;
  await context.close();
  return {
    requests,
    bytes,
    largestPaint: paint!,
    layoutShift: shift!,
    blocked: blocked!,
    firstClick,
    interaction: interaction!,
  };
};

const clickTime = async (page: Page): Promise<number> => {
  const done = page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        addEventListener(
          'click',
          ({ timeStamp }) => requestAnimationFrame(() => resolve(performance.now() - timeStamp)),
          {
            once: true,
          },
        );
      }),
  );
  await page.locator('main button').click();
  return done;
};

/** From a click on the launcher, its files loaded on pointing at it, to the frame that shows the homepage. */
const openTime = async (browser: Browser, url: string): Promise<number> => {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(url);
  const button = page.locator('talk-suite-messenger button').first();
  await button.hover();
  // The module is there, and has taken the launcher over.
  await page.locator('talk-suite-messenger button[aria-haspopup]').waitFor();
  const opened = page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        addEventListener(
          'click',
          ({ timeStamp }) => requestAnimationFrame(() => resolve(performance.now() - timeStamp)),
          {
            once: true,
          },
        );
      }),
  );
  await button.click();
  const time = await opened;
  await page.getByRole('heading', { name: 'Hello there' }).waitFor();
  await context.close();
  return time;
};

/** What the messenger costs a visitor who does not turn to it, as ratios to the same page without a chat. */
export const run = async (): Promise<void> => {
  const browser = await launchChromium({ whole: true });
  let script = '';
  const shop = await startFrontSite(browser, async (url) => {
    script = `${url}/heavy.js`;
    return { trackingKey: 'Zm9vYmFyYmF6cXV4YWNtZQ', captureHost: 'http://127.0.0.1:9/', scriptUrl: script };
  });
  try {
    shop.site.files.set('/heavy.js', { body: heavyScript(), type: 'text/javascript' });
    const rocket = await rocketChat(shop.site, shop.url);
    const plain = shop.tag({ tag: { 'data-launcher': null, 'data-messenger': null } });
    const heads: Readonly<Record<Variant, string>> = {
      'no chat': '',
      'no chat again': '',
      "vendor's snippet": snippet(script),
      'plain embed': plain,
      front: shop.tag({ settings: shopSettings({ mode: 'front' }) }),
      'Rocket.Chat': rocket ?? '',
    };
    const variants = ALL.filter((variant) => variant !== 'Rocket.Chat' || rocket !== null);
    const paths = Object.fromEntries(ALL.map((variant, i) => [variant, `/${i}`])) as Record<Variant, string>;
    for (const variant of variants)
      shop.site.files.set(paths[variant], {
        body: `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Shop</title>${observers}${heads[variant]}</head><body><h1>Shop</h1>${article}</body></html>`,
      });
    const readings = await inTurn(variants, ROUNDS, WARM_UP, (variant) =>
      visit(browser, shop.url + paths[variant]),
    );
    console.log(
      `Chromium ${browser.version()}; ${ROUNDS} visits each, in turn, empty cache, nothing compressed`,
    );
    for (const key of Object.keys(readings['no chat'][0]!) as (keyof Reading)[]) {
      const middle = (variant: Variant): number => median(readings[variant].map((each) => each[key]));
      const base = middle('no chat');
      console.log(
        `  ${key.padEnd(12)} ${variants.map((variant) => `${variant} ${middle(variant).toFixed(key === 'layoutShift' ? 4 : 1)}${base > 0 ? ` (×${(middle(variant) / base).toFixed(3)})` : ''}`).join(' · ')}`,
      );
    }
    const opens: number[] = [];
    for (let i = 0; i < 5; i += 1) opens.push(await openTime(browser, shop.url + paths.front));
    console.log(
      `  from the click on the launcher to the frame with the homepage: ${median(opens).toFixed(1)} ms`,
    );
  } finally {
    await browser.close();
    await shop.stop();
  }
};
