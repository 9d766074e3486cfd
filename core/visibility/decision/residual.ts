// Twin in PHP: visibility/class-residual.php
import { decideCompiled, type CompiledVisibility } from './decide.ts';
import type { Decision } from './decision.ts';
import type { Facts } from '../facts.ts';
import { fitsCondition, type CompiledRule } from './rule-match.ts';
import { encodeQuery } from '../patterns/normalise.ts';
import { fits, type Pattern, type Pieces } from '../patterns/pattern.ts';

/**
 * What the host leaves to the browser, or all of the decision. `pending` goes into the loader's tag as it is; its
 * form is described in `resolve-in-browser.ts`.
 */
export type ResidualDecision = { readonly decision: Decision } | { readonly pending: string };

/** A star: any run of whole characters of a query in its printed form. */
const STAR = '(?:%..|[^%&])*';

const escaped = (text: string): string => encodeQuery(text).replace(/[.*+]/g, '\\$&');

/**
 * Pieces as a regular expression over a printed query. A piece between two stars is taken where it first comes and
 * never given back (a look-ahead captures it), so that no query can make the matching slow.
 */
const starred = (pieces: Pieces, groups: { count: number }): string =>
  pieces
    .map(escaped)
    .map((piece, at) => {
      if (at === 0) return piece;
      if (at === pieces.length - 1) return STAR + piece;
      groups.count += 1;
      return `(?=(${STAR}?${piece}))\\${groups.count}`;
    })
    .join('');

/** A test of what is pending for one alternative of a rule; empty where nothing is. */
const testOf = (device: string, query: Pattern['query']): string => {
  const groups = { count: 0 };
  const pairs = query.map(([name, value]) => `(?=.*&${escaped(name)}=${starred(value, groups)}&)`).join('');
  return device + pairs === '' ? '' : `^${device}${pairs}`;
};

/** The tests of a rule, any of which is enough; none where the host can rule it out. */
const testsOf = (rule: CompiledRule, facts: Facts): string[] => {
  const known = rule.conditions.filter(([key]) => key !== 'device');
  if (!rule.enabled || !known.every((condition) => fitsCondition(condition, facts))) return [];
  const devices = new Set(rule.conditions.find(([key]) => key === 'device')?.[1]);
  const device = devices.size === 1 ? [...devices][0]!.slice(0, 1) : '';
  const { path } = facts;
  if (!rule.patterns) return [testOf(device, [])];
  if (path === null) return [];
  return rule.patterns
    .filter((pattern) => fits(pattern.path, path))
    .map((pattern) => testOf(device, pattern.query));
};

/**
 * As much of a decision as the host may take: device and query of the context are not looked at, because the page
 * may come from a cache. For any browser, `resolveInBrowser` of what is pending is the decision on the full context.
 */
export const residualDecision = (compiled: CompiledVisibility, facts: Facts): ResidualDecision => {
  const pending: string[] = [];
  for (const rule of compiled.enabled && !facts.override ? compiled.rules : []) {
    const tests = new Set(testsOf(rule, facts));
    const sure = tests.has('');
    if (sure && pending.length === 0)
      return { decision: { talk: rule.effect, because: { by: 'rule', rule: rule.id } } };
    for (const test of sure ? [''] : tests)
      pending.push(`${test},${rule.effect},${encodeURIComponent(rule.id)}`);
    if (sure) return { pending: pending.join(' ') };
  }
  return pending.length > 0
    ? { pending: `${pending.join(' ')} ,${compiled.fallback}` }
    : { decision: decideCompiled({ ...compiled, find: () => undefined }, facts) };
};
