import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { inEnglish } from '../../cli/english.ts';
import { codeOf } from '../../findings.ts';
import { anyContext, anyRules, seed } from '../../../test/visibility/arbitrary.ts';
import { compile } from '../decision/compile.ts';
import { decideCompiled } from '../decision/decide.ts';
import { readFacts } from '../facts.ts';
import type { Rule } from '../rule.ts';
import { warnAboutRules } from './warnings.ts';
import { processorTime } from '../../../test/processor-time.ts';

const rule = (id: string, when: Rule['when'], more: Partial<Rule> = {}): Rule => ({
  id,
  name: '',
  effect: 'hide',
  enabled: true,
  when,
  ...more,
});
const warnings = (...rules: Rule[]) => warnAboutRules(rules).map((each) => `${each.field}: ${codeOf(each)}`);

describe('warnings', () => {
  test('a role of a guest never matches', () => {
    expect(inEnglish(warnAboutRules([rule('a', { role: ['editor'], signedIn: false })]))).toEqual([
      {
        code: 'ruleNeverMatches',
        field: 'visibility.rules.0',
        message: expect.stringContaining('Rule a can never match'),
        values: { rule: 'a' },
      },
    ]);
    expect(warnings(rule('a', { role: ['editor'], signedIn: true }))).toEqual([]);
  });

  test('an earlier rule that matches everything this one matches shadows it', () => {
    expect(
      inEnglish(warnAboutRules([rule('wide', { path: ['/shop/*'] }), rule('narrow', { path: ['/shop/a'] })])),
    ).toEqual([
      {
        code: 'ruleShadowed',
        field: 'visibility.rules.1',
        message: expect.stringContaining('rule wide above it'),
        values: { rule: 'narrow', by: 'wide' },
      },
    ]);
  });

  const shadowed = ['visibility.rules.1: ruleShadowed'];
  test.each<[string, Rule['when'], Rule['when'], string[]]>([
    ['no conditions', {}, { kind: ['cart'] }, shadowed],
    ['more kinds', { kind: ['cart', 'page'] }, { kind: ['cart'] }, shadowed],
    ['fewer kinds', { kind: ['cart'] }, { kind: ['cart', 'page'] }, []],
    ['one condition less', { kind: ['cart'] }, { kind: ['cart'], signedIn: true }, shadowed],
    ['one condition more', { kind: ['cart'], signedIn: true }, { kind: ['cart'] }, []],
    ['the language', { locale: ['de'] }, { locale: ['de-AT', 'de_CH'] }, shadowed],
    ['the region', { locale: ['de-AT'] }, { locale: ['de'] }, []],
    ['the other visitors', { signedIn: false }, { signedIn: true }, []],
    ['some of the addresses', { path: ['/a*'] }, { path: ['/ab', '/b'] }, []],
    ['all of the addresses', { path: ['/a*', '/b'] }, { path: ['/ab', '/b'] }, shadowed],
    ['any address, but it has to be known', { path: ['*'] }, {}, []],
    ['both devices, but the device has to be known', { device: ['mobile', 'desktop'] }, {}, []],
  ])('%s', (_, wide, narrow, expected) => {
    expect(warnings(rule('wide', wide), rule('narrow', narrow))).toEqual(expected);
  });

  test('disabled rules neither warn nor shadow', () => {
    const off = { enabled: false };
    expect(warnings(rule('a', {}, off), rule('b', {}))).toEqual([]);
    expect(warnings(rule('a', {}), rule('b', {}, off))).toEqual([]);
    expect(warnings(rule('a', { role: ['x'], signedIn: false }, off))).toEqual([]);
  });

  test(`are never wrong: a rule warned about decides nowhere (SEED=${seed})`, () => {
    let warned = 0;
    fc.assert(
      fc.property(anyRules, fc.array(anyContext, { minLength: 20, maxLength: 20 }), (rules, contexts) => {
        const useless = new Set(warnAboutRules(rules).map(({ values }) => values!['rule']));
        warned += useless.size;
        const compiled = compile({ enabled: true, visibility: { default: 'show', rules } });
        for (const context of contexts)
          expect(useless.has(decideCompiled(compiled, readFacts(context)).because.rule ?? '')).toBe(false);
      }),
      { seed, numRuns: 1000 },
    );
    expect(warned).toBeGreaterThan(100);
  });

  test('for a thousand rules come at once', () => {
    const rules = Array.from({ length: 1000 }, (_, n) => rule(`${n}`, { path: [`/p-${n}/*`, `*-${n}`] }));
    const started = processorTime();
    expect(warnAboutRules(rules)).toEqual([]);
    expect(processorTime() - started).toBeLessThan(2000);
  });
});
