import { valuesInWords } from '@talk-suite/core/screens';
import { t } from '../../page/t.ts';
import { description } from '../fields/description.ts';
import { ruleName, siteWords } from '../pages/words.ts';

const words = siteWords(null, new Map());

/** What a value of the settings is called, short enough for a table. */
export const valueInWords = valuesInWords(description, t, (rule) => ruleName(rule, words));
