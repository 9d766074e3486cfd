import { messageOf as messageIn, type Phrase } from '@talk-suite/core/findings';
import { format } from '@talk-suite/core/texts';
import { texts, type TextKey } from '../texts/index.ts';

/** A text of the screens, with its places filled. */
export const t = (key: TextKey, values: Readonly<Record<string, string>> = {}): string =>
  format(texts[key], values);

/** A finding, or another phrase, in the words of the screens. */
export const messageOf = (phrase: Phrase<TextKey>): string => messageIn(phrase, texts);
