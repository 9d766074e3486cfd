import type { Decision } from './decision.ts';

/**
 * What only the browser knows, in the one form that tests are written for: the device's first letter, then the
 * query as browsers print it, between ampersands.
 * @param search the query as in `location.search`
 */
export const browserFacts = (isMobile: boolean, search: string): string =>
  `${isMobile ? 'm' : 'd'}&${new URLSearchParams(search)}&`;

/**
 * Ends a decision in the browser. Part of the loader, so it is small.
 * @param pending from `residualDecision`: entries with a space between them, each `test,show|hide,rule`. The first whose
 * test, a regular expression (empty: always), holds for the facts decides; one without a rule is the default.
 */
export const resolveInBrowser = (pending: string, facts: string): Decision => {
  const [, talk, rule] = pending
    .split(' ')
    .map((entry) => entry.split(','))
    .find(([test]) => RegExp(test!).test(facts)) as [string, Decision['talk'], string?];
  return { talk, because: rule ? { by: 'rule', rule: decodeURIComponent(rule) } : { by: 'default' } };
};
