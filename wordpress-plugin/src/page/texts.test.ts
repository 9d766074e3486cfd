import { expect, test } from '@jest/globals';
import { format } from '@talk-suite/core/texts';
import { countedText } from './texts.ts';

test('a counted text that PHP printed by counts takes the form of each count in English, Polish and Arabic', () => {
  const english = countedText({ 0: '{count} rules', 1: '{count} rule', 2: '{count} rules' }, 'en');
  expect([0, 1, 2, 7].map((count) => format(english, { count: String(count) }, 'en'))).toEqual([
    '0 rules',
    '1 rule',
    '2 rules',
    '7 rules',
  ]);
  const polish = countedText(
    { 0: '{count} reguł', 1: '{count} reguła', 2: '{count} reguły', 5: '{count} reguł' },
    'pl',
  );
  expect([1, 3, 5, 22].map((count) => format(polish, { count: String(count) }, 'pl'))).toEqual([
    '1 reguła',
    '3 reguły',
    '5 reguł',
    '22 reguły',
  ]);
  const arabic = countedText({ 0: 'zero', 1: 'one', 2: 'two', 3: 'few', 11: 'many', 100: 'other' }, 'ar');
  expect([0, 1, 2, 105, 12, 200].map((count) => format(arabic, { count: String(count) }, 'ar'))).toEqual([
    'zero',
    'one',
    'two',
    'few',
    'many',
    'other',
  ]);
});
