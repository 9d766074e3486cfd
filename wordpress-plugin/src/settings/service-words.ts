import { serviceWords } from '@talk-suite/core/screens';
import { isTextKey } from '../page/t.ts';

/** Words by what is connected. */
export const { textFor, fieldFor } = serviceWords(isTextKey);
