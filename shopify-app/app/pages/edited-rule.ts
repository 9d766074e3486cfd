import { checkRules, toRule, newId, type RuleDraft, type Rule } from '@talk-suite/core/visibility';
import { messageOf } from '../t.ts';

/** Conditions whose values are typed, one a line; the others are chosen from lists. */
export const TYPED = ['path', 'type', 'terms', 'locale'] as const;
export type TypedKey = (typeof TYPED)[number];

/** What stands in the field of a typed condition. */
export const textOf = ({ when }: RuleDraft, key: TypedKey): string =>
  key === 'path' ? (when.path ?? '') : (when[key] ?? []).join('\n');

/** The rule with another text in such a field: as it is typed, since it is tidied only where the rule is stored. */
export const withText = (rule: RuleDraft, key: TypedKey, text: string): RuleDraft => ({
  ...rule,
  when: { ...rule.when, [key]: key === 'path' ? text : text.split('\n') },
});

/** What is wrong with an edited rule, by condition, in words. Sizes are the server's business. */
export const problemsOf = (edited: RuleDraft): ReadonlyMap<string, string> => {
  const problems = new Map<string, string>();
  for (const finding of checkRules([toRule(edited)])) {
    const key = /\.when\.([a-zA-Z]+)/.exec(finding.field)?.[1] ?? '';
    problems.set(key, [problems.get(key), messageOf(finding)].filter(Boolean).join(' '));
  }
  return problems;
};

/** A new rule with an id that no other has. */
export const newRule = (rules: readonly Rule[], wish: Pick<Rule, 'effect' | 'when'>): Rule => ({
  id: newId(rules),
  name: '',
  enabled: true,
  ...wish,
});
