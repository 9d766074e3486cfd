import { expect, test } from '@jest/globals';
import { languageOf } from './load.ts';
import { inLanguageOf } from './request.server.ts';
import { ENGLISH, words, wordsOf } from './words.ts';

test('a locale of Shopify is read in its language, and in English where there is no translation', () => {
  expect(['de', 'de-AT', 'ES', 'pt-BR', '', 'en'].map(languageOf)).toEqual([
    'de',
    'de',
    'es',
    null,
    null,
    null,
  ]);
});

test('a text with a translation takes it, a text without one stays English', () => {
  const german = wordsOf('de', { [ENGLISH.texts['screens.save.button'] as string]: 'Sichern' }).texts;
  expect(german['screens.save.button']).toBe('Sichern');
  expect(german['screens.discard.button']).toBe(ENGLISH.texts['screens.discard.button']);
});

test('two requests that are answered at once each have the language of their own merchant', async () => {
  const ask = (query: string, language: string) =>
    inLanguageOf(
      new Request(`https://app.example/${query}`, { headers: { 'Accept-Language': language } }),
      async () => {
        await new Promise((resolve) => setImmediate(resolve));
        return words().language;
      },
    );
  expect(
    await Promise.all([ask('?locale=de', 'es'), ask('', 'es-MX,es;q=0.9'), ask('?locale=fr', 'de')]),
  ).toEqual(['de', 'es', 'en']);
  expect(words().language).toBe('en');
});
