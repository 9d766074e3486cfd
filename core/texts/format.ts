// Twin in PHP: class-texts.php
/**
 * A text that counts something: its forms in one language, by the plural categories of that language (CLDR).
 * @example { one: '{count} rule added.', other: '{count} rules added.' }
 */
export type CountedText = Readonly<Partial<Record<Intl.LDMLPluralRule, string>> & { other: string }>;

/** A text of a table: the same for every number, or counted. */
export type Text = string | CountedText;

/** Every form of a text. */
export const formsOf = (text: Text): string[] => (typeof text === 'string' ? [text] : Object.values(text));

/** Which form of a text a number takes. @param count of whole things, in digits; `other` where it is no number */
const formOf = (text: CountedText, count: string | undefined, language: string): string =>
  text[new Intl.PluralRules(language).select(Number(count))] ?? text.other;

/** Fills `{name}` places of a text; a place without a value stays as it is. */
export const fill = (text: string, values: Readonly<Record<string, string>>): string =>
  text.replaceAll(/\{(\w+)\}/g, (place, name: string) =>
    Object.hasOwn(values, name) ? values[name]! : place,
  );

/**
 * Fills a text; a counted one takes the form for the value of `{count}`. The twin of WordPress's `class-texts.php`.
 * @param language of the text, as a BCP 47 tag
 * @example format({ one: '{count} rule', other: '{count} rules' }, { count: '2' }) === '2 rules'
 */
export const format = (text: Text, values: Readonly<Record<string, string>> = {}, language = 'en'): string =>
  fill(typeof text === 'string' ? text : formOf(text, values['count'], language), values);
