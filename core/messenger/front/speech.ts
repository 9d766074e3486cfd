import type { Words } from '../words/keys.ts';
import { languageOf, LANGUAGES, localeFor } from '../words/language.ts';
import { load } from './load.ts';
import type { FrontSpeech } from './model.ts';

const wordsIn = async (file: string): Promise<Words> =>
  (await load<{ readonly default: Words }>(file)).default;

/**
 * What is spoken on the page as it is now: its own language, else the browser's.
 * @param isWhole whether all words are wanted, or the first ones do
 */
export const speak = async (
  root: HTMLElement,
  isWhole: boolean,
): Promise<{ readonly speech: FrontSpeech; readonly languages: readonly string[] }> => {
  const languages = [root.lang, ...navigator.languages].filter(Boolean);
  const language = languageOf(...languages);
  const [first, rest] = await Promise.all([
    wordsIn(`words-${language}`),
    isWhole ? wordsIn(`more-words-${language}`) : null,
  ]);
  return {
    languages,
    speech: {
      language,
      locale: localeFor(language, languages),
      direction: LANGUAGES[language],
      words: { ...first, ...rest },
    },
  };
};
