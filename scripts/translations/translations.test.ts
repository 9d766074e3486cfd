import { describe, expect, test } from '@jest/globals';
import { catalogues, languages, translationOf } from './catalogues.ts';
import { problemsOf } from './problems.ts';

describe.each(languages)('the translation into %s', (language) => {
  test.each(catalogues)('has every text of the $name, with its places and its code', (catalogue) => {
    expect(problemsOf(catalogue.texts, translationOf(catalogue, language), language)).toEqual([]);
  });
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
