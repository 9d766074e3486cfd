import { format } from '../../texts/format.ts';
import type { CountedKey, Words } from './keys.ts';

/** A language's words with the tag that numbers and times are written by. */
export interface Speech {
  /** BCP 47. */
  readonly locale: string;
  readonly words: Words;
}

/**
 * Says how many, in the plural form and the digits of the language.
 * @param n a whole number from 0.
 * @example counted({ locale: 'en', words: en }, 'unread', 1) === '1 unread message'
 */
export const counted = ({ locale, words }: Speech, key: CountedKey, n: number): string => {
  const forms = words[key];
  return format(forms[new Intl.PluralRules(locale).select(n)] ?? forms.other, {
    n: new Intl.NumberFormat(locale).format(n),
  });
};
