import { languageName } from '@talk-suite/core/screens';
import {
  comparableLocale,
  kindLabel,
  type Rule,
  ruleSentence,
  type Words,
  wordsIn,
} from '@talk-suite/core/visibility';
import { pageData } from '../../page/data.ts';
import { t } from '../../page/t.ts';
import type { Choice, Choices, Term } from '../api/visibility.ts';

/** Names of terms by `taxonomy:slug`. */
export type TermNames = ReadonlyMap<string, Term>;

/** A term as people tell it apart from others of that name. */
export const termLabel = ({ label, taxonomy }: Term): string =>
  t('screens.rules.term', { term: label, taxonomy });

const labelIn = (choices: readonly Choice[] | undefined, value: string): string =>
  choices?.find((choice) => choice.value === value)?.label ?? value;

const reader = (): string => (pageData().locale ?? 'en').replaceAll('_', '-');

/** WordPress writes `de_DE`, rules and pages may write `de-DE`; servers without intl know no names. */
const localeIn = (choices: readonly Choice[] = [], value: string): string => {
  const known = choices.find((choice) => comparableLocale(choice.value) === comparableLocale(value));
  return known && known.label !== known.value ? known.label : languageName(value, reader());
};

/** The reader's language, with the names that this site gives to its types, terms, roles and languages. */
export const siteWords = (choices: Choices | null, terms: TermNames): Words =>
  wordsIn(reader(), {
    text: t,
    label: (key, value) => {
      switch (key) {
        case 'kind':
          return kindLabel(value, t);
        case 'type':
          return labelIn(choices?.types, value);
        case 'role':
          return labelIn(choices?.roles, value);
        case 'locale':
          return localeIn(choices?.locales, value);
        case 'terms': {
          const term = terms.get(value);
          return term ? termLabel(term) : value;
        }
      }
    },
  });

/** What a rule is called: by its owner, else by what it does. */
export const ruleName = (rule: Rule, words: Words): string => rule.name.trim() || ruleSentence(rule, words);
