import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { Value } from 'typebox/value';
import { inEnglish } from '../cli/english.ts';
import { codeOf } from '../findings.ts';
import { anyRules, seed } from '../../test/visibility/arbitrary.ts';
import { visibilityTexts } from '../texts/visibility.ts';
import { checkRules } from './check.ts';
import { KINDS, PLATFORMS } from './kinds.ts';
import { RULE_LIMITS } from '../limits.ts';
import { ruleSchema, rulesSchema, type Rule } from './rule.ts';

const rule = (when: unknown = {}, more: object = {}): Rule =>
  ({ id: 'a', name: 'A rule', effect: 'hide', enabled: true, when, ...more }) as Rule;
const errors = (...rules: Rule[]) => checkRules(rules).map((each) => `${each.field}: ${codeOf(each)}`);

describe('the schema of rules', () => {
  test('accepts every condition', () => {
    const when = {
      path: ['/a*'],
      kind: ['cart'],
      type: ['post'],
      terms: ['category:a'],
      locale: ['de'],
      signedIn: true,
      role: ['editor'],
      device: ['mobile'],
    };
    expect(Value.Check(ruleSchema, rule(when))).toBe(true);
  });

  test.each<[string, unknown]>([
    ['an unknown condition', rule({ weather: ['rain'] })],
    ['an unknown key', rule({}, { colour: 'red' })],
    ['an empty list', rule({ path: [] })],
    ['an empty pattern', rule({ path: [''] })],
    ['an unknown kind', rule({ kind: ['wishlist'] })],
    ['an unknown device', rule({ device: ['tablet'] })],
    ['a word instead of a list', rule({ type: 'post' })],
    ['a list instead of yes or no', rule({ signedIn: [true] })],
    ['another effect', rule({}, { effect: 'maybe' })],
    ['no id', rule({}, { id: '' })],
    ['a name of 101 characters', rule({}, { name: 'x'.repeat(101) })],
    ['a pattern of 501 characters', rule({ path: [`/${'x'.repeat(500)}`] })],
    ['too many values', rule({ type: Array.from({ length: 1001 }, (_, n) => `t${n}`) })],
  ])('refuses %s', (_, value) => {
    expect(Value.Check(ruleSchema, value)).toBe(false);
  });

  test('takes names and patterns up to their limit, counted in characters', () => {
    expect(
      Value.Check(ruleSchema, rule({ path: [`/${'😀'.repeat(499)}`] }, { name: '😀'.repeat(100) })),
    ).toBe(true);
  });

  test(`takes ${RULE_LIMITS.rules} rules and not one more`, () => {
    const rules = Array.from({ length: RULE_LIMITS.rules }, (_, n) => rule({}, { id: `${n}` }));
    expect(Value.Check(rulesSchema, rules)).toBe(true);
    expect(Value.Check(rulesSchema, [...rules, rule()])).toBe(false);
  });

  test('uses nothing that WordPress does not understand', () => {
    const known = [
      'type',
      'enum',
      'properties',
      'required',
      'additionalProperties',
      'items',
      'default',
      'minLength',
      'maxLength',
      'minItems',
      'maxItems',
    ];
    const keywords = (schema: Record<string, unknown>): string[] =>
      Object.entries(schema).flatMap(([key, value]) => [
        key,
        ...(key === 'items' ? keywords(value as Record<string, unknown>) : []),
        ...(key === 'properties'
          ? Object.values(value as Record<string, Record<string, unknown>>).flatMap(keywords)
          : []),
      ]);
    const schema = JSON.parse(JSON.stringify(rulesSchema)) as Record<string, unknown>;
    expect(keywords(schema).filter((key) => !known.includes(key))).toEqual([]);
  });
});

describe('checkRules', () => {
  test('an id may be there once', () => {
    expect(errors(rule(), rule(), rule({}, { id: 'b' }))).toEqual(['visibility.rules.1.id: duplicateId']);
  });

  test.each([
    ['pricing', 'patternStart', '/pricing'],
    ['https://site.example/pricing', 'patternStart', '/pricing'],
    ['?src=ad', 'patternStart', '*?src=ad'],
    [' /pricing', 'patternStart', '/ /pricing'],
  ])('%s does not start as a pattern does', (path, code, suggestion) => {
    expect(inEnglish(checkRules([rule({ path: ['/ok', path] })]))).toEqual([
      {
        code,
        field: 'visibility.rules.0.when.path.1',
        message: expect.stringContaining(suggestion),
        values: { suggestion },
      },
    ]);
  });

  test.each(['/a?*', '/a?s*c=1', '/a?=1', '/a?x=1&=2'])('%s has no name to look for', (path) => {
    expect(errors(rule({ path: [path] }))).toEqual(['visibility.rules.0.when.path.0: patternQuery']);
  });

  test.each(['news', ':news', 'category:'])('%s is no term', (term) => {
    expect(errors(rule({ terms: [term] }))).toEqual(['visibility.rules.0.when.terms.0: termForm']);
  });

  test.each(['de-', '-de', 'de--AT', 'de AT', 'dé', '*'])('%s is no locale', (locale) => {
    expect(errors(rule({ locale: [locale] }))).toEqual(['visibility.rules.0.when.locale.0: localeForm']);
  });

  test(`finds nothing in rules that are right (SEED=${seed})`, () => {
    fc.assert(
      fc.property(anyRules, (rules) => {
        expect(checkRules(rules)).toEqual([]);
        expect(Value.Check(rulesSchema, rules)).toBe(true);
      }),
      { seed },
    );
  });
});

describe('kinds', () => {
  test('each has a name, and one line of meaning on each platform', () => {
    const keys = KINDS.flatMap((kind) => [
      `visibility.kind.${kind}`,
      ...PLATFORMS.map((platform) => `visibility.kind.${kind}.${platform}`),
    ]);
    expect(Object.keys(visibilityTexts).filter((key) => key.startsWith('visibility.kind.'))).toEqual(keys);
  });
});
