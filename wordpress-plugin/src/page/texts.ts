import type { CountedText, Text } from '@talk-suite/core/texts';
import { pageData, type TextKey } from './data.ts';

/** The language of the texts, as a BCP 47 tag. WordPress's locales have endings that are none (`pt_PT_ao90`). */
export const language = (): string =>
  /^[a-z]{2,3}(?:-[A-Z]{2})?(?![a-zA-Z])/.exec(document.documentElement.lang)?.[0] ?? 'en';

/**
 * A counted text by the plural categories of its language.
 * @example countedText({ 1: '{count} Regel', 2: '{count} Regeln' }, 'de') // { one: '{count} Regel', other: '{count} Regeln' }
 */
export const countedText = (printed: Readonly<Record<string, string>>, of: string): CountedText => {
  const rules = new Intl.PluralRules(of);
  const forms: Partial<Record<Intl.LDMLPluralRule, string>> = {};
  for (const [count, form] of Object.entries(printed)) forms[rules.select(Number(count))] ??= form;
  return { other: Object.values(printed).at(-1) ?? '', ...forms };
};

/** The texts of the page in the reader's language. */
const readTexts = (): Partial<Record<TextKey, Text>> =>
  Object.fromEntries(
    Object.entries(pageData().texts).map(([key, text]) => [
      key,
      typeof text === 'string' ? text : countedText(text, language()),
    ]),
  );

let read: { readonly from: object; readonly texts: Partial<Record<TextKey, Text>> } | undefined;

/** The texts of the page, worked out once. */
export const pageTexts = (): Partial<Record<TextKey, Text>> => {
  const from = pageData().texts;
  if (read?.from !== from) read = { from, texts: readTexts() };
  return read.texts;
};
