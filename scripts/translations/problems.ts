// What is wrong with a translation, in words that name the text.
import type { Text } from '../../core/texts/format.ts';
import { sourceOf, type Translation } from '../../core/texts/translations/translate.ts';

/** What must be in a translation as it is in English: places, keywords and code in straight quotes, tags. */
const KEPT = [/\{\w+\}/g, /'[\w-]+(?:-…)?'/g, /<[a-z][^<>]*>/g, /`[^`]*`/g];

/** The quotation marks of the languages. What English quotes by place, a translation quotes in its own. */
const QUOTES: Readonly<Record<string, readonly [string, string]>> = {
  ar: ['«', '»'],
  de: ['„', '“'],
  en: ['“', '”'],
  es: ['«', '»'],
};

/** The places of a text that stand alone in the quotation marks of a language. */
export const quotedIn = (text: string, language: string): string[] => {
  const [open, close] = QUOTES[language]!;
  const quoted = text.matchAll(new RegExp(`${open}\\{(\\w+)\\}${close}`, 'g'));
  return [...new Set([...quoted].map(([, place]) => place!))].toSorted();
};

/** The forms that a language needs. `many` is none in Spanish, where it is the form of whole millions. */
export const categoriesOf = (language: string): Intl.LDMLPluralRule[] =>
  new Intl.PluralRules(language)
    .resolvedOptions()
    .pluralCategories.filter((category) => numbersOf(category, language).length > 0);

/** Whole numbers up to a hundred that take a form. */
const numbersOf = (category: Intl.LDMLPluralRule, language: string): number[] => {
  const rules = new Intl.PluralRules(language);
  return [...Array(101).keys()].filter((n) => rules.select(n) === category);
};

/** A form of one number alone may say it in a word, as in “two files”. */
const mayLeaveOutCount = (category: string, language: string): boolean =>
  numbersOf(category as Intl.LDMLPluralRule, language).length === 1;

const keptIn = (text: string): string[] =>
  [...new Set(KEPT.flatMap((kept) => [...text.matchAll(kept)].map(([match]) => match)))].toSorted();

const problemsOfText = (source: string, english: Text, translated: Text, language: string): string[] => {
  if (typeof english === 'string') {
    if (typeof translated !== 'string') return [`“${source}” counts nothing, its translation does`];
    if (translated.trim() === '') return [`“${source}” has no translation`];
    const [expected, found] = [keptIn(english), keptIn(translated)];
    if (expected.join(' ') !== found.join(' '))
      return [
        `“${source}” has ${expected.join(', ') || 'nothing to keep'}, its translation ${found.join(', ') || 'nothing'}`,
      ];
    const [quoted, quotedThere] = [quotedIn(english, 'en'), quotedIn(translated, language)];
    return quoted.join(' ') === quotedThere.join(' ')
      ? []
      : [
          `“${source}” quotes ${quoted.join(', ') || 'no place'}, its translation ${quotedThere.join(', ') || 'none'}`,
        ];
  }
  if (typeof translated === 'string') return [`“${source}” counts, its translation does not`];
  return [
    ...categoriesOf(language)
      .filter((category) => (translated[category] ?? '').trim() === '')
      .map((category) => `“${source}” has no form “${category}”`),
    ...Object.entries(translated).flatMap(([category, form]) => {
      const isWord = mayLeaveOutCount(category, language) && !form.includes('{count}');
      const wanted = isWord ? english.other.replace('{count}', '') : english.other;
      return problemsOfText(source, wanted, form, language);
    }),
  ];
};

/**
 * What is wrong with the translation of some texts: missing, left over, or without a place or code of the English.
 */
export const problemsOf = (
  texts: Readonly<Record<string, Text>>,
  translation: Translation,
  language: string,
): string[] => {
  const english = new Map(Object.values(texts).map((text) => [sourceOf(text), text] as const));
  return [
    ...[...english].flatMap(([source, text]) =>
      Object.hasOwn(translation, source)
        ? problemsOfText(source, text, translation[source]!, language)
        : [`“${source}” has no translation`],
    ),
    ...Object.keys(translation)
      .filter((source) => !english.has(source))
      .map((source) => `“${source}” is no text any more`),
  ];
};
