import { languageOf, LANGUAGES, type Language } from '@talk-suite/core/messenger';
import type { Translation } from '@talk-suite/core/translations';

/** The language of the words: the first of the browser's that the messenger speaks, too. */
export const language: Language = languageOf(...navigator.languages);

export const direction: 'ltr' | 'rtl' = LANGUAGES[language];

/**
 * How times and numbers are written: as the browser has them, also where the words are English. Counts stand in the
 * words in Latin digits, so all numbers of a page do.
 */
export const locale = new Intl.Locale(navigator.language, { numberingSystem: 'latn' }).toString();

/** Says which language the page is in, and the way it is written. */
export const setLanguage = (): void => {
  document.documentElement.lang = language;
  document.documentElement.dir = direction;
};

/** Loads a translation: a script of its own, so that English loads none. */
export const translationLoader =
  (files: Readonly<Record<Exclude<Language, 'en'>, () => Promise<{ readonly default: Translation }>>>) =>
  async (): Promise<Translation | null> => (language === 'en' ? null : (await files[language]()).default);
