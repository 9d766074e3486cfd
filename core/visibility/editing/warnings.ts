import { findingsOf, type Finding } from '../../findings.ts';
import { compileRule, type CompiledRule } from '../decision/rule-match.ts';
import { covers, widestText } from '../patterns/pattern.ts';
import type { Rule } from '../rule.ts';

const finding = findingsOf('visibility.warning');

const warning = (
  code: 'ruleNeverMatches' | 'ruleShadowed',
  at: number,
  values: Readonly<Record<string, string>>,
): Finding => finding(code, `visibility.rules.${at}`, values);

/** A rule made ready to be compared with many others. */
interface Comparable {
  readonly rule: CompiledRule;
  readonly wanted: ReadonlyMap<string, readonly string[]>;
  /** The widest text of each pattern. */
  readonly paths: readonly string[];
}

const comparable = (rule: CompiledRule): Comparable => ({
  rule,
  wanted: new Map(rule.conditions),
  paths: (rule.patterns ?? []).map(({ path }) => widestText(path)),
});

/** A guest has no roles: hosts say so, and a context that says otherwise is no visitor's. */
const neverMatches = ({ wanted }: Comparable): boolean =>
  wanted.has('role') && wanted.get('signedIn')?.[0] === 'false';

const within = (locale: string, wide: string): boolean => locale === wide || locale.startsWith(`${wide}-`);

const coversAddresses = ({ rule: { patterns: wide } }: Comparable, { rule, paths }: Comparable): boolean =>
  !wide ||
  (rule.patterns?.every((narrow, at) => wide.some((pattern) => covers(pattern, narrow, paths[at]))) ?? false);

/** Whether `wide` matches wherever `narrow` does. True only where that is certain. */
const coversRule = (wide: Comparable, narrow: Comparable): boolean =>
  wide.rule.conditions.every(([key, wanted]) =>
    narrow.wanted
      .get(key)
      ?.every((value) =>
        key === 'locale' ? wanted.some((other) => within(value, other)) : wanted.includes(value),
      ),
  ) && coversAddresses(wide, narrow);

/**
 * What is worth knowing about rules that are valid: one that can never match, one that an earlier one always
 * decides before. Never a false alarm; of the second kind, only what a single earlier rule does is found.
 * Disabled rules neither warn nor shadow.
 */
export const warnAboutRules = (rules: readonly Rule[]): Finding[] => {
  const earlier: Comparable[] = [];
  return rules.flatMap((rule, at) => {
    if (!rule.enabled) return [];
    const compiled = comparable(compileRule(rule));
    const by = neverMatches(compiled) ? null : earlier.find((other) => coversRule(other, compiled));
    earlier.push(compiled);
    if (by === null) return [warning('ruleNeverMatches', at, { rule: rule.id })];
    return by ? [warning('ruleShadowed', at, { rule: rule.id, by: by.rule.id })] : [];
  });
};
