import { format } from '../../texts/format.ts';
import { visibilityTexts } from '../../texts/visibility.ts';
import type { Reason } from '../decision/explain.ts';
import { kindLabel, reasonSentence, wordsIn, type Words } from './sentence.ts';

// In a file of its own: hosts that bring translations have no use for the English of every text.

const english: Words['text'] = (key, values) => format(visibilityTexts[key], values);

/** English, with the values as they are stored. */
export const englishWords = wordsIn('en', {
  text: english,
  label: (key, value) => (key === 'kind' ? kindLabel(value, english) : value),
});

/** A reason in English. */
export const reasonText = (reason: Reason): string => reasonSentence(reason, englishWords);
