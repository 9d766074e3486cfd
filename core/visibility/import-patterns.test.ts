import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { seed } from '../../test/visibility/arbitrary.ts';
import { checkRules } from './check.ts';
import { importPatterns } from './import-patterns.ts';

const home = 'https://www.site.example/shop/';
const imported = (exclude: string) => {
  const { rules, notes } = importPatterns({ exclude }, home);
  return [rules[0]?.when.path ?? [], notes.map(({ code }) => code)];
};

describe('importPatterns', () => {
  test('makes a rule of each box, hiding first', () => {
    expect(importPatterns({ include: '/shop*\n/pricing', exclude: '/cart, /checkout' })).toEqual({
      rules: [
        {
          id: 'imported-hide',
          name: 'Imported: hide on these pages',
          effect: 'hide',
          enabled: true,
          when: { path: ['/cart', '/checkout'] },
        },
        {
          id: 'imported-show',
          name: 'Imported: show on these pages',
          effect: 'show',
          enabled: true,
          when: { path: ['/shop*', '/pricing'] },
        },
      ],
      notes: [{ code: 'onlyThere', field: 'include', message: expect.any(String), values: {} }],
    });
  });

  test.each<[string, string, unknown]>([
    ['commas, lines, blanks and quotes', ' /a ,\r\n\n"/b",, \'/c\' ', [['/a', '/b', '/c'], []]],
    ['no slash', 'cart', [['/cart'], ['slashAdded']]],
    ['a star first', '*cart*', [['*cart*'], []]],
    ['an address of this site', 'https://site.example/shop/cart/', [['/cart/'], ['originDropped']]],
    ['the home itself', 'http://www.site.example/shop', [['/'], ['originDropped']]],
    ['outside of home', 'https://site.example/blog', [['/blog'], ['originDropped']]],
    ['without scheme', '//site.example/shop/a', [['/a'], ['originDropped']]],
    ['host without scheme', 'SITE.example/shop/a*', [['/a*'], ['originDropped']]],
    ['a star for the host', 'https://*/shop/a', [['/a'], ['originDropped']]],
    ['a file that looks like a host', 'about.html', [['/about.html'], ['slashAdded']]],
    ['an address of another site', 'https://other.example/a', [[], ['otherHost']]],
    ['a regular expression', '^/blog/.*$', [[], ['regularExpression']]],
    ['a query', '/a?src=*', [['/a?src=*'], []]],
    ['a query without a name', '/a?*', [[], ['badQuery']]],
    ['too long', `/${'x'.repeat(500)}`, [[], ['tooLong']]],
    ['twice', '/a,/a', [['/a'], ['duplicate']]],
  ])('%s', (_, text, expected) => {
    expect(imported(text)).toEqual(expected);
  });

  test('says that there was nothing', () => {
    expect(importPatterns({ include: ' ,\n' }).notes.map(({ code }) => code)).toEqual(['nothing']);
  });

  test('takes ids that are free, and no more entries than a rule may have', () => {
    const { rules, notes } = importPatterns(
      { exclude: Array.from({ length: 1001 }, (_, n) => `/${n}`).join() },
      '/',
      ['imported-hide', 'imported-hide-2'],
    );
    expect(rules[0]).toMatchObject({ id: 'imported-hide-3', when: { path: { length: 1000 } } });
    expect(notes.map(({ code }) => code)).toEqual(['tooMany']);
  });

  test(`yields only valid rules, whatever is pasted (SEED=${seed})`, () => {
    const words = fc.constantFrom(
      '/',
      '*',
      '?',
      '=',
      '&',
      ',',
      '\n',
      'a',
      '.',
      ':',
      '//',
      'site.example',
      'https://',
      '"',
      '#',
      '%',
      ' ',
      '^',
      '\\',
      '@',
    );
    fc.assert(
      fc.property(fc.array(words, { maxLength: 20 }), fc.string(), (parts, more) => {
        expect(
          checkRules([...importPatterns({ include: parts.join(''), exclude: more }, home).rules]),
        ).toEqual([]);
      }),
      { seed, numRuns: 2000 },
    );
  });
});
