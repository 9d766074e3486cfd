import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { anyContext, anyRules, seed } from '../../../test/visibility/arbitrary.ts';
import { compile } from './compile.ts';
import { decideOnce, type RuledSettings } from './decide.ts';
import { FACT_KEYS, readFacts, type PageContext } from '../facts.ts';
import { decidePartially, type PartialDecision, type UnknownFact } from './partial.ts';
import type { Rule } from '../rule.ts';

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
const known = (stored: RuledSettings, context: PageContext, ...unknown: UnknownFact[]): PartialDecision =>
  decidePartially(compile(stored), readFacts(context), new Set(unknown));

/** What an id alone says of a product's page. */
const ID_ALONE: readonly UnknownFact[] = ['path', 'query', 'type', 'terms', 'locale', 'device'];

describe('what is certain', () => {
  test.each<[string, RuledSettings, 'show' | 'hide' | null, Partial<PartialDecision>]>([
    ['the default', settings(), null, { talk: 'show', because: { by: 'default' } }],
    [
      'the switch of the site, above all',
      { ...settings(), enabled: false },
      'show',
      { talk: 'hide', because: { by: 'site' } },
    ],
    [
      "the page's own setting",
      settings(rule('r', 'show', {})),
      'hide',
      { talk: 'hide', because: { by: 'page' } },
    ],
    [
      'a rule about its kind',
      settings(rule('r', 'hide', { kind: ['product'] })),
      null,
      { talk: 'hide', because: { by: 'rule', rule: 'r' }, sometimes: [] },
    ],
    [
      'nothing of rules about other kinds',
      settings(rule('r', 'hide', { kind: ['cart'] })),
      null,
      { talk: 'show', because: { by: 'default' } },
    ],
    [
      'nothing of rules that are off',
      settings(rule('r', 'hide', {}, false), rule('s', 'hide', { path: ['/a'] }, false)),
      null,
      { talk: 'show', because: { by: 'default' }, sometimes: [] },
    ],
    [
      'nothing of rules about signed-in visitors, where visitors are guests',
      settings(rule('r', 'hide', { signedIn: true }), rule('s', 'hide', { role: ['a'] })),
      null,
      { talk: 'show', because: { by: 'default' } },
    ],
    [
      'that it is unknown, where an address decides',
      settings(rule('r', 'hide', { path: ['/a'] })),
      null,
      { talk: null, because: null, sometimes: ['r'] },
    ],
    [
      'the outcome alone, where all that could decide agree',
      settings(rule('r', 'hide', { path: ['/a'] }), rule('s', 'hide', { kind: ['product'] })),
      null,
      { talk: 'hide', because: null, sometimes: ['r'] },
    ],
    [
      'a certain rule ahead of uncertain ones',
      settings(rule('r', 'hide', {}), rule('s', 'show', { path: ['/a'] })),
      null,
      { talk: 'hide', because: { by: 'rule', rule: 'r' }, sometimes: [] },
    ],
  ])('of an id alone: %s', (_name, stored, override, expected) => {
    expect(known(stored, { kind: 'product', override }, ...ID_ALONE)).toMatchObject(expected);
  });

  test('of a whole page but for its visitor: rules about the address and terms', () => {
    const stored = settings(
      rule('phones', 'hide', { device: ['mobile'], path: ['/products/z'] }),
      rule('sale', 'hide', { terms: ['tag:sale'], path: ['/products/*'] }),
    );
    const product = { url: '/products/a', terms: ['tag:sale'] };
    expect(known(stored, product, 'query', 'locale', 'device')).toEqual({
      talk: 'hide',
      because: { by: 'rule', rule: 'sale' },
      sometimes: [],
    });
    expect(known(stored, { url: '/products/z', terms: [] }, 'query', 'locale', 'device')).toEqual({
      talk: null,
      because: null,
      sometimes: ['phones'],
    });
  });

  test('of an address without its query: what asks for none', () => {
    const stored = settings(rule('ad', 'hide', { path: ['/a?src=ad'] }), rule('a', 'show', { path: ['/a'] }));
    expect(known(stored, { url: '/a' }, 'query')).toMatchObject({ talk: null, sometimes: ['ad'] });
    expect(known(stored, { url: '/a' })).toMatchObject({ because: { rule: 'a' }, sometimes: [] });
    expect(known(stored, { url: '/a?src=ad' })).toMatchObject({ because: { rule: 'ad' } });
  });

  test('is never contradicted by the decision on the whole page', () => {
    const openFacts = fc.subarray<UnknownFact>([...FACT_KEYS, 'path', 'query']);
    fc.assert(
      fc.property(anyRules, anyContext, openFacts, (rules, context, unknown) => {
        const stored = settings(...rules);
        const whole = decideOnce(stored, context);
        const { talk, because } = known(stored, context, ...unknown);
        if (talk) expect(whole.talk).toBe(talk);
        if (because) expect(whole.because).toEqual(because);
        if (unknown.length === 0) expect({ talk, because }).toEqual(whole);
      }),
      { seed, numRuns: 1000 },
    );
  });

  test('does not depend on what is unknown', () => {
    fc.assert(
      fc.property(anyRules, anyContext, anyContext, (rules, one, { url, locale, visitor }) => {
        const stored = settings(...rules);
        const other = { ...one, url, ...(locale !== undefined && { locale }), visitor };
        const unknown: UnknownFact[] = ['path', 'query', 'locale', 'device', 'signedIn', 'role'];
        expect(known(stored, other, ...unknown)).toEqual(known(stored, one, ...unknown));
      }),
      { seed, numRuns: 500 },
    );
  });
});
