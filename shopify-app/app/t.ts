import { messageOf as messageIn, type Phrase } from '@talk-suite/core/findings';
import { format } from '@talk-suite/core/texts';
import type { TextKey } from '../texts/index.ts';
import { words } from './language/words.ts';

/** A text of the screens in the merchant's language, with its places filled. */
export const t = (key: TextKey, values: Readonly<Record<string, string>> = {}): string => {
  const { language, texts } = words();
  return format(texts[key], values, language);
};

/** A finding, or another phrase, in the words of the screens. */
export const messageOf = (phrase: Phrase<TextKey>): string => {
  const { language, texts } = words();
  return messageIn(phrase, texts, language);
};
