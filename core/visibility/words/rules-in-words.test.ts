import { expect, test } from '@jest/globals';
import { format, texts } from '../../texts/index.ts';
import type { Rule } from '../rule.ts';
import { rulesInWords } from './rules-in-words.ts';

const rule = (id: string, name = ''): Rule => ({ id, name, effect: 'hide', enabled: true, when: {} });
const words = (rules: readonly Rule[], other?: unknown): string =>
  rulesInWords(rules, other, (key, values) => format(texts[key], values));

test('rules are counted, and those are named that the other version has not', () => {
  const [a, b] = [rule('a', 'Sale'), rule('b')];
  expect(words([a, b], [a, b])).toBe('2');
  expect(words([a, b], [a])).toBe('2 (b)');
  expect(words([a, { ...b, enabled: false }], [a, b])).toBe('2 (b)');
  expect(words([], [a])).toBe('0');
  expect(words(['1', '2', '3', '4', '5'].map((id) => rule(id)))).toMatch(/^5 \(1, 2, 3, .*2.*\)$/);
});
