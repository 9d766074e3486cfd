import { conditionSets, type ConditionSet } from './condition-sets.ts';
import type { Facts } from './facts.ts';
import { choicesOf, type Marks } from './mark.ts';
import { fitsAddress, fitsConditions } from './match.ts';
import { parsePattern, type Pattern } from './pattern.ts';
import type { Rule } from './rule.ts';

/**
 * The ways in which enabled rules can match, in the order of the rules: one for each address pattern, one for a rule
 * without. Kept in columns and not as objects: a hundred thousand objects take longer to make than to ask.
 */
export interface Ways {
  /** Place of the rule among all rules. */
  readonly ranks: Int32Array;
  /**
   * The literal of a pattern that is nothing but a whole path (`isWhole`), or a start with one star behind it: most of
   * any long list. Null: see `patterns`.
   */
  readonly literals: readonly (string | null)[];
  readonly isWhole: Uint8Array;
  /** Other patterns, by way. Where there is neither a literal nor a pattern, any address will do. */
  readonly patterns: ReadonlyMap<number, Pattern>;
  /** What is asked for besides the address, as a place in `sets`; 0 is nothing. */
  readonly setOf: Int32Array;
  readonly sets: readonly ConditionSet[];
}

const isLiteral = ({ path, query }: Pattern): boolean =>
  query.length === 0 && (path.length === 1 || (path.length === 2 && path[1] === ''));

export const countWays = (rules: readonly Rule[]): number => {
  let count = 0;
  for (const { enabled, when } of rules) if (enabled) count += when.path?.length ?? 1;
  return count;
};

/** @param visit is told of every way by its number, with the marks by which it could be found. */
export const waysOf = (
  rules: readonly Rule[],
  visit: (way: number, choices: readonly Marks[]) => void,
): Ways => {
  const count = countWays(rules);
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
      const way = literals.push(literal) - 1;
      ranks[way] = rank;
      setOf[way] = set;
      if (literal !== null) isWhole[way] = pattern!.path.length === 1 ? 1 : 0;
      else if (pattern) patterns.set(way, pattern);
      visit(way, choicesOf(pattern, sets[set]!.marks));
    }
  });
  return { ranks, literals, isWhole, patterns, setOf, sets };
};

const fitsWay = ({ literals, isWhole, patterns }: Ways, way: number, facts: Facts): boolean => {
  const { path } = facts;
  const literal = literals[way]!;
  if (literal !== null)
    return path !== null && (isWhole[way] === 1 ? path === literal : path.startsWith(literal));
  const pattern = patterns.get(way);
  return pattern === undefined || fitsAddress(pattern, facts);
};

/** Whether a rule matches in this way. */
export const holds = (ways: Ways, way: number, facts: Facts): boolean => {
  const set = ways.setOf[way]!;
  return (set === 0 || fitsConditions(ways.sets[set]!, facts)) && fitsWay(ways, way, facts);
};
