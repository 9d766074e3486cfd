import { describe, expect, test } from '@jest/globals';
import {
  duplicated,
  hasRoomFor,
  moved,
  newId,
  restored,
  withoutRules,
  withPattern,
  withRule,
} from './rule-edits.ts';
import type { Rule } from '../rule.ts';

const rule = (id: string, more: Partial<Rule> = {}): Rule => ({
  id,
  name: '',
  effect: 'hide',
  enabled: true,
  when: {},
  ...more,
});
const rules = ['a', 'b', 'c'].map((id) => rule(id));
const ids = (list: readonly Rule[]): string => list.map(({ id }) => id).join('');

describe('moving', () => {
  test.each([
    [0, 2, 'bca'],
    [2, 0, 'cab'],
    [1, 1, 'abc'],
    [1, 9, 'acb'],
    [1, -1, 'bac'],
    [7, 0, 'abc'],
  ])('from %d to %d', (from, to, expected) => expect(ids(moved(rules, from, to))).toBe(expected));
});

describe('adding and taking away', () => {
  test('a new rule comes last, an edited one stays in its place', () => {
    expect(ids(withRule(rules, rule('d')))).toBe('abcd');
    expect(withRule(rules, rule('b', { name: 'B' }))[1]).toEqual(rule('b', { name: 'B' }));
  });

  test('a deleted rule comes back to its place, once', () => {
    const without = withoutRules(rules, ['b']);
    expect(ids(without)).toBe('ac');
    expect(ids(restored(without, rules[1]!, 1))).toBe('abc');
    expect(restored(rules, rules[1]!, 0)).toBe(rules);
    expect(ids(restored([], rules[1]!, 7))).toBe('b');
  });

  test('a copy stands right below its original and has an id of its own', () => {
    const { rules: after, copy } = duplicated(rules, 'a', 'Copy')!;
    expect(after.map(({ name }) => name)).toEqual(['', 'Copy', '', '']);
    expect(rules.map(({ id }) => id)).not.toContain(copy.id);
    expect(duplicated(rules, 'z', 'Copy')).toBeNull();
    expect(duplicated(rules, 'a', 'x'.repeat(300))!.copy.name).toHaveLength(100);
  });

  test('another pattern takes the place of one, and is not doubled', () => {
    const patterned = [{ ...rule('a'), when: { path: ['/x', '/shop/y', '/y'] } }, rule('b')];
    const path = (from: string, to: string) => withPattern(patterned, 'a', from, to)[0]!.when.path;
    expect(path('/x', '/z')).toEqual(['/z', '/shop/y', '/y']);
    expect(path('/shop/y', '/y')).toEqual(['/x', '/y']);
    expect(withPattern(patterned, 'a', '/gone', '/z')).toEqual(patterned);
    expect(withPattern(patterned, 'b', '/x', '/z')).toEqual(patterned);
  });

  test('ids are never given twice', () => {
    expect(newId([rule('rule-2')])).toBe('rule-3');
    expect(newId([])).toBe('rule-1');
  });

  test('there is room for a thousand', () => {
    const many = Array.from({ length: 999 }, (_, n) => rule(String(n)));
    expect([hasRoomFor(many), hasRoomFor(many, 2), hasRoomFor([...many, rule('x')])]).toEqual([
      true,
      false,
      false,
    ]);
  });
});
