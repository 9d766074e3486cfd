import type { CompiledVisibility } from './compiled.ts';
import type { Decision } from './decision.ts';
import type { FactKey, Facts } from './facts.ts';
import { fitsCondition, type CompiledRule } from './match.ts';
import { fits, fitsQuery } from './pattern.ts';

/** Something of a page or its visitor that may be anything. */
export type OpenFact = FactKey | 'path' | 'query';

/** What is certain of a decision while some facts are open. */
export interface KnownDecision {
  /** Null where it can go either way. */
  readonly talk: Decision['talk'] | null;
  /** Null where it is not certain what decides. */
  readonly because: Decision['because'] | null;
  /** Ids of the rules that decide for some visitors or addresses and not for others, in order. */
  readonly sometimes: readonly string[];
}

type Match = 'yes' | 'no' | 'maybe';

const addressMatch = ({ patterns }: CompiledRule, facts: Facts, open: ReadonlySet<OpenFact>): Match => {
  if (!patterns) return 'yes';
  if (open.has('path')) return 'maybe';
  const { path, query } = facts;
  const fitting = patterns.filter((pattern) => path !== null && fits(pattern.path, path));
  const certain = fitting.some((pattern) =>
    open.has('query') ? pattern.query.length === 0 : fitsQuery(pattern, query),
  );
  if (certain) return 'yes';
  return fitting.length > 0 && open.has('query') ? 'maybe' : 'no';
};

const matchOf = (rule: CompiledRule, facts: Facts, open: ReadonlySet<OpenFact>): Match => {
  const address = addressMatch(rule, facts, open);
  const ruledOut = rule.conditions.some(
    (condition) => !open.has(condition[0]) && !fitsCondition(condition, facts),
  );
  if (!rule.enabled || address === 'no' || ruledOut) return 'no';
  return address === 'maybe' || rule.conditions.some(([key]) => open.has(key)) ? 'maybe' : 'yes';
};

/**
 * As much of the decision on a page as is certain, whatever the open facts are: for hosts that show it where only a part
 * of the page is known. What `facts` says of an open one is not looked at.
 */
export const decideKnown = (
  { enabled, fallback, rules }: CompiledVisibility,
  facts: Facts,
  open: ReadonlySet<OpenFact>,
): KnownDecision => {
  if (!enabled) return { talk: 'hide', because: { by: 'site' }, sometimes: [] };
  if (facts.override) return { talk: facts.override, because: { by: 'page' }, sometimes: [] };
  const certain = rules.find((rule) => matchOf(rule, facts, open) === 'yes');
  const before = rules.slice(0, certain ? rules.indexOf(certain) : rules.length);
  const possible = before.filter((rule) => matchOf(rule, facts, open) === 'maybe');
  const sometimes = possible.map(({ id }) => id);
  const talk = certain?.effect ?? fallback;
  if (possible.some(({ effect }) => effect !== talk)) return { talk: null, because: null, sometimes };
  if (possible.length > 0) return { talk, because: null, sometimes };
  return { talk, because: certain ? { by: 'rule', rule: certain.id } : { by: 'default' }, sometimes };
};
