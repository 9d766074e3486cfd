import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import cases from '../../../test/vectors/visibility.json' with { type: 'json' };
import { anyContext, anyRules, seed } from '../../../test/visibility/arbitrary.ts';
import { decideCompiled, decideOnce, type RuledSettings } from './decide.ts';
import type { Decision } from './decision.ts';
import { readFacts, type PageContext } from '../facts.ts';
import { rulesFromText, rulesToText } from './rule-text.ts';
import type { Rule } from '../rule.ts';

const settings = (rules: readonly Partial<Rule>[], enabled = true): RuledSettings => ({
  enabled,
  visibility: {
    default: 'show',
    rules: rules.map((rule) => ({
      id: 'r',
      name: 'A name',
      effect: 'hide',
      enabled: true,
      when: {},
      ...rule,
    })),
  },
});

describe('rulesToText', () => {
  test.each<[string, RuledSettings, string]>([
    ['the default alone', settings([]), 'show'],
    ['nothing where the switch of the site is off', settings([{}], false), ''],
    [
      'a usual rule, readable',
      settings([{ when: { path: ['/pages/*', '/about?a=b'], kind: ['page'] } }]),
      'hide,r,path=/pages/*|/about?a%3Db,kind=page show',
    ],
    ['a boolean', settings([{ when: { signedIn: false } }]), 'hide,r,signedIn=false show'],
    ['enabled rules only', settings([{ enabled: false }, { id: 'b' }]), 'hide,b show'],
    [
      'separators, quotes and letters beyond ASCII as escapes',
      settings([{ id: 'a b,|=', when: { type: [`"'<>&%`, 'é', '\ud800'] } }]),
      'hide,a%20b%2C%7C%3D,type=%22%27%3C%3E%26%25|%C3%A9|%EF%BF%BD show',
    ],
  ])('writes %s', (_name, input, text) => {
    expect(rulesToText(input)).toBe(text);
  });

  test('writes nothing that HTML or the form itself would read as more', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1 }), fc.string({ unit: 'binary' }), (id, type) => {
        const text = rulesToText(settings([{ id, when: { type: [type] } }]));
        expect(text).toMatch(/^hide,[!-~]+,type=[!-~]* show$/);
        expect(text).not.toMatch(/["'<>&\\`]/);
        expect(text.split(/[ ,=|]/)).toHaveLength(5);
      }),
      { seed },
    );
  });
});

/** A decision that went through the text. */
const decideText = (stored: RuledSettings, context: PageContext): Decision =>
  decideCompiled(rulesFromText(rulesToText(stored)), readFacts(context));

describe('rulesFromText', () => {
  const shared = cases as unknown as { settings: RuledSettings; context: PageContext; decision: object }[];

  test.each(shared.map((each, at) => [at, each] as const))(
    'keeps the decision of shared case %i',
    (_at, { settings: stored, context, decision }) => {
      expect(decideText(stored, context)).toEqual(decision);
    },
  );

  test('keeps every decision', () => {
    fc.assert(
      fc.property(anyRules, anyContext, fc.boolean(), (rules, context, enabled) => {
        const stored = settings(rules, enabled);
        expect(decideText(stored, context)).toEqual(decideOnce(stored, context));
      }),
      { seed, numRuns: 2000 },
    );
  });
});
