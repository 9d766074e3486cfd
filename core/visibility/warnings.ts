import type { Finding } from '../findings.ts';
import { format } from '../texts/format.ts';
import { visibilityTexts } from '../texts/visibility.ts';
import { compileRule, type CompiledRule } from './match.ts';
import { covers } from './pattern.ts';
import type { Rule } from './rule.ts';

const warning = (
  code: 'ruleNeverMatches' | 'ruleShadowed',
  at: number,
  values: Record<string, string>,
): Finding => ({
  code,
  field: `visibility.rules.${at}`,
  message: format(visibilityTexts[`visibility.warning.${code}`], values),
  values,
});

const wantedOf = ({ conditions }: CompiledRule, key: string): readonly string[] | undefined =>
  conditions.find(([name]) => name === key)?.[1];

/** A guest has no roles: hosts say so, and a context that says otherwise is no visitor's. */
const neverMatches = (rule: CompiledRule): boolean =>
  wantedOf(rule, 'role') !== undefined && wantedOf(rule, 'signedIn')?.[0] === 'false';

const within = (locale: string, wide: string): boolean => locale === wide || locale.startsWith(`${wide}-`);

/** Whether `wide` matches wherever `narrow` does. True only where that is certain. */
const coversRule = (wide: CompiledRule, narrow: CompiledRule): boolean =>
  wide.conditions.every(([key, wanted]) =>
    wantedOf(narrow, key)?.every((value) =>
      key === 'locale' ? wanted.some((other) => within(value, other)) : wanted.includes(value),
    ),
  ) &&
  (!wide.patterns ||
    (narrow.patterns?.every((pattern) => wide.patterns!.some((other) => covers(other, pattern))) ?? false));

/**
 * What is worth knowing about rules that are valid: one that can never match, one that an earlier one always
 * decides before. Never a false alarm; of the second kind, only what a single earlier rule does is found.
 * Disabled rules neither warn nor shadow.
 */
export const warnAboutRules = (rules: readonly Rule[]): Finding[] => {
  const compiled = rules.map(compileRule);
  return compiled.flatMap((rule, at) => {
    if (!rule.enabled) return [];
    if (neverMatches(rule)) return [warning('ruleNeverMatches', at, { rule: rule.id })];
    const by = compiled.slice(0, at).find((earlier) => earlier.enabled && coversRule(earlier, rule));
    return by ? [warning('ruleShadowed', at, { rule: rule.id, by: by.id })] : [];
  });
};
