import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { anyContext, anyRules, seed } from '../../../test/visibility/arbitrary.ts';
import { compile } from './compile.ts';
import { decideCompiled } from './decide.ts';
import { explain } from './explain.ts';
import { readFacts, type PageContext } from '../facts.ts';
import type { Rule } from '../rule.ts';

const rule = (id: string, when: Rule['when'], more: Partial<Rule> = {}): Rule => ({
  id,
  name: '',
  effect: 'hide',
  enabled: true,
  when,
  ...more,
});
const explained = (rules: Rule[], context: PageContext, enabled = true) =>
  explain(compile({ enabled, visibility: { default: 'show', rules } }), readFacts(context));
const reasons = (when: Rule['when'], context: PageContext) =>
  explained([rule('r', when)], context).passedOver[0]?.reasons;

describe('explain', () => {
  test('says what decided, and why the rules before it did not', () => {
    const rules = [
      rule('off', {}, { enabled: false }),
      rule('cart', { kind: ['cart'] }),
      rule('yes', { path: ['/a'] }),
      rule('later', {}),
    ];
    expect(explained(rules, { url: '/a', kind: 'page' })).toEqual({
      talk: 'hide',
      because: { by: 'rule', rule: 'yes' },
      passedOver: [
        { rule: 'off', reasons: [{ code: 'disabled', wanted: [], found: [] }] },
        { rule: 'cart', reasons: [{ code: 'kind', wanted: ['cart'], found: ['page'] }] },
      ],
    });
  });

  test('names all rules where the default decided, none where no rule was asked', () => {
    const rules = [rule('a', { kind: ['cart'] }), rule('b', { kind: ['page'] })];
    expect(explained(rules, {}).passedOver.map(({ rule: id }) => id)).toEqual(['a', 'b']);
    expect(explained(rules, { override: 'show' })).toEqual({
      talk: 'show',
      because: { by: 'page' },
      passedOver: [],
    });
    expect(explained(rules, {}, false).passedOver).toEqual([]);
  });

  test('names every condition that does not hold, in the words of the rule', () => {
    expect(
      reasons(
        {
          path: ['/caf%C3%A9/*', '/x'],
          locale: ['de_AT'],
          signedIn: true,
          role: ['editor'],
          device: ['mobile'],
        },
        { url: '/caf%C3%A9/?a=1', locale: 'de_CH', visitor: { device: 'desktop' } },
      ),
    ).toEqual([
      { code: 'path', wanted: ['/caf%C3%A9/*', '/x'], found: ['/café'] },
      { code: 'locale', wanted: ['de_AT'], found: ['de-ch'] },
      { code: 'signedIn', wanted: ['true'], found: ['false'] },
      { code: 'role', wanted: ['editor'], found: [] },
      { code: 'device', wanted: ['mobile'], found: ['desktop'] },
    ]);
  });

  test('distinguishes a query that does not fit from an address that does not', () => {
    expect(reasons({ path: ['/a?src=ad', '/b?src=ad'] }, { url: '/a?src=mail&x' })).toEqual([
      { code: 'query', wanted: ['/a?src=ad'], found: ['src=mail', 'x='] },
    ]);
    expect(reasons({ path: ['/a'] }, {})).toEqual([{ code: 'path', wanted: ['/a'], found: [] }]);
  });

  test(`agrees with the decision and leaves no rule without a reason (SEED=${seed})`, () => {
    fc.assert(
      fc.property(anyRules, anyContext, (rules, context) => {
        const compiled = compile({ enabled: true, visibility: { default: 'hide', rules } });
        const { passedOver, ...decision } = explain(compiled, readFacts(context));
        expect(decision).toEqual(decideCompiled(compiled, readFacts(context)));
        const { by, rule: decisive } = decision.because;
        const before =
          by === 'page' ? 0 : by === 'rule' ? rules.findIndex(({ id }) => id === decisive) : rules.length;
        expect(passedOver.map(({ rule: id }) => id)).toEqual(rules.slice(0, before).map(({ id }) => id));
        expect(passedOver.every(({ reasons: all }) => all.length > 0)).toBe(true);
      }),
      { seed, numRuns: 2000 },
    );
  });
});
