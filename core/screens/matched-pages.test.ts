import { expect, test } from '@jest/globals';
import { matchedPages } from './matched-pages.ts';

const home = 'https://site.example/';
const pages = ['/', '/pricing/', '/shop/a/', '/shop/b/'].map((path) => ({
  context: { url: `https://site.example${path}`, home },
}));
const matched = (...patterns: string[]): string[] =>
  matchedPages(patterns, pages).map(({ context }) => context.url.replace('https://site.example', ''));

test('addresses match the pages that a rule with them would', () => {
  expect(matched('/pricing')).toEqual(['/pricing/']);
  expect(matched('/shop/*')).toEqual(['/shop/a/', '/shop/b/']);
  expect(matched('/shop/b', '/')).toEqual(['/', '/shop/b/']);
});

test('what is no address yet matches nothing', () => {
  expect(matched()).toEqual([]);
  expect(matched('', '/a?b')).toEqual([]);
});

test('a page with a setting of its own is found like any other', () => {
  const own = { context: { url: 'https://site.example/pricing/', home, override: 'hide' as const } };
  expect(matchedPages(['/pricing'], [own])).toEqual([own]);
});
