import { serviceWords } from '@talk-suite/core/screens';
import { isTextKey } from '../texts/index.ts';

/** Words by what is connected. */
export const { textFor, fieldFor } = serviceWords(isTextKey);
