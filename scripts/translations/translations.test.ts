import { describe, expect, test } from '@jest/globals';
import { formsOf } from '../../core/texts/format.ts';
import { catalogues, translationOf } from './catalogues.ts';
import { problemsOf, quotedIn } from './problems.ts';

/** Places that hold what a person wrote or pasted, whatever it is. Of a list, each would need marks: it stands in brackets. */
const WRITTEN = ['date', 'expression', 'file', 'pattern', 'suggestion', 'value', 'word', 'written', 'zone'];

/** What is wrong, and what was done with what somebody wrote. */
const SAYS = /\.(?:error|warning|import|lint)\.|^screens\.imported|^wordpress\.cli\.no/;

describe.each(catalogues)('the translation of the $name', (catalogue) => {
  test.each(catalogue.languages)('has every text in %s, with its places and its code', (language) => {
    expect(problemsOf(catalogue.texts, translationOf(catalogue, language), language)).toEqual([]);
  });
});

test('what somebody wrote stands in quotation marks in what is said about it, or in brackets', () => {
  const texts = catalogues.flatMap((catalogue) => Object.entries(catalogue.texts));
  const bare = texts
    .filter(([key]) => SAYS.test(key))
    .flatMap(([key, text]) =>
      formsOf(text).map((form) => [key, form.replaceAll(/\(\{\w+\}\)/g, '')] as const),
    )
    .filter(([, form]) =>
      WRITTEN.some((place) => form.includes(`{${place}}`) && !quotedIn(form, 'en').includes(place)),
    );
  expect(bare).toEqual([['csp.error.embedderPolicy', expect.stringMatching(/^\{name\}: \{value\} lets/)]]);
});

test('a translation has the quotation marks of its language', () => {
  const text = { a: '“{value}” is no address.' };
  const of = (translated: string): string[] => problemsOf(text, { [text.a]: translated }, 'de');
  expect(of('„{value}“ ist keine Adresse.')).toEqual([]);
  expect(of('“{value}” ist keine Adresse.')).toEqual([
    '““{value}” is no address.” quotes value, its translation none',
  ]);
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
