import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser, BrowserContext, Frame, Page } from 'playwright-core';
import { SCENES, type SceneName } from '../../core/messenger/front/preview/scenes.ts';
import { launchChromium } from '../browser/chromium.ts';
import { PATIENCE } from '../patience.ts';
import {
  inputOf,
  MONDAY,
  saidTo,
  sendInput,
  sendPort,
  startPreview,
  SUNDAY,
  type PreviewPage,
} from './preview-page.ts';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const names = ['launcher', ...Object.keys(SCENES)] as (SceneName | 'launcher')[];

let browser: Browser;
let preview: Awaited<ReturnType<typeof startPreview>>;
let opened: PreviewPage;
beforeAll(async () => {
  browser = await launchChromium();
  preview = await startPreview(browser);
  opened = await preview.open();
  await opened.frame.evaluate(axeSource);
});
afterAll(async () => {
  await browser.close();
  await preview.stop();
});

const SCHEMES = ['light', 'dark', 'forced'] as const;
const LOCALES = ['en', 'ar'] as const;
/** Windows of 1280 by 1024 pixels at 100, 200 and 400 %. */
const ZOOMS = [1, 2, 4] as const;

interface Circumstances {
  readonly scheme: (typeof SCHEMES)[number];
  readonly locale: (typeof LOCALES)[number];
  readonly zoom: (typeof ZOOMS)[number];
}
const all = SCHEMES.flatMap((scheme) =>
  LOCALES.flatMap((locale) => ZOOMS.map((zoom): Circumstances => ({ scheme, locale, zoom }))),
);

/** `npm run prove` shows every state under all circumstances; `npm test` each under one, and all of them in turn. */
const shownUnder = (index: number): readonly Circumstances[] =>
  process.env['TALK_PROVE'] === '1' ? all : [all[(index * 7) % all.length]!];

/** What axe-core finds, and what it could not tell, each with where. */
const axe = (frame: Frame): Promise<readonly string[]> =>
  frame.evaluate(async () => {
    const { violations } = await (
      window as unknown as {
        axe: {
          run(
            context: Document,
            options: object,
          ): Promise<{ violations: { id: string; nodes: { target: unknown; failureSummary: string }[] }[] }>;
        };
      }
    ).axe.run(document, {
      // The page around the messenger is the site's.
      rules: {
        region: { enabled: false },
        'page-has-heading-one': { enabled: false },
        'landmark-one-main': { enabled: false },
      },
    });
    return violations.flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id}: ${JSON.stringify(target)} ${failureSummary}`),
    );
  });

/** Parts that stick out of the window to the side, or text that is cut off. */
const overflow = (frame: Frame): Promise<readonly string[]> =>
  frame.evaluate(() => {
    const dialog = document.querySelector('talk-suite-messenger')!.shadowRoot!.querySelector('dialog');
    if (!dialog?.open) return [];
    return [...dialog.querySelectorAll('*')]
      .filter((element) => !element.closest('.sr') && element.getClientRects().length > 0)
      .filter((element) => {
        const { left, right } = element.getBoundingClientRect();
        return left < -1 || right > innerWidth + 1;
      })
      .map((element) => element.className || element.localName);
  });

const closeButton = (
  frame: Frame,
): Promise<{ width: number; height: number; top: number; bottom: number } | null> =>
  frame.evaluate(() => {
    const root = document.querySelector('talk-suite-messenger')!.shadowRoot!;
    const button = root.querySelector('.i-close')?.closest('button');
    const box = button?.getBoundingClientRect();
    return box ? { width: box.width, height: box.height, top: box.top, bottom: box.bottom } : null;
  });

describe.each(names.map((name, index) => [name, index] as const))('The state "%s"', (scene, index) => {
  test('can be used by everybody: by axe-core, in light, dark and forced colours, both directions and all zooms', async () => {
    const { page, frame, violations, show } = opened;
    for (const { scheme, locale, zoom } of shownUnder(index)) {
      await page.setViewportSize({ width: 1280 / zoom, height: 1024 / zoom });
      await page.emulateMedia({
        reducedMotion: 'reduce',
        colorScheme: scheme === 'dark' ? 'dark' : 'light',
        forcedColors: scheme === 'forced' ? 'active' : 'none',
      });
      await show({ scene, locale, now: index % 2 === 0 ? MONDAY : SUNDAY });
      expect({ scheme, locale, zoom, found: await axe(frame) }).toEqual({ scheme, locale, zoom, found: [] });
      expect(await overflow(frame)).toEqual([]);
      // Reduced motion: nothing runs.
      expect(await frame.evaluate(() => document.getAnimations().length)).toBe(0);
      expect(violations).toEqual([]);
    }
  });
});

describe('In every state', () => {
  test('the way out is there, 44 pixels large, from windows of 320 by 400 pixels on', async () => {
    const { frame, show, close } = await preview.open({
      viewport: { width: 320, height: 400 },
      reducedMotion: 'reduce',
    });
    for (const scene of names.filter((name) => name !== 'launcher')) {
      await show({ scene });
      const box = await closeButton(frame);
      expect([scene, box]).toEqual([scene, expect.objectContaining({ width: 44, height: 44 })]);
      expect(box!.top).toBeGreaterThanOrEqual(0);
      expect(box!.bottom).toBeLessThanOrEqual(400);
    }
    await close();
  });

  test('the strictest policies are kept: no violation with Trusted Types that allow no policy at all', async () => {
    const { violations, show, close, frame } = await preview.open();
    for (const scene of names) {
      await show({ scene, visitor: 'known' });
      // Nothing in it carries a style attribute either.
      expect(
        await frame.evaluate(
          () =>
            document.querySelector('talk-suite-messenger')!.shadowRoot!.querySelectorAll('[style]').length,
        ),
      ).toBe(0);
    }
    expect(violations).toEqual([]);
    await close();
  });

  test('the page that shows it asks nobody for anything', async () => {
    const requests: string[] = [];
    const { page, show, close } = await preview.open();
    page.on('request', (request) => requests.push(request.url()));
    for (const scene of names) await show({ scene });
    expect(requests).toEqual([]);
    await close();
  });
});

describe('The preview', () => {
  let context: BrowserContext;
  beforeAll(async () => {
    context = await browser.newContext();
  });
  afterAll(() => context.close());

  /** Sends the page at an address a port and what to draw. @returns the preview there, once it was sent both */
  const sent = async (address: string, scene: SceneName): Promise<Frame> => {
    const page = await context.newPage();
    await page.goto(address);
    const frame = page.frames()[1]!;
    await frame.evaluate(() =>
      addEventListener('message', () => document.documentElement.setAttribute('data-sent', '')),
    );
    await sendPort(page);
    await frame.waitForSelector('[data-sent]', { state: 'attached', timeout: PATIENCE });
    await sendInput(page, { scene });
    await page.waitForTimeout(300);
    return frame;
  };

  /** The first field that was picked, once there is one. */
  const pickedIn = async (page: Page) => {
    await page.waitForFunction(
      () => (window as unknown as { said: { t: string }[] }).said.some(({ t }) => t === 'pick'),
      undefined,
      { timeout: PATIENCE },
    );
    return (await saidTo(page)).find(({ t }) => t === 'pick');
  };

  test('does nothing where its origin is not opaque', async () => {
    const frame = await sent(`${preview.url}/open.html`, 'home');
    expect(await frame.locator('talk-suite-messenger').count()).toBe(0);
  });

  test('takes no port from a page of another origin than its own address', async () => {
    const frame = await sent(`${preview.elsewhere}/screen.html`, 'home');
    expect(await frame.locator('talk-suite-messenger').count()).toBe(0);
    const own = await sent(`${preview.url}/screen.html`, 'home');
    await own.waitForSelector('talk-suite-messenger', { timeout: PATIENCE });
  });

  test('listens to one port, the first', async () => {
    const { page, frame, show, close } = await preview.open();
    await show({ scene: 'home' });
    await sendPort(page);
    await sendInput(page, { scene: 'list' });
    await page.waitForTimeout(300);
    expect(await frame.locator('.hero').count()).toBe(1);
    await close();
  });

  test('draws a change within 100 milliseconds; ten times that on a slow machine', async () => {
    const { page, show, close } = await preview.open();
    await show({ scene: 'home' });
    const times: number[] = [];
    for (let i = 0; i < 9; i += 1)
      times.push(
        (await page.evaluate(
          (input) => {
            const since = performance.now();
            return new Promise<number>((resolve) => {
              const { port } = window as unknown as { port: MessagePort };
              port.addEventListener('message', () => resolve(performance.now() - since), { once: true });
              port.postMessage(input);
            });
          },
          inputOf({ scene: i % 2 === 0 ? 'thread' : 'home' }),
        )) as number,
      );
    // The least of them: what else the machine has to do meanwhile is not the preview's.
    expect(Math.min(...times)).toBeLessThan(1000);
    await close();
  });

  test('takes the focus from no field next to it, and moves it for those who are in it', async () => {
    const page = await context.newPage();
    await page.goto(`${preview.url}/screen.html`);
    await page.locator('input').focus();
    await page.evaluate(
      (input) =>
        new Promise<void>((resolve) => {
          const channel = new MessageChannel();
          channel.port1.addEventListener('message', ({ data }: MessageEvent<{ t: string }>) => {
            if (data.t === 'ready') channel.port1.postMessage(input);
            if (data.t === 'drawn') resolve();
          });
          channel.port1.start();
          document.querySelector('iframe')!.contentWindow!.postMessage('port', '*', [channel.port2]);
        }),
      inputOf({ scene: 'home' }),
    );
    const frame = page.frames()[1]!;
    // As wide as on a phone: the messenger opens anew.
    await page.locator('iframe').evaluate((element) => element.setAttribute('width', '300'));
    await frame.waitForFunction(() => innerWidth === 300);
    const drawn = () =>
      frame.evaluate(
        () =>
          new Promise<boolean>((resolve) => {
            requestAnimationFrame(() => requestAnimationFrame(() => resolve(document.hasFocus())));
          }),
      );
    expect(await drawn()).toBe(false);
    await page.keyboard.type('Written on');
    expect(await page.locator('input').inputValue()).toBe('Written on');
    await frame.getByRole('button', { name: 'Send us a message' }).click();
    await frame.waitForFunction(() => {
      const { shadowRoot } = document.querySelector('talk-suite-messenger')!;
      return shadowRoot!.activeElement?.id === 'title';
    });
    expect(await drawn()).toBe(true);
    await page.close();
  });

  test('names the field of what is clicked', async () => {
    const { page, frame, show, close } = await preview.open();
    await show({ scene: 'home' });
    await frame.getByRole('heading', { name: 'Hello there' }).click();
    expect(await pickedIn(page)).toEqual({ t: 'pick', field: 'messenger.style.title' });
    await close();
  });
});
