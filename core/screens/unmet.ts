import type { Phrase } from '../findings.ts';
import type { Conditions, Rule } from '../visibility/rule.ts';
import { comparableLocale } from '../visibility/facts.ts';

/** What pages of a site can be; null where that is not known, and then nothing is said. */
export interface SiteFacts {
  readonly kinds: readonly string[] | null;
  readonly types: readonly string[] | null;
  readonly taxonomies: readonly string[] | null;
  readonly locales: readonly string[] | null;
  readonly roles: readonly string[] | null;
  /** Whether visitors can be signed in, as far as pages say so. */
  readonly signedIn: boolean;
}

/** A condition of a rule that no page of the site ever meets. */
export interface Unmet {
  readonly key: keyof Conditions;
  /** The values that no page has; none for a condition that has no values. */
  readonly values: readonly string[];
  /** Whether the rule cannot match at all: of this condition no value is left. */
  readonly whole: boolean;
}

const missing = (wanted: readonly string[] = [], known: readonly string[] | null): readonly string[] =>
  known === null ? [] : wanted.filter((value) => !known.includes(value));

const missingTerms = (wanted: readonly string[] = [], taxonomies: readonly string[] | null) =>
  taxonomies === null
    ? []
    : wanted.filter((term) => !taxonomies.some((taxonomy) => term.startsWith(`${taxonomy}:`)));

/** A page in `de-AT` meets `de`: known are the languages and what they belong to. */
const missingLocales = (wanted: readonly string[] = [], locales: readonly string[] | null) => {
  const known = locales?.map(comparableLocale);
  return known === undefined
    ? []
    : wanted.filter((value) => {
        const locale = comparableLocale(value);
        return !known.some((each) => each === locale || each.startsWith(`${locale}-`));
      });
};

/**
 * What of a rule's conditions no page of this site ever meets.
 * @example unmetIn({ when: { kind: ['cart'] } }, { ...facts, kinds: ['page'] })[0]?.whole === true
 */
export const unmetIn = ({ when }: Pick<Rule, 'when'>, facts: SiteFacts): readonly Unmet[] => {
  const listed = (
    [
      ['kind', missing(when.kind, facts.kinds)],
      ['type', missing(when.type, facts.types)],
      ['terms', missingTerms(when.terms, facts.taxonomies)],
      ['locale', missingLocales(when.locale, facts.locales)],
      ['role', missing(when.role, facts.roles)],
    ] as const
  ).flatMap(([key, values]): Unmet[] =>
    values.length === 0 ? [] : [{ key, values, whole: values.length === (when[key]?.length ?? 0) }],
  );
  return when.signedIn === true && !facts.signedIn
    ? [...listed, { key: 'signedIn', values: [], whole: true }]
    : listed;
};

/** Whether a rule can match no page of this site. */
export const isUnmet = (rule: Pick<Rule, 'when'>, facts: SiteFacts): boolean =>
  unmetIn(rule, facts).some(({ whole }) => whole);

/**
 * What is said of an unmet condition while it is written.
 * @param nameOf what people call a value
 */
export const unmetPhrase = (
  { key, values, whole }: Unmet,
  nameOf: (key: keyof Conditions, value: string) => string,
): Phrase => ({
  text: whole ? 'screens.rule.unmet.whole' : 'screens.rule.unmet.some',
  values: {
    condition: { text: `screens.rule.condition.${key}`, values: {} },
    values: values.map((value) => nameOf(key, value)).join(', ') || '–',
  },
});
