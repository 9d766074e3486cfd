import { FACT_KEYS } from '../facts.ts';
import type { Conditions, Rule } from '../rule.ts';

/** The conditions in the order in which reasons name them and editors show them. */
export const CONDITION_KEYS = ['path', ...FACT_KEYS] as const satisfies readonly (keyof Conditions)[];

export type ConditionKey = (typeof CONDITION_KEYS)[number];
/** Conditions that are a choice of several values. */
export type ListKey = Exclude<ConditionKey, 'path' | 'signedIn'>;

/** Conditions while they are edited: they may be empty, and addresses are text with one a line. */
export type DraftConditions = { readonly path?: string; readonly signedIn?: boolean } & {
  readonly [Key in ListKey]?: readonly string[];
};

export interface RuleDraft extends Omit<Rule, 'when'> {
  readonly when: DraftConditions;
}

/** A rule as an editor begins with it. */
export const toDraft = ({ when, ...rule }: Rule): RuleDraft => {
  const { path, ...others } = when;
  return { ...rule, when: { ...others, ...(path && { path: path.join('\n') }) } };
};

const tidy = (values: readonly string[]): string[] => [
  ...new Set(values.map((value) => value.trim()).filter(Boolean)),
];

/** The lines of a text, each once, without blank ones. */
export const linesOf = (text: string): string[] => tidy(text.split('\n'));

/** The rule as it is stored; a condition without a value asks for nothing and is left out. */
export const toRule = ({ when, ...rule }: RuleDraft): Rule => {
  const stored = CONDITION_KEYS.flatMap((key): [string, boolean | string[]][] => {
    const value = when[key];
    if (typeof value === 'boolean') return [[key, value]];
    const values = typeof value === 'string' ? linesOf(value) : tidy(value ?? []);
    return values.length > 0 ? [[key, values]] : [];
  });
  return { ...rule, name: rule.name.trim(), when: Object.fromEntries(stored) as Conditions };
};
