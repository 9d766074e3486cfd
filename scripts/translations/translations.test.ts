import { describe, expect, test } from '@jest/globals';
import { catalogues, translationOf } from './catalogues.ts';
import { problemsOf } from './problems.ts';

describe.each(catalogues)('the translation of the $name', (catalogue) => {
  test.each(catalogue.languages)('has every text in %s, with its places and its code', (language) => {
    expect(problemsOf(catalogue.texts, translationOf(catalogue, language), language)).toEqual([]);
  });
});

test('a counted text needs the forms of its language; one that is for a single number may say it in a word', () => {
  const texts = { a: { one: '{count} file', other: '{count} files' } };
  const arabic = { zero: 'لا ملفات', one: 'ملف', two: 'ملفان', few: '{count} ملفات', other: '{count} ملف' };
  expect(problemsOf(texts, { '{count} file': arabic }, 'ar')).toEqual(['“{count} file” has no form “many”']);
  expect(problemsOf(texts, { '{count} file': { ...arabic, many: 'ملفًا' } }, 'ar')).toEqual([
    '“{count} file” has {count}, its translation nothing',
  ]);
  expect(
    problemsOf(texts, { '{count} file': { one: 'un archivo', other: '{count} archivos' } }, 'es'),
  ).toEqual([]);
});

test('a translation that is missing, left over, empty or without a place is named', () => {
  const texts = { a: 'Save', b: '{count} of {total}', c: { one: '{count} rule', other: '{count} rules' } };
  expect(
    problemsOf(
      texts,
      { '{count} of {total}': '{count} von', '{count} rule': { one: '', other: '' }, Old: 'Alt' },
      'de',
    ),
  ).toEqual([
    '“Save” has no translation',
    '“{count} of {total}” has {count}, {total}, its translation {count}',
    '“{count} rule” has no form “one”',
    '“{count} rule” has no form “other”',
    '“{count} rule” has no translation',
    '“{count} rule” has no translation',
    '“Old” is no text any more',
  ]);
});
