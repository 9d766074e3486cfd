import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { PROBLEMS } from '../../contract/conversation/requests.ts';
import { allWords, wordsFor } from './index.ts';
import { LANGUAGES, type Language } from './language.ts';
import type { CountedKey, PlainKey } from './keys.ts';
import { counted } from './say.ts';

const languages = Object.keys(LANGUAGES) as Language[];
const entriesOf = (language: Language) => Object.entries(allWords[language]) as [string, string | object][];
const countedKeys = entriesOf('en')
  .filter(([, text]) => typeof text === 'object')
  .map(([key]) => key as CountedKey);
const placesOf = (text: string) => (text.match(/\{\w+\}/g) ?? []).toSorted();

describe.each(languages)('the messenger’s words in %s', (language) => {
  const words = allWords[language];

  test('say all that English says and nothing else', () => {
    expect(Object.keys(words).toSorted()).toEqual(Object.keys(allWords.en).toSorted());
    for (const [, text] of entriesOf(language))
      for (const each of typeof text === 'string' ? [text] : Object.values(text)) expect(each).toMatch(/\S/);
  });

  test('have the plural forms of the language, each of them', () => {
    const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories.toSorted();
    for (const key of countedKeys) expect([key, Object.keys(words[key]).toSorted()]).toEqual([key, forms]);
  });

  test('have the same places as in English', () => {
    for (const [key, text] of entriesOf('en'))
      if (typeof text === 'string')
        expect([key, placesOf(words[key as PlainKey])]).toEqual([key, placesOf(text)]);
      else expect([key, placesOf(words[key as CountedKey].other)]).toEqual([key, ['{n}']]);
  });

  test('have a sentence for every refusal of the contract', () => {
    for (const problem of PROBLEMS) expect(words[`refused.${problem}`]).toMatch(/\.$/);
  });

  test('leave no place open at any number', () => {
    for (const key of countedKeys)
      for (const n of [0, 1, 2, 3, 10, 11, 99, 100, 101, 1_000_000])
        expect(counted({ locale: language, words }, key, n)).not.toMatch(/[{}]/);
  });
});

describe('the language that the messenger speaks', () => {
  test.each([
    [['de-AT'], 'de', 'de-AT', 'ltr'],
    [['ar_EG'], 'ar', 'ar-EG', 'rtl'],
    [['EN-gb'], 'en', 'en-GB', 'ltr'],
    [['fr', 'es-MX'], 'es', 'es-MX', 'ltr'],
    [['fr', 'ja'], 'en', 'en', 'ltr'],
    [['', 'de'], 'de', 'de', 'ltr'],
    [[], 'en', 'en', 'ltr'],
    [['constructor', '__proto__'], 'en', 'en', 'ltr'],
    [['de-!!', 'de-CH'], 'de', 'de-CH', 'ltr'],
  ])(
    'for a page and a browser that wish %j is %s, written as %s, %s',
    (wished, language, locale, direction) => {
      expect(wordsFor(...wished)).toMatchObject({ language, locale, direction });
    },
  );

  test('is always a language with words and a locale that Intl takes, whatever the page says', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.string(), fc.constantFrom('de', 'ar-', 'es_419', 'en-x'))),
        (wished) => {
          const spoken = wordsFor(...wished);
          expect(counted(spoken, 'unread', 3)).not.toMatch(/[{}]/);
        },
      ),
    );
  });
});

describe('a number in words', () => {
  test.each([
    ['en', 1, '1 unread message'],
    ['en', 2, '2 unread messages'],
    ['de', 1, '1 ungelesene Nachricht'],
    ['es', 5, '5 mensajes sin leer'],
    ['ar', 1, 'رسالة واحدة غير مقروءة'],
    ['ar', 2, 'رسالتان غير مقروءتين'],
    ['ar-EG', 3, '٣ رسائل غير مقروءة'],
    ['ar-EG', 11, '١١ رسالة غير مقروءة'],
  ])('in %s is said for %i as %s', (locale, n, text) => {
    expect(counted(wordsFor(locale), 'unread', n)).toBe(text);
  });
});
