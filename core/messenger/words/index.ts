import { ar } from './ar.ts';
import { de } from './de.ts';
import { en } from './en.ts';
import { es } from './es.ts';
import { languageOf, LANGUAGES, localeFor, type Language } from './language.ts';
import type { Words } from './keys.ts';
import type { Speech } from './say.ts';

/** Every language's words. A page needs one of them: a bundle takes that file, and not this one. */
export const allWords: Readonly<Record<Language, Words>> = { en, de, es, ar };

export interface SpokenLanguage extends Speech {
  readonly language: Language;
  readonly direction: 'ltr' | 'rtl';
}

/**
 * The words for a page, with fallback and direction.
 * @param wished BCP 47 tags, the most wanted first: the page's language, then the browser's.
 * @example wordsFor('ar-EG').direction === 'rtl'
 */
export const wordsFor = (...wished: readonly string[]): SpokenLanguage => {
  const language = languageOf(...wished);
  return {
    language,
    locale: localeFor(language, wished),
    direction: LANGUAGES[language],
    words: allWords[language],
  };
};
