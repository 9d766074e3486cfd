import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser, Frame } from 'playwright-core';
import { SCENES, type SceneName } from '../../core/messenger/front/preview/scenes.ts';
import { launchChromium } from '../browser/chromium.ts';
import { MONDAY, startPreview, SUNDAY, type PreviewPage } from './preview-page.ts';

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
