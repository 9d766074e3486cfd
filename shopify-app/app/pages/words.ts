import { kindLabel, type Rule, ruleSentence, wordsIn } from '@talk-suite/core/visibility';
import { t } from '../t.ts';

/** The screens' language for sentences about rules; types, terms and languages are called by their own names. */
export const words = wordsIn('en', {
  text: t,
  label: (key, value) => (key === 'kind' ? kindLabel(value, t) : value),
});

/** What a rule is called: by its owner, else by what it does. */
export const ruleName = (rule: Rule): string => rule.name.trim() || ruleSentence(rule, words);
