import type { Text } from '@talk-suite/core/texts';
import { translate, type Language, type Translation } from '@talk-suite/core/translations';
import { texts, type TextKey } from '../../texts/index.ts';

/** The texts of one language. */
export interface Words {
  /** A BCP 47 tag. */
  readonly language: string;
  readonly texts: Readonly<Record<TextKey, Text>>;
}

export const ENGLISH: Words = { language: 'en', texts };

/** The texts in a language, of the translations of the core and of the app. */
export const wordsOf = (language: Language, ...translations: readonly Translation[]): Words => ({
  language,
  texts: translate<TextKey>(texts, Object.assign({}, ...translations) as Translation),
});

let current: () => Words = () => ENGLISH;

/** The words of the merchant who reads: in the browser of the page, on the server of the request that is answered. */
export const words = (): Words => current();

/** Says where `words` has them from. */
export const setWords = (read: () => Words): void => {
  current = read;
};
