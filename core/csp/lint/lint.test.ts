import { describe, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { messageOf } from '../../findings.ts';
import { texts } from '../../texts/index.ts';
import { cspTexts } from '../../texts/csp.ts';
import type { Header } from '../types.ts';
import { lint, lintPhrases, lintTemplate, type LintFinding } from './index.ts';

/** `[rule, word]`, or the directive, or nothing, where the finding is about no word. */
interface LintCase {
  name: string;
  rules: string[];
  headers: Header[];
  meta?: string[];
  again?: Header[];
  /** The policies are what a server fills in. */
  template?: true;
  findings: [string, string][];
}

const cases = JSON.parse(
  readFileSync(new URL('../../../test/vectors/csp/lint.json', import.meta.url), 'utf8'),
) as LintCase[];

const brief = ({ rule, place }: LintFinding): [string, string] => [rule, place.word ?? place.directive ?? ''];

describe('linting', () => {
  test.each(cases)('$name ($rules)', ({ findings, template, ...input }) => {
    expect((template ? lintTemplate(input) : lint(input)).map(brief)).toEqual(findings);
  });

  test('every rule has a case', () => {
    const rules = Object.keys(cspTexts).flatMap((key) => /^csp\.lint\.(.*)$/.exec(key)?.[1] ?? []);
    const tried = new Set(cases.flatMap(({ findings }) => findings.map(([rule]) => rule)));
    expect(rules.filter((rule) => !tried.has(rule))).toEqual([]);
  });

  test('a finding says where it is and how to fix it', () => {
    const [finding] = lint({
      headers: [{ name: 'Content-Security-Policy', value: 'font-src *, img-src self' }],
    });
    const { message, remedy } = lintPhrases(finding!);
    expect({ ...finding, message: messageOf(message, texts), remedy: messageOf(remedy, texts) }).toEqual({
      rule: 'unquoted',
      severity: 'error',
      place: { delivery: 'header', index: 0, policy: 1, directive: 'img-src', word: 'self' },
      message: '“self” without quotes is taken for a host name.',
      remedy: 'Write it in single quotes.',
    });
  });
});
