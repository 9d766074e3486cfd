import { expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { diff } from './diff.ts';
import { parseList } from '../policy/parse.ts';

/**
 * Examples of CSP3 and of CSP: Embedded Enforcement, and the browsers' shared tables for the latter, restated:
 * does one policy (`wide`) allow all that a list of policies does? Chromium answers them too, in `test/csp`.
 */
interface SubsumptionCase {
  /** `csp3` or `cspee` and a section, `wpt` and a table, or `own`. */
  table: string;
  wide: string;
  narrow: string[];
  subsumed: boolean;
  /** Where specification and browsers differ, or only one of them says so, we say no (R16). */
  cautious?: boolean;
  /** What Chromium answers where that is something else: `test/csp/csp.test.ts`. */
  chromium?: string;
}

const cases = JSON.parse(
  readFileSync(new URL('../../../test/vectors/csp/subsumption.json', import.meta.url), 'utf8'),
) as SubsumptionCase[];

const enforced = (policies: readonly string[]) =>
  parseList(policies.map((value) => ({ name: 'Content-Security-Policy', value }))).enforced;

test.each(cases)('$table: $wide allows all that $narrow does: $subsumed', (each) => {
  const { effects } = diff(enforced(each.narrow), enforced([each.wide]));
  const allowed = effects.every(({ change }) => change === 'allowed');
  expect(allowed).toBe(each.subsumed && each.cautious !== true);
});
