import { expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { diff } from './diff.ts';
import { parseList } from './parse.ts';

/** Restated from the browsers' shared tables for embedded enforcement; Chromium judges them in `test/csp`. */
interface SubsumptionCase {
  wide: string;
  narrow: string[];
  subsumed: boolean;
}

const cases = JSON.parse(
  readFileSync(new URL('../../test/vectors/csp/subsumption.json', import.meta.url), 'utf8'),
) as SubsumptionCase[];

const enforced = (policies: readonly string[]) =>
  parseList(policies.map((value) => ({ name: 'Content-Security-Policy', value }))).enforced;

test.each(cases)('$wide allows all that $narrow does: $subsumed', ({ wide, narrow, subsumed }) => {
  const { effects } = diff(enforced(narrow), enforced([wide]));
  expect(effects.every(({ change }) => change === 'allowed')).toBe(subsumed);
});
