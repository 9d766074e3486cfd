import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { parseList, parsePolicies } from './parse.ts';
import { printPolicies } from './print.ts';

interface ParseCase {
  name: string;
  rules: string[];
  value: string;
  policies: string[][][];
}

const cases = JSON.parse(
  readFileSync(new URL('../../../test/vectors/csp/parse.json', import.meta.url), 'utf8'),
) as ParseCase[];

describe('parsing a header', () => {
  test.each(cases)('$name', ({ value, policies }) => {
    const { enforced } = parseList([{ name: 'Content-Security-Policy', value }]);
    const found = enforced.map(({ policy }) =>
      [...policy.directives.values()].map((each) => [each.name, ...each.values]),
    );
    expect(found).toEqual(policies);
  });

  test.each(cases)('printing gives the text back: $name', ({ value }) => {
    expect(printPolicies(parsePolicies(value))).toBe(value);
  });

  test('any text survives parsing and printing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (value) => {
        expect(printPolicies(parsePolicies(value))).toBe(value);
      }),
    );
  });
});

describe('the policies of a response', () => {
  test('report-only is a list of its own, meta elements come after the headers', () => {
    const { enforced, reportOnly } = parseList(
      [
        { name: 'Content-Type', value: 'text/html' },
        { name: 'content-security-policy-report-only', value: "img-src 'none'" },
        { name: 'CONTENT-SECURITY-POLICY', value: "img-src 'self', font-src 'self'" },
      ],
      ["media-src 'self'"],
    );
    expect(enforced.map(({ place }) => place)).toEqual([
      { delivery: 'header', index: 2, position: 0 },
      { delivery: 'header', index: 2, position: 1 },
      { delivery: 'meta', index: 0, position: 0 },
    ]);
    expect(reportOnly.map(({ place }) => place)).toEqual([{ delivery: 'header', index: 1, position: 0 }]);
  });
});
