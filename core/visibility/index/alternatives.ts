import { conditionSets, type ConditionSet } from './condition-sets.ts';
import type { Facts } from '../facts.ts';
import { keysOf, type IndexKey } from './fingerprints.ts';
import { fitsAddress, fitsConditions } from '../decision/rule-match.ts';
import { parsePattern, type Pattern } from '../patterns/pattern.ts';
import type { Rule } from '../rule.ts';

/**
 * The alternatives (disjuncts) of all enabled rules, in the order of the rules: one for each address pattern, one for
 * a rule without. Kept in columns and not as objects: a hundred thousand objects take longer to make than to ask.
 */
export interface Alternatives {
  /** Position of the rule among all rules. */
  readonly ranks: Int32Array;
  /**
   * The literal of a pattern that is nothing but a whole path (`isWhole`), or a start with one star behind it: most of
   * any long list. Null: see `patterns`.
   */
  readonly literals: readonly (string | null)[];
  readonly isWhole: Uint8Array;
  /** Other patterns, by alternative. Where there is neither a literal nor a pattern, any address will do. */
  readonly patterns: ReadonlyMap<number, Pattern>;
  /** What is asked for besides the address, as a position in `sets`; 0 is nothing. */
  readonly setOf: Int32Array;
  readonly sets: readonly ConditionSet[];
}

const isLiteral = ({ path, query }: Pattern): boolean =>
  query.length === 0 && (path.length === 1 || (path.length === 2 && path[1] === ''));

export const countAlternatives = (rules: readonly Rule[]): number => {
  let count = 0;
  for (const { enabled, when } of rules) if (enabled) count += when.path?.length ?? 1;
  return count;
};

/** @param visit gets the number of every alternative, with the keys under which it may be filed. */
export const alternativesOf = (
  rules: readonly Rule[],
  visit: (alternative: number, keys: readonly IndexKey[]) => void,
): Alternatives => {
  const count = countAlternatives(rules);
  const [ranks, isWhole, setOf] = [new Int32Array(count), new Uint8Array(count), new Int32Array(count)];
  const literals: (string | null)[] = [];
  const patterns = new Map<number, Pattern>();
  const { sets, numberOf } = conditionSets();
  rules.forEach((rule, rank) => {
    if (!rule.enabled) return;
    const set = numberOf(rule);
    for (const text of rule.when.path ?? [null]) {
      const pattern = text === null ? null : parsePattern(text);
      const literal = pattern && isLiteral(pattern) ? pattern.path[0]! : null;
      const alternative = literals.push(literal) - 1;
      ranks[alternative] = rank;
      setOf[alternative] = set;
      if (literal !== null) isWhole[alternative] = pattern!.path.length === 1 ? 1 : 0;
      else if (pattern) patterns.set(alternative, pattern);
      visit(alternative, keysOf(pattern, sets[set]!.keys));
    }
  });
  return { ranks, literals, isWhole, patterns, setOf, sets };
};

const matchesAddress = (
  { literals, isWhole, patterns }: Alternatives,
  alternative: number,
  facts: Facts,
): boolean => {
  const { path } = facts;
  const literal = literals[alternative]!;
  if (literal !== null)
    return path !== null && (isWhole[alternative] === 1 ? path === literal : path.startsWith(literal));
  const pattern = patterns.get(alternative);
  return pattern === undefined || fitsAddress(pattern, facts);
};

/** Whether a page matches one alternative of a rule, and so the rule. */
export const matches = (alternatives: Alternatives, alternative: number, facts: Facts): boolean => {
  const set = alternatives.setOf[alternative]!;
  return (
    (set === 0 || fitsConditions(alternatives.sets[set]!, facts)) &&
    matchesAddress(alternatives, alternative, facts)
  );
};
