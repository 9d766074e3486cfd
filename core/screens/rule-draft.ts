import { codeOf, type Finding, type Phrase } from '../findings.ts';
import { RULE_LIMITS } from '../limits.ts';
import { checkRules } from '../visibility/check.ts';
import {
  toRule,
  CONDITION_KEYS,
  type ConditionKey,
  type RuleDraft,
  type ListKey,
} from '../visibility/editing/rule-draft.ts';
import type { Rule } from '../visibility/rule.ts';
import { tidyAddresses, type OwnSite } from './site-addresses.ts';

/** What keeps a rule that is being edited from being taken over. */
export interface RuleProblem {
  readonly key: ConditionKey | 'name';
  readonly phrase: Phrase;
  /** The value that it is about, short; absent where it is about the condition. */
  readonly line?: string;
}

const short = (text: string): string => {
  const characters = [...text];
  return characters.length > 40 ? `${characters.slice(0, 40).join('')}…` : text;
};

const tooLong = (limit: number): Phrase => ({
  text: 'settings.error.tooLong',
  values: { limit: String(limit) },
});

const countProblem = (key: ConditionKey, count: number): RuleProblem[] => {
  if (count === 0) return [{ key, phrase: { text: 'screens.rule.empty', values: {} } }];
  return count > RULE_LIMITS.values
    ? [{ key, phrase: { text: 'settings.error.tooMany', values: { limit: String(RULE_LIMITS.values) } } }]
    : [];
};

const lengthProblems = (key: ConditionKey, values: readonly string[]): RuleProblem[] => {
  const limit = key === 'path' ? RULE_LIMITS.pattern : RULE_LIMITS.value;
  return values.flatMap((value) =>
    [...value].length > limit ? [{ key, phrase: tooLong(limit), line: short(value) }] : [],
  );
};

/** `visibility.rules.0.when.path.1` is about the second address. */
const formProblems = (key: ConditionKey, rule: Rule, found: readonly Finding[]): RuleProblem[] =>
  found.flatMap((finding) => {
    const [, of, at] = /\.when\.([a-zA-Z]+)\.(\d+)$/.exec(finding.field) ?? [];
    const values = rule.when[key];
    const line = Array.isArray(values) ? String(values[Number(at)]) : '';
    return of === key && [...line].length <= RULE_LIMITS.pattern
      ? [{ key, phrase: finding, line: short(line) }]
      : [];
  });

/**
 * Everything that keeps an edited rule from being taken over, in the order of the editors.
 * @example problemsOf({ ...rule, when: { path: 'cart' } })[0]?.key === 'path'
 */
export const problemsOf = (edited: RuleDraft): readonly RuleProblem[] => {
  const rule = toRule(edited);
  const found = checkRules([rule]);
  return [
    ...([...rule.name].length > RULE_LIMITS.name
      ? [{ key: 'name', phrase: tooLong(RULE_LIMITS.name) } as const]
      : []),
    ...CONDITION_KEYS.flatMap((key): RuleProblem[] => {
      const typed = edited.when[key];
      if (typed === undefined || typeof typed === 'boolean') return [];
      const values = [rule.when[key] ?? []].flat().map(String);
      return [
        ...countProblem(key, values.length),
        ...lengthProblems(key, values),
        ...formProblems(key, rule, found),
      ];
    }),
  ];
};

/** What a problem is called in tests and attributes: `tooLong`, `patternStart`, `empty`. */
export const problemCode = ({ phrase }: RuleProblem): string => codeOf(phrase);

/** A condition as it is when it is added. */
export const withCondition = (rule: RuleDraft, key: ConditionKey): RuleDraft => ({
  ...rule,
  when: { ...rule.when, [key]: key === 'path' ? '' : key === 'signedIn' ? true : [] },
});

export const withoutCondition = (rule: RuleDraft, key: ConditionKey): RuleDraft => {
  const { [key]: _gone, ...when } = rule.when;
  return { ...rule, when };
};

/** Conditions that can be typed, one value a line. */
export type TypedKey = 'path' | Exclude<ListKey, 'device' | 'kind'>;

/** What is in the field of a typed condition. */
export const textOf = ({ when }: RuleDraft, key: TypedKey): string =>
  key === 'path' ? (when.path ?? '') : (when[key] ?? []).join('\n');

/** The rule with another text in such a field: as it is typed, since it is tidied only where the rule is stored. */
export const withText = (rule: RuleDraft, key: TypedKey, text: string): RuleDraft => ({
  ...rule,
  when: { ...rule.when, [key]: key === 'path' ? text : text.split('\n') },
});

/**
 * The rule with addresses as the site has them, from whatever was pasted. Done where the rule is taken over, not while a
 * field is left: nothing may move under the pointer.
 */
export const tidiedRule = (rule: RuleDraft, site: OwnSite): RuleDraft =>
  rule.when.path === undefined
    ? rule
    : { ...rule, when: { ...rule.when, path: tidyAddresses(rule.when.path, site) } };
