import {
  inWords as wordsIn,
  messageOf as messageIn,
  type Finding,
  type FindingInWords,
  type Phrase,
} from '@talk-suite/core/findings';
import { format } from '@talk-suite/core/texts';
import type { TextKey } from './data.ts';
import { language, pageTexts } from './texts.ts';

/** The translated words of a key, with its `{name}` places filled; the key itself where the table lacks it. */
export const t = (key: TextKey, values?: Readonly<Record<string, string>>): string =>
  format(pageTexts()[key] ?? key, values, language());

/** A finding, or another phrase, in the reader's language. */
export const messageOf = (phrase: Phrase<TextKey>): string => messageIn(phrase, pageTexts(), language());

/** A finding as the server answers it. */
export const inWords = (finding: Finding<TextKey>): FindingInWords =>
  wordsIn(finding, pageTexts(), language());

/** Whether there are words of this key. */
export const isTextKey = (key: string): key is TextKey => Object.hasOwn(pageTexts(), key);
