import { format } from '@talk-suite/core/texts';
import { texts, type TextKey } from '../texts/index.ts';

/** A text of the screens, with its places filled. */
export const t = (key: TextKey, values: Readonly<Record<string, string>> = {}): string =>
  format(texts[key], values);
