import { changesInWords, valuesInWords } from '@talk-suite/core/screens';
import { t } from '../../page/t.ts';
import { description, labelOf } from '../fields/description.ts';
import { ruleName, siteWords } from '../pages/words.ts';

const words = siteWords(null, new Map());

/** What differs at a path of two documents, in words short enough for a table. */
export const changeLines = changesInWords({
  t,
  labelOf,
  valueOf: valuesInWords(description, t, (rule) => ruleName(rule, words)),
  ruleName: (rule) => ruleName(rule, words),
  conditionValue: (key, value) =>
    key === 'kind' || key === 'type' || key === 'terms' || key === 'locale' || key === 'role'
      ? words.label(key, value)
      : value,
});
