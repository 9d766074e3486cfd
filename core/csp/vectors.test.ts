import { expect, test } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { talkSources } from './requirements/talk-sources.ts';

const folder = join(import.meta.dirname, '../../test/vectors/csp');

/** The rules R1–R26 and defects D1–D15 of `docs/csp.md` and the comments: each has a case in the shared vectors. */
test('every rule and every defect has a case', () => {
  const named = readdirSync(folder).flatMap((file) => {
    const cases = JSON.parse(readFileSync(join(folder, file), 'utf8')) as {
      rules?: string[];
      fixes?: string[];
    }[];
    return cases.flatMap(({ rules = [], fixes = [] }) => [...rules, ...fixes]);
  });
  const expected = [
    ...Array.from({ length: 26 }, (_, index) => `R${index + 1}`),
    ...Array.from({ length: 15 }, (_, index) => `D${index + 1}`),
  ];
  expect(expected.filter((name) => !named.includes(name))).toEqual([]);
});

test('the documentation says which sources are assumed', () => {
  const guide = readFileSync(join(import.meta.dirname, '../../docs/csp.md'), 'utf8');
  const assumed = talkSources.filter(({ certainty }) => certainty === 'assumed');
  expect(assumed.length).toBeGreaterThan(0);
  for (const { directive, source } of assumed) {
    const row = guide
      .split('\n')
      .find((line) => line.includes(`\`${directive}\``) && line.includes('assumed:'));
    expect(row).toContain(`\`${source}\``);
  }
});
