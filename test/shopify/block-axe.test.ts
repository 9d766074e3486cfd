// needs: chromium
// The admin's block of a product or a collection. Shopify draws its elements outside of the extension; here a stand-in
// does, so what is judged is what the block says: names, labels, order, states.
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { build } from 'esbuild';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { newAppData, withOverride, type AppData } from '../../shopify-app/app-data/index.ts';
import { READ_APP_DATA } from '../../shopify-app/app-data/metafield.ts';
import words from '../../shopify-app/extensions/talk-switch/locales/en.default.json' with { type: 'json' };
import { orttoConnection } from '@talk-suite/core/fixtures';
import { foundByAxe, looksInTurn, overflowOf } from '../browser/axe.ts';
import { launchChromium } from '../browser/chromium.ts';
import { polarisScript } from '../sandbox/shopify/admin/polaris.ts';

declare global {
  interface Window {
    /** The extension's own way in. */
    showBlock(api: unknown, list: Scene['list']): void;
  }
}

const SOURCES = join(import.meta.dirname, '../../shopify-app/extensions/talk-switch/src');

const { settings, ...data } = newAppData();
const CONNECTED: AppData = {
  ...data,
  overrides: withOverride(data.overrides, 'products', '7', 'hide'),
  settings: {
    ...settings,
    connection: orttoConnection({}),
    visibility: {
      ...settings.visibility,
      rules: [{ id: 'a', name: 'Sale', effect: 'hide', enabled: true, when: { terms: ['tag:sale'] } }],
    },
  },
};

const BY_DEVICE: AppData = {
  ...CONNECTED,
  settings: {
    ...CONNECTED.settings,
    visibility: {
      ...settings.visibility,
      rules: [{ id: 'p', name: 'Phones', effect: 'hide', enabled: true, when: { device: ['mobile'] } }],
    },
  },
};

interface Scene {
  readonly name: string;
  /** What the metafield holds: nothing on a new store; `silent` and `late` are no answer, and none yet. */
  readonly stored: AppData | null | 'silent' | 'late';
  readonly list: 'products' | 'collections';
  /** What is there once all of it is. */
  readonly ready: string;
}

const SCENES: readonly Scene[] = [
  { name: 'hidden by a choice', stored: CONNECTED, list: 'products', ready: words.because.page },
  { name: 'decided by rules', stored: CONNECTED, list: 'collections', ready: '“Sale”' },
  { name: 'other on phones', stored: BY_DEVICE, list: 'collections', ready: words.device.mobile },
  { name: 'not connected', stored: null, list: 'products', ready: words.problem.notSetUp },
  { name: 'unreachable', stored: 'silent', list: 'products', ready: words.problem.unreachable },
  { name: 'loading', stored: 'late', list: 'products', ready: '' },
];

describe('the block in the admin', () => {
  let browser: Browser;
  let context: BrowserContext;
  let script: string;

  beforeAll(async () => {
    const [{ outputFiles }, started] = await Promise.all([
      build({
        stdin: {
          contents: "import { showBlock } from './block.tsx'; window.showBlock = showBlock;",
          resolveDir: SOURCES,
        },
        bundle: true,
        write: false,
        format: 'iife',
        conditions: ['@talk-suite/source'],
        jsx: 'automatic',
        jsxImportSource: 'preact',
      }),
      launchChromium(),
    ]);
    browser = started;
    context = await browser.newContext();
    script = outputFiles[0]!.text;
  });
  afterAll(() => browser?.close());

  const show = async ({ stored, list, ready }: Scene): Promise<Page> => {
    const page = await context.newPage();
    await page.setContent('<!doctype html><html lang="en"><title>Product</title><body></body></html>');
    await page.addScriptTag({ content: polarisScript() });
    await page.addScriptTag({ content: script });
    await page.evaluate(
      ({ answer, of, dictionary, read }) => {
        const translate = (key: string, values: Record<string, unknown> = {}): string =>
          String(
            key.split('.').reduce<unknown>((at, part) => (at as Record<string, unknown>)[part], dictionary),
          ).replaceAll(/\{\{(\w+)\}\}/g, (_, name: string) => String(values[name]));
        const query = (text: string): Promise<{ data?: unknown }> => {
          if (answer === 'late') return new Promise(() => {});
          if (answer === 'silent' || text !== read) return Promise.reject(new Error('no network'));
          const metafield = answer && {
            value: JSON.stringify(answer),
            compareDigest: 'a',
            updatedAt: '2026-11-30T10:00:00Z',
          };
          return Promise.resolve({ data: { currentAppInstallation: { id: 'a', metafield } } });
        };
        const id = `gid://shopify/${of === 'products' ? 'Product' : 'Collection'}/7`;
        window.showBlock({ data: { selected: [{ id }] }, i18n: { translate }, query }, of);
      },
      { answer: stored, of: list, dictionary: words, read: READ_APP_DATA },
    );
    await (ready === ''
      ? page.getByRole('progressbar').waitFor({ state: 'attached' })
      : page.getByText(ready).waitFor());
    return page;
  };

  test.each(SCENES.map((scene, at) => ({ ...scene, at })))(
    '$name: axe finds nothing, and nothing sticks out of a small window',
    async ({ at, ...scene }) => {
      const page = await show(scene);
      expect(await page.getByRole('heading', { name: words.heading }).count()).toBe(1);
      expect(await foundByAxe(page, 's-admin-block', looksInTurn(at))).toEqual([]);
      await page.setViewportSize({ width: 320, height: 640 });
      expect(await overflowOf(page)).toBe(0);
      await page.close();
    },
  );
});
