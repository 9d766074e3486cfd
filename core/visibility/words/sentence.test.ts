import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { anyRules, seed } from '../../../test/visibility/arbitrary.ts';
import { visibilityTexts } from '../../texts/visibility.ts';
import { format } from '../../texts/format.ts';
import type { Conditions } from '../rule.ts';
import { ruleSentence, wordsIn, type Words } from './sentence.ts';
import { englishWords, reasonText } from './sentence-in-english.ts';

const hide = (when: Conditions, words: Words = englishWords): string =>
  ruleSentence({ effect: 'hide', when }, words);

describe('a rule as a sentence', () => {
  test.each<[Conditions, string]>([
    [{}, 'Hide Talk on all pages'],
    [{ path: ['/checkout*'] }, 'Hide Talk on pages whose address starts with /checkout'],
    [{ path: ['/a', '/b'] }, 'Hide Talk on pages whose address is /a or /b'],
    [{ path: ['*.pdf'] }, 'Hide Talk on pages whose address ends with .pdf'],
    [{ path: ['*sale*'] }, 'Hide Talk on pages whose address contains sale'],
    [{ path: ['/a', '/b*'] }, 'Hide Talk on pages whose address matches /a or /b*'],
    [{ path: ['/a*b'] }, 'Hide Talk on pages whose address matches /a*b'],
    [{ path: ['/landing?src=ad'] }, 'Hide Talk on pages whose address matches /landing?src=ad'],
    [{ path: ['*'] }, 'Hide Talk on pages whose address matches *'],
    [{ kind: ['cart', 'checkout'] }, 'Hide Talk on the cart page or the checkout'],
    [{ type: ['book'] }, 'Hide Talk on pages of the type book'],
    [{ terms: ['category:news'] }, 'Hide Talk on pages filed under category:news'],
    [{ locale: ['de'] }, 'Hide Talk on pages in de'],
    [{ signedIn: true }, 'Hide Talk for visitors who are signed in'],
    [{ signedIn: false }, 'Hide Talk for visitors who are not signed in'],
    [{ role: ['editor'] }, 'Hide Talk for visitors with the role editor'],
    [{ device: ['mobile'] }, 'Hide Talk on phones'],
    [{ device: ['desktop', 'mobile'] }, 'Hide Talk on phones and computers'],
  ])('%j', (when, sentence) => {
    expect(hide(when)).toBe(sentence);
    expect(ruleSentence({ effect: 'show', when }, englishWords)).toBe(sentence.replace('Hide', 'Show'));
  });

  test('puts several conditions one after the other', () => {
    expect(hide({ path: ['/shop/*'], signedIn: true, device: ['mobile'] })).toBe(
      'Hide Talk on pages whose address starts with /shop/, for visitors who are signed in, on phones',
    );
    expect(hide({ kind: ['front'], device: ['mobile'] })).toBe('Hide Talk on the front page, on phones');
  });

  test('names a few of many values and counts the rest', () => {
    expect(hide({ path: ['/a', '/b', '/c', '/d'] })).toBe(
      'Hide Talk on pages whose address is /a, /b, /c, or /d',
    );
    expect(hide({ path: ['/a', '/b', '/c', '/d', '/e'] })).toBe(
      'Hide Talk on pages whose address is /a, /b, /c, or 2 more',
    );
  });

  test("speaks another language with that language's lists and the platform's names", () => {
    const german: Words = wordsIn('de', {
      text: (key, values) =>
        format(
          key === 'visibility.sentence.hide'
            ? 'Talk {where} verbergen'
            : key === 'visibility.sentence.where.role'
              ? 'für Besucher mit der Rolle {values}'
              : key,
          values,
        ),
      label: (_key, value) => ({ editor: 'Redakteur', author: 'Autor' })[value] ?? value,
    });
    expect(hide({ role: ['editor', 'author'] }, german)).toBe(
      'Talk für Besucher mit der Rolle Redakteur oder Autor verbergen',
    );
  });

  test('joins lists in English where the locale is none', () => {
    expect(wordsIn('not a locale', englishWords).anyOf(['a', 'b'])).toBe('a or b');
  });

  test(`leaves no place of a text open and names no key, whatever the rule (SEED=${seed})`, () => {
    fc.assert(
      fc.property(anyRules, (rules) => {
        for (const rule of rules) {
          const marked = wordsIn('en', {
            text: (key, values = {}) => {
              expect(visibilityTexts).toHaveProperty([key]);
              const places = [...visibilityTexts[key].matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
              expect(Object.keys(values).toSorted()).toEqual([...new Set(places)].toSorted());
              return 'x';
            },
            label: (_key, value) => value,
          });
          expect(ruleSentence(rule, marked)).toBe('x');
        }
      }),
      { seed, numRuns: 500 },
    );
  });
});

describe('a reason as a sentence', () => {
  test('names values as people do', () => {
    expect(reasonText({ code: 'kind', wanted: ['cart', 'checkout'], found: ['page'] })).toBe(
      'The page type is Page, not Cart or Checkout.',
    );
    expect(reasonText({ code: 'signedIn', wanted: ['true'], found: ['false'] })).toBe(
      'The rule is for visitors who are signed in; this one is not signed in.',
    );
    expect(reasonText({ code: 'role', wanted: ['editor'], found: [] })).toBe(
      'The visitor is not signed in, or does not have the role editor.',
    );
    expect(reasonText({ code: 'role', wanted: ['editor'], found: ['author'] })).toBe(
      'The visitor does not have the role editor (roles: author).',
    );
    expect(reasonText({ code: 'terms', wanted: ['tag:sale'], found: [] })).toBe(
      'The page does not have the term tag:sale.',
    );
    expect(reasonText({ code: 'type', wanted: ['product'], found: [] })).toBe(
      'This page has no post type, so it is not product.',
    );
    expect(reasonText({ code: 'disabled', wanted: [], found: [] })).toBe('The rule is switched off.');
  });
});
