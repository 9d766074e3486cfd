// needs: nothing
import { describe, expect, test } from '@jest/globals';
import { decideOnce, type Rule, type RuledSettings } from '@talk-suite/core/visibility';
import fc from 'fast-check';
import { anyContext, anyRules, seed } from '../../../../test/visibility/arbitrary.ts';
import { knownDecision } from '../src/known-decision.ts';

const rule = (id: string, effect: 'show' | 'hide', when: Rule['when'], enabled = true): Rule => ({
  id,
  name: '',
  effect,
  enabled,
  when,
});
const settings = (...rules: Rule[]): RuledSettings => ({
  enabled: true,
  visibility: { default: 'show', rules },
});

describe('knownDecision', () => {
  test.each<[string, RuledSettings, 'show' | 'hide' | null, ReturnType<typeof knownDecision>]>([
    ['the default', settings(), null, { talk: 'show', because: { by: 'default' } }],
    [
      'the switch of the store, above all',
      { ...settings(), enabled: false },
      'show',
      { talk: 'hide', because: { by: 'site' } },
    ],
    [
      "the page's own switch",
      settings(rule('r', 'show', {})),
      'hide',
      { talk: 'hide', because: { by: 'page' } },
    ],
    [
      'a rule about its kind',
      settings(rule('r', 'hide', { kind: ['product'] })),
      null,
      { talk: 'hide', because: { by: 'rule', rule: 'r' } },
    ],
    [
      'nothing of rules about other kinds',
      settings(rule('r', 'hide', { kind: ['cart'] })),
      null,
      { talk: 'show', because: { by: 'default' } },
    ],
    [
      'nothing of rules that are off',
      settings(rule('r', 'hide', {}, false)),
      null,
      { talk: 'show', because: { by: 'default' } },
    ],
    [
      'nothing of rules about signed-in visitors',
      settings(rule('r', 'hide', { signedIn: true }), rule('s', 'hide', { role: ['a'] })),
      null,
      { talk: 'show', because: { by: 'default' } },
    ],
    [
      'that it is open, where an address decides',
      settings(rule('r', 'hide', { path: ['/a'] })),
      null,
      { talk: null, because: null },
    ],
    [
      'the outcome alone, where all that could decide agree',
      settings(rule('r', 'hide', { path: ['/a'] }), rule('s', 'hide', { kind: ['product'] })),
      null,
      { talk: 'hide', because: null },
    ],
    [
      'a certain rule ahead of uncertain ones',
      settings(rule('r', 'hide', {}), rule('s', 'show', { path: ['/a'] })),
      null,
      { talk: 'hide', because: { by: 'rule', rule: 'r' } },
    ],
  ])('tells %s', (_name, stored, choice, expected) => {
    expect(knownDecision(stored, 'product', choice)).toEqual(expected);
  });

  test('is never contradicted by the decision on the whole page', () => {
    fc.assert(
      fc.property(anyRules, anyContext, (rules, { visitor, override = null, ...page }) => {
        const stored = settings(...rules);
        const { talk, because } = knownDecision(stored, 'cart', override);
        const whole = decideOnce(stored, {
          ...page,
          kind: 'cart',
          override,
          visitor: { device: visitor.device },
        });
        if (talk) expect(whole.talk).toBe(talk);
        if (because) expect(whole.because).toEqual(because);
      }),
      { seed, numRuns: 1000 },
    );
  });
});
