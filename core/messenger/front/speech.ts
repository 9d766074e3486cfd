import type { Words } from '../words/keys.ts';
import { languageOf, LANGUAGES, localeFor, type Language } from '../words/language.ts';
import type { FrontSpeech } from './model.ts';

/** Written by the build: the files of each language's words. */
declare const WORDS: Readonly<Record<Language, readonly [first: string, rest: string]>>;

const wordsIn = async (file: string): Promise<Words> =>
  ((await import(file)) as { readonly default: Words }).default;

/** What is spoken on the page as it is now: its own language, else the browser's. @param all also what rooms say */
export const speak = async (
  root: HTMLElement,
  all: boolean,
): Promise<{ readonly speech: FrontSpeech; readonly languages: readonly string[] }> => {
  const languages = [root.lang, ...navigator.languages].filter(Boolean);
  const language = languageOf(...languages);
  const [first, rest] = WORDS[language];
  const [words, more] = await Promise.all([wordsIn(first), all && wordsIn(rest)]);
  return {
    languages,
    speech: {
      language,
      locale: localeFor(language, languages),
      direction: LANGUAGES[language],
      words: { ...words, ...more },
    },
  };
};
