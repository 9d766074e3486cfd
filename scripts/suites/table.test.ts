import { expect, test } from '@jest/globals';
import { tableLines } from './table.ts';

test('columns are as wide as what is in them', () => {
  expect(tableLines(['a', 'number'], [['longer', '1'], ['b']])).toEqual([
    'a       number',
    '------  ------',
    'longer  1',
    'b',
  ]);
});
