import { expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { judge } from './judge.ts';
import { parsePolicy } from '../policy/parse.ts';
import type { Requirement } from './requirements.ts';

/** CSP3 §8.4, restated: a script from another origin is trusted if each of its hashes is in the policy. */
interface IntegrityCase {
  rules: string[];
  policy: string;
  integrity: string;
  allowed: boolean;
}

const cases = JSON.parse(
  readFileSync(new URL('../../../test/vectors/csp/integrity.json', import.meta.url), 'utf8'),
) as IntegrityCase[];

const loader: Requirement = {
  id: 'loader',
  directive: 'script-src-elem',
  source: 'https://static.test',
  feature: 'talk',
  knownFrom: 'loader',
  certainty: 'confirmed',
  why: 'csp.why.loader',
  role: 'loader',
};

test.each(cases)('integrity="$integrity" under $policy: $allowed', ({ policy, integrity, allowed }) => {
  expect(judge(parsePolicy(policy), loader, { integrity }).allowed).toBe(allowed);
});
