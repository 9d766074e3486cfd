import type { CompiledVisibility } from './decide.ts';
import type { Decision } from './decision.ts';
import type { FactKey, Facts } from '../facts.ts';
import { fitsCondition, type CompiledRule } from './rule-match.ts';
import { fits, fitsQuery } from '../patterns/pattern.ts';

/** Something of a page or its visitor that the host does not know. */
export type UnknownFact = FactKey | 'path' | 'query';

/** What is certain of a decision while some facts are unknown. */
export interface PartialDecision {
  /** Null where it can go either way. */
  readonly talk: Decision['talk'] | null;
  /** Null where it is not certain what decides. */
  readonly because: Decision['because'] | null;
  /** Ids of the rules that decide for some visitors or addresses and not for others, in order. */
  readonly sometimes: readonly string[];
}

type Match = 'yes' | 'no' | 'maybe';

const addressMatch = ({ patterns }: CompiledRule, facts: Facts, unknown: ReadonlySet<UnknownFact>): Match => {
  if (!patterns) return 'yes';
  if (unknown.has('path')) return 'maybe';
  const { path, query } = facts;
  const fitting = patterns.filter((pattern) => path !== null && fits(pattern.path, path));
  const certain = fitting.some((pattern) =>
    unknown.has('query') ? pattern.query.length === 0 : fitsQuery(pattern, query),
  );
  if (certain) return 'yes';
  return fitting.length > 0 && unknown.has('query') ? 'maybe' : 'no';
};

const matchOf = (rule: CompiledRule, facts: Facts, unknown: ReadonlySet<UnknownFact>): Match => {
  const address = addressMatch(rule, facts, unknown);
  const ruledOut = rule.conditions.some(
    (condition) => !unknown.has(condition[0]) && !fitsCondition(condition, facts),
  );
  if (!rule.enabled || address === 'no' || ruledOut) return 'no';
  return address === 'maybe' || rule.conditions.some(([key]) => unknown.has(key)) ? 'maybe' : 'yes';
};

/**
 * As much of the decision on a page as is certain, whatever the unknown facts are: for hosts that show it where only a part
 * of the page is known. What `facts` says of an unknown one is not looked at.
 */
export const decidePartially = (
  { enabled, fallback, rules }: CompiledVisibility,
  facts: Facts,
  unknown: ReadonlySet<UnknownFact>,
): PartialDecision => {
  if (!enabled) return { talk: 'hide', because: { by: 'site' }, sometimes: [] };
  if (facts.override) return { talk: facts.override, because: { by: 'page' }, sometimes: [] };
  const certain = rules.find((rule) => matchOf(rule, facts, unknown) === 'yes');
  const before = rules.slice(0, certain ? rules.indexOf(certain) : rules.length);
  const possible = before.filter((rule) => matchOf(rule, facts, unknown) === 'maybe');
  const sometimes = possible.map(({ id }) => id);
  const talk = certain?.effect ?? fallback;
  if (possible.some(({ effect }) => effect !== talk)) return { talk: null, because: null, sometimes };
  if (possible.length > 0) return { talk, because: null, sometimes };
  return { talk, because: certain ? { by: 'rule', rule: certain.id } : { by: 'default' }, sometimes };
};
