import type { Browser, Page } from 'playwright-core';
import { launchChromium } from '../browser/chromium.ts';
import { ASSETS, startFrontSite, type FrontSite } from '../messenger/front-site.ts';
import { shopSettings } from '../messenger/public-settings.ts';
import { rocketChat } from './rocket-chat.ts';
import { inTurn, median } from './sample.ts';
import { clickTime, heavyScript, heavySnippet, printCosts, visitorCost } from './visitor-cost.ts';

const ROUNDS = Number(process.env['FRONT_ROUNDS'] ?? 15);
const WARM_UP = 2;

/** `no chat` a second time is the A/A control: what its ratio differs from 1 by is noise. */
const ALL = ['no chat', 'no chat again', "vendor's snippet", 'plain embed', 'front', 'Rocket.Chat'] as const;
type Variant = (typeof ALL)[number];

const article = `<main>${'<p>A paragraph of the shop, as pages have them, with words that a visitor reads.</p>'.repeat(60)}<button>Add to cart</button></main>`;

const launcherOf = (page: Page) => page.locator('talk-suite-messenger button').first();

/** From a click on the launcher, its files loaded on pointing at it, to the frame that shows the homepage. */
const openTime = async (browser: Browser, url: string): Promise<number> => {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(url);
  await launcherOf(page).hover();
  // The module is there, and has taken the launcher over.
  await page.locator('talk-suite-messenger button[aria-haspopup]').waitFor();
  const time = await clickTime(page, () => launcherOf(page).click());
  await page.getByRole('heading', { name: 'Hello there' }).waitFor();
  await context.close();
  return time;
};

/** Milliseconds from what the module needs to be run to the frame that shows the homepage, and between two frames. */
interface FirstFrame {
  /** Since the module began to run: it then asks for words and settings. */
  readonly sinceModule: number;
  /** Since the last of these files had arrived. */
  readonly sinceFiles: number;
  readonly interval: number;
}

/**
 * Notes when frames begin, and in which one the homepage is first there to be painted. It looks into the messenger at each
 * frame, before what the frame shows is worked out.
 */
const FRAMES = `{ window.frames_ = [];
  const frame = (now) => {
    frames_.push(now);
    if (document.querySelector('talk-suite-messenger')?.shadowRoot?.querySelector('dialog[open] h1')) window.shownAt ??= now;
    requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame); }`;

/** A click on the launcher with nothing loaded before it. */
const firstFrame = async (browser: Browser, shop: FrontSite, url: string): Promise<FirstFrame> => {
  const context = await browser.newContext();
  const page = await context.newPage();
  // The module as it is, with a mark before it.
  await page.route(`**/${shop.front.front.file}`, async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: `performance.mark('module');${await response.text()}` });
  });
  await context.addInitScript(FRAMES);
  await page.goto(url);
  await launcherOf(page).waitFor();
  // Without a pointer over it, which would load the module beforehand.
  await page.evaluate('talkSuite.open()');
  await page.waitForFunction('window.shownAt');
  const read = (await page.evaluate(`(() => {
    const [{ startTime: module }] = performance.getEntriesByName('module');
    const files = performance.getEntriesByType('resource').filter(({ name, responseEnd }) => name.includes(${JSON.stringify(`${ASSETS}/`)}) && responseEnd <= shownAt);
    return { module, files: Math.max(...files.map(({ responseEnd }) => responseEnd)), shownAt, frames: frames_ };
  })()`)) as { module: number; files: number; shownAt: number; frames: number[] };
  await context.close();
  const { module, files, shownAt, frames } = read;
  return {
    sinceModule: shownAt - module,
    sinceFiles: shownAt - files,
    interval: median(frames.slice(1).map((at, i) => at - frames[i]!)),
  };
};

const printFirstFrames = (frames: readonly FirstFrame[]): void => {
  const of = (key: keyof FirstFrame): string => {
    const values = frames.map((each) => each[key]);
    return `${median(values).toFixed(1)} ms (at most ${Math.max(...values).toFixed(1)})`;
  };
  console.log(`  homepage's first frame begins, after the module began to run: ${of('sinceModule')}`);
  console.log(`  … after the last file of words and settings had arrived: ${of('sinceFiles')}`);
  console.log(`  between two frames: ${of('interval')}`);
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
      "vendor's snippet": heavySnippet(script),
      'plain embed': plain,
      front: shop.tag({ settings: shopSettings({ mode: 'front' }) }),
      'Rocket.Chat': rocket ?? '',
    };
    const variants = ALL.filter((variant) => variant !== 'Rocket.Chat' || rocket !== null);
    const paths = Object.fromEntries(ALL.map((variant, i) => [variant, `/${i}`])) as Record<Variant, string>;
    for (const variant of variants)
      shop.site.files.set(paths[variant], {
        body: `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Shop</title>${heads[variant]}</head><body><h1>Shop</h1>${article}</body></html>`,
      });
    const readings = await inTurn(variants, ROUNDS, WARM_UP, (variant) =>
      visitorCost(browser, { url: shop.url + paths[variant], selector: 'main button' }),
    );
    console.log(
      `Chromium ${browser.version()}; ${ROUNDS} visits each, in turn, empty cache, nothing compressed`,
    );
    printCosts(variants, readings);
    const url = shop.url + paths.front;
    const opens: number[] = [];
    const frames: FirstFrame[] = [];
    for (let i = 0; i < 9; i += 1) {
      opens.push(await openTime(browser, url));
      frames.push(await firstFrame(browser, shop, url));
    }
    console.log(
      `  from the click on the launcher to the frame with the homepage: ${median(opens).toFixed(1)} ms`,
    );
    printFirstFrames(frames);
  } finally {
    await browser.close();
    await shop.stop();
  }
};
