import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { anyContext, anyRules, searchOf, seed } from '../../../test/visibility/arbitrary.ts';
import { compile } from './compile.ts';
import { decideCompiled } from './decide.ts';
import { readFacts } from '../facts.ts';
import { residualDecision } from './residual.ts';
import type { Rule } from '../rule.ts';
import { browserFacts, resolveInBrowser } from './resolve-in-browser.ts';
import { processorTime } from '../../../test/processor-time.ts';

const rule = (id: string, effect: 'show' | 'hide', when: Rule['when']): Rule => ({
  id,
  name: '',
  effect,
  enabled: true,
  when,
});
const residual = (rules: Rule[], context: object) =>
  residualDecision(compile({ enabled: true, visibility: { default: 'show', rules } }), readFacts(context));

describe('residual decision', () => {
  test('is the decision where neither device nor query counts', () => {
    expect(residual([rule('a', 'hide', { path: ['/x'] })], { url: '/x' })).toEqual({
      decision: { talk: 'hide', because: { by: 'rule', rule: 'a' } },
    });
    expect(residual([rule('a', 'hide', { path: ['/x'], device: ['mobile'] })], { url: '/y' })).toEqual({
      decision: { talk: 'show', because: { by: 'default' } },
    });
  });

  test('carries only what is open, up to the first rule that is sure', () => {
    const rules = [
      rule('phones', 'hide', { device: ['mobile'] }),
      rule('elsewhere', 'hide', { path: ['/y'], device: ['desktop'] }),
      rule('ad', 'show', { path: ['/x?src=ad*'] }),
      rule('sure', 'hide', { path: ['/x'] }),
      rule('never', 'show', { device: ['desktop'] }),
    ];
    expect(residual(rules, { url: '/x?src=ad', visitor: { device: 'desktop' } })).toEqual({
      pending: '^m,hide,phones ^(?=.*&src=ad(?:%..|[^%&])*&),show,ad ,hide,sure',
    });
  });

  test('ends with the default where no rule is sure', () => {
    expect(residual([rule('phones', 'hide', { device: ['mobile'] })], {})).toEqual({
      pending: '^m,hide,phones ,show',
    });
  });

  test('takes both devices for no condition: a browser is one of them', () => {
    expect(residual([rule('both', 'hide', { device: ['mobile', 'desktop'] })], {})).toEqual({
      decision: { talk: 'hide', because: { by: 'rule', rule: 'both' } },
    });
  });

  test('says nothing of the device or the query that the host saw', () => {
    const rules = [rule('a', 'hide', { path: ['/x?a=1'], device: ['mobile'] })];
    const shared = residual(rules, { url: '/x' });
    expect(residual(rules, { url: '/x?a=1', visitor: { device: 'mobile' } })).toEqual(shared);
  });

  test('with any query, is settled at once', () => {
    const star = residual(
      [rule('a', 'hide', { path: [`/x?q=${'*a'.repeat(100)}b&r=${'*b*'.repeat(50)}`] })],
      {
        url: '/x',
      },
    );
    const pending = 'pending' in star ? star.pending : '';
    const started = processorTime();
    for (const piece of ['a', 'b', '%25', '&q=aa', '&q=a&r=b'])
      expect(
        resolveInBrowser(pending, browserFacts(true, `?q=${piece.repeat(8000 / piece.length)}`)).talk,
      ).toBe('show');
    expect(processorTime() - started).toBeLessThan(1000);
  });
});

describe(`resolveInBrowser(residualDecision(page), browser) (SEED=${seed})`, () => {
  test('is the decision on the full context', () => {
    let pending = 0;
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 19 }).map((n) => n > 0),
        fc.constantFrom('show', 'hide'),
        anyRules,
        anyContext,
        (enabled, fallback, rules, context) => {
          const compiled = compile({ enabled, visibility: { default: fallback, rules } });
          const full = decideCompiled(compiled, readFacts(context));
          const { device, ...visitor } = context.visitor;
          const host = residualDecision(
            compiled,
            readFacts({ ...context, url: context.url.split('?')[0]!, visitor }),
          );
          if ('decision' in host) expect(host.decision).toEqual(full);
          else {
            pending += 1;
            expect(
              resolveInBrowser(host.pending, browserFacts(device === 'mobile', searchOf(context.url))),
            ).toEqual(full);
          }
        },
      ),
      { seed, numRuns: 4000 },
    );
    expect(pending).toBeGreaterThan(500);
  });
});
