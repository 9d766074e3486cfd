import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { join } from 'node:path';
import { build } from 'esbuild';
import fc from 'fast-check';
import type { Browser, Page } from 'playwright-core';
import type { Children, VNode } from '../../core/messenger/front/element.ts';
import { launchChromium } from '../browser/chromium.ts';

/** An element of the page, or a text: what is there, and nothing of how it came. */
type Found =
  string | readonly [name: string, attributes: Readonly<Record<string, string>>, content: readonly Found[]];

/** In the page: `draw` into its one element, and what is in there. */
const PAGE = `
  import { draw } from './draw.ts';
  const root = document.querySelector('main');
  const found = (node) =>
    node instanceof Text
      ? node.data
      : [node.localName, Object.fromEntries([...node.attributes].map(({ name, value }) => [name, value])), [...node.childNodes].map(found)];
  Object.assign(window, {
    show(content) {
      draw(root, content);
      return found(root)[2];
    },
    drawn: (content) => draw(root, content),
  });
`;

let browser: Browser;
let page: Page;
let program: string;
beforeAll(async () => {
  browser = await launchChromium();
  page = await browser.newPage();
  await page.setContent('<!doctype html><main></main>');
  const { outputFiles } = await build({
    stdin: {
      contents: PAGE,
      resolveDir: join(import.meta.dirname, '../../core/messenger/front'),
      loader: 'ts',
    },
    bundle: true,
    write: false,
    format: 'iife',
    tsconfigRaw: {},
  });
  program = outputFiles[0]!.text;
  await page.evaluate(program);
});
afterAll(() => browser.close());

const show = (content: Children): Promise<readonly Found[]> =>
  page.evaluate(
    (given) => (window as unknown as { show(content: unknown): readonly Found[] }).show(given),
    content as unknown,
  );

const attributesSaid = (attributes: VNode['attributes']): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(attributes)
      .filter(([name, value]) => name !== 'key' && value !== undefined && value !== null && value !== false)
      .map(([name, value]) => [name.toLowerCase(), value === true ? '' : String(value)]),
  );

/** What a tree says, read without drawing it. */
const said = (content: Children): readonly Found[] => {
  if (content === null || content === undefined || typeof content === 'boolean' || content === '') return [];
  if (typeof content !== 'object') return [String(content)];
  if (!('name' in content)) return content.flatMap(said);
  const { name, attributes, content: inner } = content;
  return [[name, attributesSaid(attributes), said(inner)]];
};

const NAMES = ['p', 'ul', 'li', 'button', 'svg', 'input'] as const;
const keys = fc.option(fc.integer({ min: 1, max: 5 }), { nil: undefined });
const attributes = fc.record(
  {
    class: fc.constantFrom('row', 'row new', ''),
    title: fc.constantFrom('Close', undefined, null),
    hidden: fc.boolean(),
    'aria-label': fc.string({ maxLength: 4 }),
    key: keys,
  },
  { requiredKeys: [] },
);
// Typed when it is used: the type of a tree of trees is too deep for generators.
const { tree } = fc.letrec<{ tree: unknown; element: unknown }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom(null, undefined, false, '', 'text', 0, 7),
    tie('element'),
    fc.array(tie('tree'), { maxLength: 4 }),
  ),
  element: fc.record({
    name: fc.constantFrom(...NAMES),
    attributes,
    content: fc.array(tie('tree'), { maxLength: 5 }),
  }),
}));

describe('What is drawn', () => {
  test('is what the last tree says, whatever was there before', async () => {
    const trees = fc.sample(tree, {
      numRuns: 1500,
      ...(process.env['FUZZ_SEED'] && { seed: Number(process.env['FUZZ_SEED']) }),
    });
    const shown = await page.evaluate(
      (given) => given.map((each) => (window as unknown as { show(content: unknown): unknown }).show(each)),
      trees,
    );
    trees.forEach((each, i) => expect(shown[i]).toEqual(said(each as Children)));
  });

  test('keeps the elements that stay, by their keys, with the focus, the caret and what is typed', async () => {
    const input = (key: string, value: string, more: object = {}) => ({
      name: 'li',
      attributes: { key },
      content: [{ name: 'input', attributes: { id: key, value, ...more }, content: [] }],
    });
    await show([input('a', 'one'), input('b', 'two')]);
    await page.evaluate(() => {
      const field = document.querySelector<HTMLInputElement>('#b')!;
      field.focus();
      field.setSelectionRange(1, 1);
      Object.assign(window, { field });
    });
    // Another one before it, one less before it, and the same value again.
    for (const before of [[input('c', ''), input('a', 'one')], []]) {
      await show([...before, input('b', 'two', { title: 'Now' })]);
      expect(
        await page.evaluate(() => {
          const { field } = window as unknown as { field: HTMLInputElement };
          return [document.activeElement === field, field.selectionStart, field.title, field.isConnected];
        }),
      ).toEqual([true, 1, 'Now', true]);
    }
    await show([input('b', '')]);
    expect(await page.inputValue('#b')).toBe('');
    await show([{ name: 'input', attributes: { value: undefined }, content: [] }]);
    expect(await page.inputValue('input')).toBe('');
    await show([{ name: 'textarea', attributes: { value: 'Draft' }, content: [] }]);
    expect(await page.inputValue('textarea')).toBe('Draft');
    await show([{ name: 'input', attributes: { type: 'checkbox', checked: true }, content: [] }]);
    expect(await page.isChecked('input')).toBe(true);
  });

  test('calls what was drawn last, once, and nothing that is not drawn any more', async () => {
    const calls = await page.evaluate(() => {
      const { drawn } = window as unknown as { drawn(content: unknown): void };
      const heard: string[] = [];
      const button = (onClick?: () => void) => ({ name: 'button', attributes: { onClick }, content: [] });
      drawn([button(() => heard.push('first'))]);
      const shown = document.querySelector('button')!;
      drawn([button(() => heard.push('second'))]);
      shown.click();
      drawn([button()]);
      shown.click();
      return [...heard, String(shown.isConnected)];
    });
    expect(calls).toEqual(['second', 'true']);
  });

  test('makes elements of a page whose markup has taken the document’s names', async () => {
    const clobbered = await browser.newPage();
    await clobbered.setContent('<!doctype html><img name="createElementNS"><main></main>');
    await clobbered.evaluate(program);
    expect(
      await clobbered.evaluate(() =>
        (window as unknown as { show(content: unknown): unknown }).show([
          { name: 'p', attributes: {}, content: ['Hello'] },
        ]),
      ),
    ).toEqual([['p', {}, ['Hello']]]);
    await clobbered.close();
  });
});
