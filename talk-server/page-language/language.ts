import { LANGUAGES, type Language, type Translation } from '@talk-suite/core/translations';

const isLanguage = (tag: string | undefined): tag is Language | 'en' =>
  tag === 'en' || LANGUAGES.some((each) => each === tag);

/** The language of the words: the first of the browser's that the server's pages speak. */
export const language: Language | 'en' =
  navigator.languages.map((tag) => tag.split('-')[0]).find(isLanguage) ?? 'en';

/** Loads a translation: a script of its own, so that English loads none. */
export const translationLoader =
  (files: Readonly<Record<Language, () => Promise<{ readonly default: Translation }>>>) =>
  async (wanted: Language | 'en'): Promise<Translation | null> =>
    wanted === 'en' ? null : (await files[wanted]()).default;
