import { fallbackLists, governingDirective } from '../../core/csp/policy/fallback.ts';
import { parseList } from '../../core/csp/policy/parse.ts';
import { printPolicy } from '../../core/csp/policy/print.ts';
import type { Directive, Header, PlacedPolicy, Policy } from '../../core/csp/types.ts';
import type { Added } from '../../core/csp/merge/write.ts';
import { judgedParts, type Question } from './oracle.ts';

/** What the browser is asked about a case, policy by policy. */

export interface Row {
  readonly case: number;
  readonly enforced: boolean;
  readonly question: Question;
  /** What frames do not judge must be the same, as text. */
  readonly sameText: boolean;
}

export interface Policies {
  readonly headers: readonly Header[];
  readonly meta: readonly string[];
}

const printDirective = ({ name, values }: Directive): string => [name, ...values].join(' ');

type Pair = readonly [from: PlacedPolicy, to: PlacedPolicy | undefined];

/** A policy and what became of it. */
const pairsOf = (before: Policies, after: Policies): { enforced: Pair[]; reportOnly: Pair[] } => {
  const [old, next] = [parseList(before.headers, before.meta), parseList(after.headers, after.meta)];
  return {
    enforced: old.enforced.map((each, index) => [each, next.enforced[index]] as const),
    reportOnly: old.reportOnly.map((each, index) => [each, next.reportOnly[index]] as const),
  };
};

const rowOf = (narrowText: string, wideText: string, number: number, enforced: boolean): Row[] => {
  const [narrow, wide] = [judgedParts(narrowText), judgedParts(wideText)];
  const sameText = narrow.asText === wide.asText;
  return sameText && narrow.judged === wide.judged
    ? []
    : [{ case: number, enforced, question: { wide: wide.judged, narrow: [narrow.judged] }, sameText }];
};

const textOf = (placed: PlacedPolicy | undefined): string => (placed ? printPolicy(placed.policy) : '');

/** Does each policy that changed allow all that it did? */
export const keeps = (before: Policies, after: Policies, number: number): Row[] => {
  const { enforced, reportOnly } = pairsOf(before, after);
  return [...enforced, ...reportOnly].flatMap(([from, to]) =>
    rowOf(textOf(from), textOf(to), number, from.disposition === 'enforce'),
  );
};

/** A policy without what a merge says it added. */
const without = ({ directives }: Policy, added: readonly Added[]): string =>
  [...directives.values()]
    .map(({ name, values }) => {
      const gone = new Set(added.filter((each) => each.directive === name).map(({ source }) => source));
      const kept = values.filter((value) => !gone.has(value));
      return printDirective({ name, values: kept.length > 0 || gone.size === 0 ? kept : ["'none'"] });
    })
    .join('; ');

/** Without what was added, does each policy allow only what it did? Then nothing else came in (R26). */
export const addsNothingElse = (
  before: Policies,
  after: Policies,
  added: readonly Added[],
  addedReportOnly: readonly Added[],
  number: number,
): Row[] => {
  const { enforced, reportOnly } = pairsOf(before, after);
  const rows = (pairs: readonly Pair[], all: readonly Added[]): Row[] =>
    pairs.flatMap(([from, to], policy) => {
      const here = all.filter((each) => each.policy === policy);
      return to && here.length > 0
        ? rowOf(without(to.policy, here), textOf(from), number, from.disposition === 'enforce')
        : [];
    });
  return [...rows(enforced, added), ...rows(reportOnly, addedReportOnly)];
};

const isStrict = ({ values }: Directive): boolean =>
  values.some((value) => /^'strict-dynamic'$/i.test(value));

/** The part of a policy that workers fall back through, as Chromium is asked about it. */
const workersOf = ({ directives }: Policy): string =>
  fallbackLists['worker-src']
    .flatMap((name) => directives.get(name) ?? [])
    .map(printDirective)
    .join('; ');

/** Workers that a merge adds nothing for may come from where they came, and from nowhere else (R26). */
export const keepsWorkers = (
  before: Policies,
  after: Policies,
  added: readonly Added[],
  number: number,
): Row[] =>
  pairsOf(before, after).enforced.flatMap(([from, to], policy) => {
    const rule = governingDirective(from.policy, 'worker-src');
    const widened = added.some(
      (each) => each.policy === policy && each.directive === 'worker-src' && each.source !== null,
    );
    if (!rule || !to || widened || isStrict(rule)) return [];
    return rowOf(workersOf(to.policy), printDirective({ ...rule, name: 'worker-src' }), number, true);
  });

/**
 * Do two forms of the same policies allow the same, directive by directive? An attribute of more than 4,096
 * characters is ignored by Chromium, so that a whole policy in its full form could not be asked about.
 */
export const sameLists = (one: Policies, other: Policies, number: number): Row[] => {
  const { enforced, reportOnly } = pairsOf(one, other);
  return [...enforced, ...reportOnly].flatMap(([from, to]) =>
    [...from.policy.directives.values()].flatMap((directive) => {
      const counterpart = to?.policy.directives.get(directive.name);
      const [a, b] = [printDirective(directive), counterpart ? printDirective(counterpart) : ''];
      const isEnforced = from.disposition === 'enforce';
      return [...rowOf(a, b, number, isEnforced), ...rowOf(b, a, number, isEnforced)];
    }),
  );
};
