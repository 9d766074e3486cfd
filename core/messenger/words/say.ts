import { fill } from '../../texts/format.ts';
import type { CountedKey, Words } from './keys.ts';

/** A language's words, or some of them, with the tag that numbers and times are written by. */
export interface Speech<Key extends keyof Words = keyof Words> {
  /** BCP 47. */
  readonly locale: string;
  readonly words: Pick<Words, Key>;
}

/**
 * Says how many, in the plural form and the digits of the language.
 * @param n a whole number from 0.
 * @example counted({ locale: 'en', words: en }, 'unread', 1) === '1 unread message'
 */
export const counted = <Key extends CountedKey>(
  { locale, words }: Pick<Speech<Key>, 'locale' | 'words'>,
  key: Key,
  n: number,
): string => {
  const forms: Words[CountedKey] = words[key];
  return fill(forms[new Intl.PluralRules(locale).select(n)] ?? forms.other, {
    n: new Intl.NumberFormat(locale).format(n),
  });
};
