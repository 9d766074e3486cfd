import { LANGUAGES, type Language, type Translation } from '@talk-suite/core/translations';
import { ENGLISH, wordsOf, type Words } from './words.ts';

/** Loads a translation of the core and one of the app: a script of its own each, so that English loads neither. */
const LOAD: Readonly<Record<Language, () => Promise<readonly { readonly default: Translation }[]>>> = {
  de: () =>
    Promise.all([
      import('@talk-suite/core/translations/de.json', { with: { type: 'json' } }),
      import('../../texts/translations/de.json', { with: { type: 'json' } }),
    ]),
  es: () =>
    Promise.all([
      import('@talk-suite/core/translations/es.json', { with: { type: 'json' } }),
      import('../../texts/translations/es.json', { with: { type: 'json' } }),
    ]),
};

/** The language of the app for a locale as Shopify writes it (`de`, `pt-BR`), or null for English. */
export const languageOf = (locale: string): Language | null =>
  LANGUAGES.find((language) => language === locale.split('-')[0]?.toLowerCase()) ?? null;

/** The words for a locale; English where there is no translation. */
export const loadWords = async (locale: string): Promise<Words> => {
  const language = languageOf(locale);
  if (language === null) return ENGLISH;
  const translations = await LOAD[language]();
  return wordsOf(language, ...translations.map((each) => each.default));
};
