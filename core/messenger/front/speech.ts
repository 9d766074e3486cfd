import type { Words } from '../words/keys.ts';
import { languageOf, LANGUAGES, localeFor } from '../words/language.ts';
import { leaf } from './leaf.ts';
import type { FrontSpeech } from './model.ts';

/** The words' files: the homepage's, the conversation's, the rest. */
export const WORD_FILES = ['words', 'thread-words', 'more-words'] as const;

const wordsIn = async (file: string): Promise<Words> =>
  ((await import(file)) as { readonly default: Words }).default;

/** What is spoken on the page as it is now: its own language, else the browser's. @param files how many of them are wanted */
export const speak = async (
  root: HTMLElement,
  files: number,
): Promise<{ readonly speech: FrontSpeech; readonly languages: readonly string[] }> => {
  const languages = [root.lang, ...navigator.languages].filter(Boolean);
  const language = languageOf(...languages);
  const words = await Promise.all(
    WORD_FILES.slice(0, files).map((name) => wordsIn(leaf(`${name}-${language}`))),
  );
  return {
    languages,
    speech: {
      language,
      locale: localeFor(language, languages),
      direction: LANGUAGES[language],
      words: Object.assign({}, ...words) as Words,
    },
  };
};
