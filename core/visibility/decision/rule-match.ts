// Twin in PHP: visibility/class-rule-match.php
import { comparableLocale, FACT_KEYS, type FactKey, type Facts } from '../facts.ts';
import { fits, fitsQuery, parsePattern, type Pattern } from '../patterns/pattern.ts';
import type { Rule } from '../rule.ts';

/** A rule as it is matched: patterns read, values comparable. */
export interface CompiledRule {
  readonly id: string;
  readonly effect: 'show' | 'hide';
  readonly enabled: boolean;
  /** As the owner wrote them. */
  readonly when: Rule['when'];
  /** Null: any address. */
  readonly patterns: readonly Pattern[] | null;
  readonly conditions: readonly (readonly [key: FactKey, wanted: readonly string[]])[];
}

const wantedValues = (key: FactKey, value: NonNullable<Rule['when'][FactKey]>): readonly string[] => {
  const values = [value].flat().map(String);
  return key === 'locale' ? values.map(comparableLocale) : values;
};

export const compileRule = ({ id, effect, enabled, when }: Rule): CompiledRule => {
  const conditions: [FactKey, readonly string[]][] = [];
  for (const key of FACT_KEYS) {
    const value = when[key];
    if (value !== undefined) conditions.push([key, wantedValues(key, value)]);
  }
  return { id, effect, enabled, when, patterns: when.path?.map(parsePattern) ?? null, conditions };
};

export const fitsAddress = (pattern: Pattern, { path, query }: Facts): boolean =>
  path !== null && fits(pattern.path, path) && fitsQuery(pattern, query);

export const fitsCondition = (
  [key, wanted]: CompiledRule['conditions'][number],
  { values }: Facts,
): boolean => values[key].some((value) => wanted.includes(value));

export const fitsConditions = ({ conditions }: Pick<CompiledRule, 'conditions'>, facts: Facts): boolean =>
  conditions.every((condition) => fitsCondition(condition, facts));

export const matches = (rule: CompiledRule, facts: Facts): boolean =>
  fitsConditions(rule, facts) &&
  (!rule.patterns || rule.patterns.some((pattern) => fitsAddress(pattern, facts)));

/** The first enabled rule that matches, by looking at one after the other: small, and fast for a thousand. */
export const firstMatch = (rules: readonly CompiledRule[], facts: Facts): CompiledRule | undefined =>
  rules.find((rule) => rule.enabled && matches(rule, facts));
