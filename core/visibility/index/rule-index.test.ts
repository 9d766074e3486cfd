import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { anyContext, anyRules, seed } from '../../../test/visibility/arbitrary.ts';
import { readFacts } from '../facts.ts';
import { compileRule, firstMatch } from '../decision/rule-match.ts';
import { indexRules } from './rule-index.ts';
import type { Rule } from '../rule.ts';

const word = (n: number): string => `${'abcdefg'[n % 7]}${n % 11}${'hijkl'[n % 5]}`;

describe(`the index (SEED=${seed})`, () => {
  test('finds what looking at one rule after the other finds', () => {
    let found = 0;
    fc.assert(
      fc.property(
        fc.array(anyRules, { maxLength: 8 }),
        fc.array(anyContext, { minLength: 1, maxLength: 10 }),
        (groups, contexts) => {
          const rules = groups.flat();
          const compiled = rules.map(compileRule);
          const find = indexRules(rules);
          for (const context of contexts) {
            const facts = readFacts(context);
            const at = compiled.indexOf(firstMatch(compiled, facts)!);
            if (at >= 0) found += 1;
            expect(find(facts)).toBe(rules[at]);
          }
        },
      ),
      { seed, numRuns: 2000 },
    );
    expect(found).toBeGreaterThan(1000);
  });

  test('finds no rule with an address, not even any address, where the address is not known', () => {
    const rule = (id: string, when: Rule['when']): Rule => ({
      id,
      name: '',
      effect: 'hide',
      enabled: true,
      when,
    });
    const find = indexRules([rule('any', { path: ['*'] }), rule('blog', { path: ['/blog*'] })]);
    expect(find(readFacts({ kind: 'page' }))).toBeUndefined();
    expect(find(readFacts({ url: '/x' }))?.id).toBe('any');
  });

  test('finds it where many rules share a prefix, a suffix or an n-gram, and in long paths', () => {
    const long = 'x'.repeat(70);
    const patterns = Array.from(
      { length: 3000 },
      (_, n) =>
        [
          `/${word(n)}/*-${word(n * 3)}-*`,
          `/shop/*/${word(n)}`,
          `/${long}${word(n)}/*`,
          `*/${long}${word(n)}`,
          `/${word(n)}`,
        ][n % 5]!,
    );
    const rules = patterns.map((path, n): Rule => {
      const device = n % 3 === 0 ? { device: ['mobile' as const] } : {};
      return {
        id: `${n}`,
        name: '',
        effect: 'hide',
        enabled: n % 13 !== 0,
        when: { path: [path], ...device },
      };
    });
    const compiled = rules.map(compileRule);
    const find = indexRules(rules);
    let found = 0;
    for (const pattern of patterns.slice(0, 1000)) {
      const facts = readFacts({ url: pattern.replaceAll('*', 'some-thing'), visitor: { device: 'desktop' } });
      const rule = firstMatch(compiled, facts);
      if (rule) found += 1;
      expect(find(facts)?.id).toBe(rule?.id);
    }
    expect(found).toBeGreaterThan(300);
  });

  test('finds the one of many rules on one address that asks for the term of the page', () => {
    const rules = Array.from({ length: 500 }, (_, n): Rule => {
      const when = { path: ['/'], terms: [`tag:${n}`, 'tag:all'] };
      return { id: `${n}`, name: '', effect: 'hide', enabled: true, when };
    });
    const find = indexRules(rules);
    expect(find(readFacts({ url: '/', terms: ['tag:321', 'tag:123'] }))?.id).toBe('123');
    expect(find(readFacts({ url: '/', terms: ['tag:all'] }))?.id).toBe('0');
    expect(find(readFacts({ url: '/x', terms: ['tag:123'] }))).toBeUndefined();
    expect(find(readFacts({ url: '/' }))).toBeUndefined();
  });

  test('answers a short path after a very long one, and the other way round', () => {
    const rules = ['*/campaign-1', '*-summer-*'].map((path): Rule => ({
      id: path,
      name: '',
      effect: 'hide',
      enabled: true,
      when: { path: [path] },
    }));
    const find = indexRules(rules);
    const ids = (url: string) => find(readFacts({ url }))?.id;
    const long = `/${'x'.repeat(3000)}`;
    expect([
      ids('/a/campaign-1'),
      ids(`${long}/campaign-1`),
      ids(`${long}-summer-sale`),
      ids(long),
      ids('/a-summer-sale'),
      ids('/a'),
    ]).toEqual(['*/campaign-1', '*/campaign-1', '*-summer-*', undefined, '*-summer-*', undefined]);
  });
});
