import { describe, expect, test } from '@jest/globals';
import { conflictOf, differences, rebase, same, valueAt, withValueAt } from './changes.ts';

const WHOLE = new Set(['a.unit']);
const base = { a: { one: 1, unit: { x: 1, y: 1 } }, list: ['p'] };

describe('documents compared place by place', () => {
  test('differ where a member, a list or what counts as one value differs', () => {
    expect(differences(base, { a: { one: 2, unit: { x: 1, y: 2 } }, list: ['p', 'q'] }, WHOLE)).toEqual([
      'a.one',
      'a.unit',
      'list',
    ]);
    expect(differences(base, { list: ['p'], a: { unit: { y: 1, x: 1 }, one: 1 } }, WHOLE)).toEqual([]);
    expect(differences({}, { a: { b: 1 } }, WHOLE)).toEqual(['a.b']);
  });

  test('are edited without touching the original', () => {
    expect(withValueAt(base, 'a.one', 5)).toEqual({ ...base, a: { ...base.a, one: 5 } });
    expect(base.a.one).toBe(1);
    expect(valueAt(base, 'a.unit.y')).toBe(1);
    expect(valueAt(base, 'a.toString')).toBe(undefined);
  });

  test('keep what the other person changed and this one did not', () => {
    const mine = withValueAt(base, 'list', ['mine']);
    const theirs = withValueAt(withValueAt(base, 'list', ['theirs']), 'a.one', 9);
    expect(rebase(base, mine, theirs, WHOLE)).toEqual({ a: { ...base.a, one: 9 }, list: ['mine'] });
    expect(conflictOf(base, mine, theirs, WHOLE)).toEqual({ differing: ['list'], onlyTheirs: ['a.one'] });
  });

  test('are the same in any order of their members, not of their lists', () => {
    expect(same({ a: [1, { b: 1, c: 2 }] }, { a: [1, { c: 2, b: 1 }] })).toBe(true);
    expect(same([1, 2], [2, 1])).toBe(false);
  });
});
