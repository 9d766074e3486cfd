import { describe, expect, test } from '@jest/globals';
import { noOverrides, withOverride } from '../../../app-data/overrides.ts';
import { exceptionsIn, nextUnnamed, rowOf, withAnswer, withNames, type PageNames } from './page-names.ts';

const lamp = { key: '12', title: 'Lamp', path: '/products/lamp', published: true };
const none: PageNames = new Map();
const overrides = withOverride(
  withOverride(withOverride(noOverrides(), 'products', '12', 'hide'), 'products', '13', 'show'),
  'pages',
  'warranty',
  'hide',
);

describe('the exceptions', () => {
  test('are all pages with a choice of their own', () => {
    expect(exceptionsIn(overrides)).toEqual([
      { kind: 'products', key: '12' },
      { kind: 'products', key: '13' },
      { kind: 'pages', key: 'warranty' },
    ]);
  });

  test('are asked for by name a kind at a time, where it may be read, and only once', () => {
    expect(nextUnnamed(overrides, none, new Set())).toBe(null);
    const products = new Set(['products'] as const);
    expect(nextUnnamed(overrides, none, products)).toEqual({ kind: 'products', keys: ['12', '13'] });
    const named = withAnswer(none, 'products', ['12', '13'], [lamp]);
    expect(nextUnnamed(overrides, named, products)).toBe(null);
    expect(nextUnnamed(overrides, named, new Set(['products', 'pages']))).toEqual({
      kind: 'pages',
      keys: ['warranty'],
    });
  });

  test('have the name that the store gives them, and say where the store has none', () => {
    const names = withAnswer(none, 'products', ['12', '13'], [lamp]);
    expect(rowOf({ kind: 'products', key: '12' }, names)).toMatchObject({ title: 'Lamp', note: null });
    expect(rowOf({ kind: 'products', key: '13' }, names)).toMatchObject({ title: '13', note: 'gone' });
    expect(rowOf({ kind: 'products', key: '14' }, names)).toMatchObject({
      title: '14',
      note: null,
      path: null,
    });
    const draft = withNames(none, 'pages', [
      { key: 'warranty', title: 'Warranty', path: '/pages/warranty', published: false },
    ]);
    expect(rowOf({ kind: 'pages', key: 'warranty' }, draft)).toMatchObject({ note: 'unpublished' });
  });

  test('without a name are called by their key, with the address that it says', () => {
    expect(rowOf({ kind: 'articles', key: 'news/first' }, none)).toEqual({
      kind: 'articles',
      key: 'news/first',
      title: 'news/first',
      path: '/blogs/news/first',
      note: null,
    });
  });
});
