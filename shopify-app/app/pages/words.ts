import { languageName } from '@talk-suite/core/screens';
import {
  kindLabel,
  type LabelledKey,
  type Rule,
  ruleSentence,
  type Words,
  wordsIn,
} from '@talk-suite/core/visibility';
import { TAXONOMIES } from '../../app-data/storefront.ts';
import { words as language } from '../language/words.ts';
import { t } from '../t.ts';

/** `tag:sale` as people say it. */
const termLabel = (term: string): string => {
  const [taxonomy = '', name = ''] = term.split(':');
  const known = TAXONOMIES.find((each) => each === taxonomy);
  return known ? t(`shopify.term.${known}`, { name }) : term;
};

const LABELS: Readonly<Partial<Record<LabelledKey, (value: string) => string>>> = {
  kind: (kind) => kindLabel(kind, t),
  terms: termLabel,
  locale: (locale) => languageName(locale, language().language),
};

const label: Words['label'] = (key, value) => LABELS[key]?.(value) ?? value;

/** The screens' language for sentences about rules; templates are called by their own names. */
export const words: Words = {
  text: t,
  label,
  anyOf: (items) => wordsIn(language().language, { text: t, label }).anyOf(items),
  allOf: (items) => wordsIn(language().language, { text: t, label }).allOf(items),
};

/** What a rule is called: by its owner, else by what it does. */
export const ruleName = (rule: Rule): string => rule.name.trim() || ruleSentence(rule, words);
