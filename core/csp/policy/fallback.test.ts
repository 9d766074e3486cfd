import { expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { governingDirective, type FetchDirective } from './fallback.ts';
import { parsePolicy } from './parse.ts';

interface FallbackCase {
  rules: string[];
  directive: FetchDirective;
  policy: string;
  governing: string | null;
}

const cases = JSON.parse(
  readFileSync(new URL('../../../test/vectors/csp/fallback.json', import.meta.url), 'utf8'),
) as FallbackCase[];

test.each(cases)('$directive under "$policy": $governing', ({ directive, policy, governing: expected }) => {
  expect(governingDirective(parsePolicy(policy), directive)?.name ?? null).toBe(expected);
});
