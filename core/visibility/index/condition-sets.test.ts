import { expect, test } from '@jest/globals';
import { conditionSets } from './condition-sets.ts';
import type { Rule } from '../rule.ts';

const rule = (when: Rule['when']): Rule => ({ id: 'a', name: '', effect: 'hide', enabled: true, when });

test('rules that ask for the same share a set, whatever their address', () => {
  const { sets, numberOf } = conditionSets();
  const phones = numberOf(rule({ path: ['/a'], device: ['mobile'] }));
  expect(numberOf(rule({ device: ['mobile'] }))).toBe(phones);
  expect(numberOf(rule({ device: ['desktop'] }))).not.toBe(phones);
  expect(numberOf(rule({ device: ['mobile'], signedIn: false }))).not.toBe(phones);
  expect(sets[phones]!.conditions).toEqual([['device', ['mobile']]]);
});

test('a rule that asks for an address alone, or for nothing, has the empty set', () => {
  const { sets, numberOf } = conditionSets();
  expect([numberOf(rule({ path: ['/a'] })), numberOf(rule({}))]).toEqual([0, 0]);
  expect(sets).toEqual([{ conditions: [], keys: [] }]);
});
