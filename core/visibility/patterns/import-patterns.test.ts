import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { inEnglish } from '../../cli/english.ts';
import { visibilityTexts } from '../../texts/visibility.ts';
import { codeOf } from '../../findings.ts';
import { seed } from '../../../test/visibility/arbitrary.ts';
import { checkRules } from '../check.ts';
import { compile } from '../decision/compile.ts';
import { decideCompiled } from '../decision/decide.ts';
import { readFacts } from '../facts.ts';
import { importPatterns } from './import-patterns.ts';

const home = 'https://www.site.example/shop/';
const imported = (exclude: string) => {
  const { rules, notes } = importPatterns({ exclude }, home);
  return [rules[0]?.when.path ?? [], notes.map(codeOf)];
};

describe('importPatterns', () => {
  test('makes a rule of each box, hiding first', () => {
    const names = {
      show: visibilityTexts['visibility.import.ruleName.show'],
      hide: visibilityTexts['visibility.import.ruleName.hide'],
    };
    const boxes = { include: '/shop*\n/pricing', exclude: '/cart, /checkout' };
    expect(importPatterns(boxes, '/', [], names)).toEqual({
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
      notes: [{ text: 'visibility.import.onlyThere', field: 'include', values: {} }],
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
    ['another host without a scheme', 'example.com/*', [[], ['otherHost']]],
    ['another host with www', 'www.other.example', [[], ['otherHost']]],
    ['a file in a folder', 'about.html/team', [['/about.html/team'], ['slashAdded']]],
    ['a regular expression', '^/blog/.*$', [[], ['regularExpression']]],
    ['a choice of a regular expression', '/shop/(a|b)', [[], ['regularExpression']]],
    ['a class of a regular expression', '/page-[0-9]', [[], ['regularExpression']]],
    ['brackets that are no expression', '/a(b)', [['/a(b)'], []]],
    ['a query', '/a?src=*', [['/a?src=*'], []]],
    ['a query without a name', '/a?*', [[], ['badQuery']]],
    ['too long', `/${'x'.repeat(500)}`, [[], ['tooLong']]],
    ['twice', '/a,/a', [['/a'], ['duplicate']]],
  ])('%s', (_, text, expected) => {
    expect(imported(text)).toEqual(expected);
  });

  test.each<[string, string, string[], string[]]>([
    ['a folder', '/shop/*', ['/shop/*', '/shop/'], ['parentAdded']],
    ['a folder with several stars', '/shop/**', ['/shop/**', '/shop/'], ['parentAdded']],
    ['a folder anywhere', '*/shop/*', ['*/shop/*', '*/shop/'], ['parentAdded']],
    ['a folder with a query', '/shop/*?ref=a', ['/shop/*?ref=a', '/shop/?ref=a'], ['parentAdded']],
    ['an address', 'https://site.example/shop/a/*', ['/a/*', '/a/'], ['originDropped', 'parentAdded']],
    ['one that is there already', '/shop/*, /shop', ['/shop/*', '/shop'], []],
    ['one that another matches', '/sh*, /shop/*', ['/sh*', '/shop/*'], []],
    ['the whole site', '/*', ['/*'], []],
    ['no folder', '/shop*', ['/shop*'], []],
    ['a star inside', '/shop/*/a', ['/shop/*/a'], []],
  ])('takes the page above a folder too, as other plugins do: %s', (_, text, patterns, codes) => {
    expect(imported(text)).toEqual([patterns, codes]);
  });

  test('where the page above is not wanted, it says that the folder does not match it', () => {
    const { rules, notes } = importPatterns({ exclude: '/shop/*', parents: false }, home);
    expect(rules[0]!.when.path).toEqual(['/shop/*']);
    expect(inEnglish(notes).map(({ message }) => message)).toEqual([
      '“/shop/*” does not match “/shop/”. In other plugins it often does.',
    ]);
  });

  test('the page above is what a folder does not match', () => {
    const compiled = (path: string[]) =>
      compile({
        enabled: true,
        visibility: {
          default: 'show',
          rules: [{ id: 'a', name: '', effect: 'hide', enabled: true, when: { path } }],
        },
      });
    const talk = (path: string[]) => decideCompiled(compiled(path), readFacts({ url: '/shop/' })).talk;
    expect(talk(['/shop/*'])).toBe('show');
    expect(talk([...importPatterns({ exclude: '/shop/*' }).rules[0]!.when.path!])).toBe('hide');
  });

  test('says that there was nothing', () => {
    expect(importPatterns({ include: ' ,\n' }).notes.map(codeOf)).toEqual(['nothing']);
  });

  test('takes ids that are free, and no more entries than a rule may have', () => {
    const { rules, notes } = importPatterns(
      { exclude: Array.from({ length: 1001 }, (_, n) => `/${n}`).join() },
      '/',
      ['imported-hide', 'imported-hide-2'],
    );
    expect(rules[0]).toMatchObject({ id: 'imported-hide-3', when: { path: { length: 1000 } } });
    expect(notes.map(codeOf)).toEqual(['tooMany']);
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
