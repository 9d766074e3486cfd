import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { inEnglish } from '../../cli/english.ts';
import { seed } from '../../../test/visibility/arbitrary.ts';
import { patternError } from '../check.ts';
import { normalisePath } from './normalise.ts';
import { fits, parsePattern } from './pattern.ts';
import { patternHint, warnAboutPatterns } from './pattern-hints.ts';
import type { Rule } from '../rule.ts';

const home = 'https://site.example/shop/';
const pages = ['https://site.example/shop/about/', 'https://site.example/shop/Docs/start/'];
const told = (pattern: string): string | null => {
  const hint = patternHint(pattern, { home, pages });
  return hint && `${hint.code} ${hint.suggestion}`;
};

describe('a pattern that no address fits is said, with the right one', () => {
  test.each<[string, string, string]>([
    ["the site's own folder", '/shop/cart', 'patternOwnFolder /cart'],
    ["the site's own folder alone", '/shop', 'patternOwnFolder /'],
    ["the site's own folder and everything in it", '/shop/*', 'patternOwnFolder /*'],
    ["the site's own folder in other letters", '/Shop/cart?a=B', 'patternOwnFolder /cart?a=B'],
    ['a doubled slash', '/cart//items', 'patternDoubledSlash /cart/items'],
    ['a doubled slash first', '//cart*', 'patternDoubledSlash /cart*'],
    ['many slashes', '*///cart//', 'patternDoubledSlash */cart/'],
    ['a doubled slash and the own folder', '/shop//cart', 'patternDoubledSlash /cart'],
    ['capital letters', '/About', 'patternOtherLetters /about'],
    ['capital letters, with a slash', '/ABOUT/', 'patternOtherLetters /about/'],
    ['capital letters of a folder', '/About/*', 'patternOtherLetters /about/*'],
    ['small letters', '/docs/start', 'patternOtherLetters /Docs/start'],
    ['small letters of a folder that has a page', '/docs/*', 'patternOtherLetters /Docs/*'],
    ['small letters of the beginning', '/do*', 'patternOtherLetters /Do*'],
    ['capital letters behind a star', '*/About', 'patternOtherLetters */about'],
    ['capital letters between stars, with a slash', '/*OCS/S*/', 'patternOtherLetters /*ocs/s*/'],
    ['small letters behind a star', '*docs*', 'patternOtherLetters *Docs*'],
    ['a doubled slash and capital letters behind a star', '*//About', 'patternDoubledSlash */about'],
    ['all of it', '/shop//ABOUT?a=1', 'patternDoubledSlash /about?a=1'],
  ])('%s', (_, pattern, expected) => {
    expect(told(pattern)).toBe(expected);
  });
});

describe('nothing is said about a pattern', () => {
  test.each([
    ['that matches a page', '/about'],
    ['that matches below a page', '/about/team'],
    ['that matches a page in its own letters', '/Docs/*'],
    ['of which no page is known', '/Elsewhere/*'],
    ['that only begins like the own folder', '/shopping'],
    ['that begins like a page', '/Aboutness'],
    ['for any address', '*'],
    ['for all addresses', '/*'],
    ['that has an address in it', '/out/https://other.example/a'],
    ['with two slashes in its query', '/out?to=//a'],
  ])('%s', (_, pattern) => {
    expect(told(pattern)).toBeNull();
  });

  test('of a site without a folder of its own', () => {
    expect(patternHint('/shop/cart', { home: 'https://site.example/' })).toBeNull();
  });
});

const rule = (id: string, path: string[], enabled = true): Rule => ({
  id,
  name: '',
  effect: 'hide',
  enabled,
  when: { path },
});

test('a warning names the rule, the pattern and the one to use instead; rules that are off have none', () => {
  const rules = [rule('a', ['/x', '/shop/cart']), rule('b', ['/shop/cart'], false)];
  expect(inEnglish(warnAboutPatterns(rules, () => ({ home })))).toEqual([
    {
      code: 'patternOwnFolder',
      field: 'visibility.rules.0.when.path.1',
      message:
        'The address “/shop/cart” starts with “/shop”, the folder of the site itself. Addresses are compared without it. Use “/cart” instead.',
      values: { rule: 'a', pattern: '/shop/cart', suggestion: '/cart', folder: '/shop' },
    },
  ]);
});

test(`a suggestion can be stored, needs no other, and fits the page that it names (SEED=${seed})`, () => {
  const piece = fc.constantFrom(
    '/',
    '//',
    'shop',
    'Shop',
    'about',
    'ABOUT',
    'docs',
    '*',
    'é',
    '%C3%A9',
    '?a=b',
    '-',
  );
  let hints = 0;
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
      const pattern = `/${pieces.join('')}`;
      if (patternError(pattern)) return;
      const hint = patternHint(pattern, { home, pages });
      if (!hint) return;
      hints += 1;
      expect(patternError(hint.suggestion)).toBeNull();
      const again = patternHint(hint.suggestion, { home, pages });
      // A folder of the same name inside of the site's own is what is left of `/shop/shop`.
      if (!/^\/+shop\/+shop/i.test(pattern)) expect(again).toBeNull();
      const isWhole = !/[*?]/.test(hint.suggestion);
      if (hint.code === 'patternOtherLetters' && isWhole)
        expect(
          pages.some((page) => {
            const path = normalisePath(page, home);
            return fits(parsePattern(hint.suggestion).path, path) || hint.suggestion.startsWith(`${path}/`);
          }),
        ).toBe(true);
    }),
    { seed, numRuns: 3000 },
  );
  expect(hints).toBeGreaterThan(300);
});
