import { describe, expect, test } from '@jest/globals';
import { patternWarnings } from './pattern-warnings.ts';

const warned = (pattern: string): (string | null)[] =>
  patternWarnings([{ id: 'a', name: '', effect: 'hide', enabled: true, when: { path: [pattern] } }]).flatMap(
    ({ text, suggestion }) => [text, suggestion],
  );

describe('an address that no page of a storefront has is said, with the right one', () => {
  test.each([
    ['capital letters of a folder', '/Products/*', '/products/*'],
    ['capital letters of a handle', '/pages/About-Us', '/pages/about-us'],
    ['capital letters of the beginning of a handle', '/products/Lark*', '/products/lark*'],
    ['capital letters of the cart', '/Cart', '/cart'],
    ['a doubled slash', '/pages//legal', '/pages/legal'],
    ['a doubled slash and capital letters', '//Pages/Legal', '/pages/legal'],
    ['the folder of a language', '/de/products/lark', '/products/lark'],
    ['the folder of a market, and capital letters', '/en-ca/Products/*', '/products/*'],
  ])('%s', (_, pattern, suggestion) => {
    const [text, found] = warned(pattern);
    expect(found).toBe(suggestion);
    expect(text).toContain(`Use “${suggestion}”`);
    expect(warned(suggestion)).toEqual([]);
  });

  test.each(['/de', '/de/', '/de/*', '/en-ca/'])(
    'the folder of a language alone, %s, leads to the condition for languages instead',
    (pattern) => {
      const [text, suggestion] = warned(pattern);
      expect(suggestion).toBeNull();
      expect(text).toContain('Choose the language');
    },
  );
});

test.each([
  '/pages/legal*',
  '/apps/Chat/a',
  '/cart/c/AbC',
  '*/Legal',
  '/',
  '*',
  '/products/lark?Color=Red',
  '/a*',
])('nothing is said about %s', (pattern) => {
  expect(warned(pattern)).toEqual([]);
});
