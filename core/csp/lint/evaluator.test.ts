import { describe, expect, test } from '@jest/globals';
import { CspEvaluator } from 'csp_evaluator/dist/evaluator.js';
import { Type } from 'csp_evaluator/dist/finding.js';
import { CspParser } from 'csp_evaluator/dist/parser.js';
import fc from 'fast-check';
import { policyLists } from '../../../test/csp/generated-lists.ts';
import { governingDirective } from '../policy/fallback.ts';
import { parsePolicies, parsePolicy } from '../policy/parse.ts';
import { printPolicy } from '../policy/print.ts';
import { isPlaceholder } from './source-rules.ts';
import { lint, type LintRule } from './index.ts';

/** Google's csp_evaluator next to our lint: whatever it finds of what both look for, we find as well. */

/** Its finding types and the rules of ours that say the same. */
const counterparts: Partial<Record<Type, readonly LintRule[]>> = {
  [Type.MISSING_SEMICOLON]: ['missingSemicolon'],
  [Type.UNKNOWN_DIRECTIVE]: ['unknownDirective', 'comment', 'deprecated'],
  [Type.INVALID_KEYWORD]: ['unquoted', 'placeholder', 'invalidSource', 'nonceCharacter', 'gluedWords'],
  [Type.SCRIPT_UNSAFE_INLINE]: ['unsafeInlineScript'],
  [Type.PLAIN_URL_SCHEMES]: ['broadScript'],
  [Type.PLAIN_WILDCARD]: ['broadScript'],
  [Type.NONCE_LENGTH]: ['nonceShort', 'placeholder', 'nonceCharacter', 'gluedWords'],
  [Type.NONCE_CHARSET]: ['nonceCharacter', 'placeholder', 'gluedWords'],
  [Type.DEPRECATED_DIRECTIVE]: ['deprecated'],
};

/** It judges `default-src` next to a `script-src` too; we judge the list that governs. */
const concernsUs =
  (policy: string) =>
  ({ type, directive }: { type: Type; directive: string }): boolean =>
    type === Type.UNKNOWN_DIRECTIVE ||
    type === Type.DEPRECATED_DIRECTIVE ||
    type === Type.MISSING_SEMICOLON ||
    type === Type.INVALID_KEYWORD ||
    directive === governingDirective(parsePolicy(policy), 'script-src-elem')?.name;

const theirs = (policy: string): Type[] =>
  new CspEvaluator(new CspParser(policy).csp)
    .evaluate()
    .filter(concernsUs(policy))
    .map(({ type }) => type);

const ours = (policy: string): LintRule[] =>
  lint({ headers: [{ name: 'Content-Security-Policy', value: policy }] }).map(({ rule }) => rule);

const missed = (policy: string): string[] =>
  theirs(policy).flatMap((type) => {
    const rules = counterparts[type];
    return !rules || rules.some((rule) => ours(policy).includes(rule)) ? [] : [Type[type]!];
  });

const scriptPolicy = "script-src 'self'; object-src 'none'; base-uri 'none'; ";

describe('next to csp_evaluator', () => {
  test.each([
    `${scriptPolicy}img-src 'self' style-src 'self'`,
    `${scriptPolicy}imgs-src 'self'`,
    "script-src self 'unsafe-inline' https: *; object-src 'none'",
    "script-src 'nonce-abc' 'strict-dynamic'; object-src 'none'; base-uri 'none'",
    "script-src 'nonce-{random}' 'strict-dynamic'; object-src 'none'; base-uri 'none'",
    `${scriptPolicy}report-uri /x; referrer no-referrer`,
  ])('finds what it finds: %s', (policy) => {
    expect(theirs(policy).some((type) => counterparts[type])).toBe(true);
    expect(missed(policy)).toEqual([]);
  });

  test('and so for generated policies, one at a time: it does not split lists', () => {
    fc.assert(
      fc.property(policyLists, ({ headers }) => {
        for (const policy of headers.flatMap(({ value }) => parsePolicies(value).map(printPolicy))) {
          // It throws on words that are no host.
          if (policy.split(/[\s;]/).some((word) => isPlaceholder(word) || word === '::')) continue;
          // It reads a directive's last occurrence where browsers read the first.
          const names = policy.split(';').map((part) => part.trim().split(/\s/)[0]!.toLowerCase());
          if (new Set(names).size < names.length) continue;
          expect([policy, ...missed(policy)]).toEqual([policy]);
        }
      }),
      { numRuns: 1000 },
    );
  });

  test('finds what it misses: a list of policies, a placeholder nonce, a placeholder host', () => {
    expect(theirs("img-src 'none', font-src 'none'")).not.toEqual([]);
    expect(ours("img-src 'none', font-src 'none'")).toEqual([]);
    expect(() => theirs("script-src https://<customdomain>; object-src 'none'")).toThrow('Invalid URL');
    expect(ours("script-src 'self' https://<customdomain>; object-src 'none'; base-uri 'none'")).toEqual([
      'placeholder',
    ]);
  });
});
