import { changesInWords } from '@talk-suite/core/screens';
import { ruleName, words } from '../pages/words.ts';
import { t } from '../t.ts';
import { labelOf, valueInWords } from './description.ts';

/** What differs at a path of two documents, in words short enough for a table. */
export const changeLines = changesInWords({
  t,
  labelOf,
  valueOf: valueInWords,
  ruleName,
  conditionValue: (key, value) =>
    key === 'kind' || key === 'type' || key === 'terms' || key === 'locale' || key === 'role'
      ? words.label(key, value)
      : value,
});
