import { expect, test } from '@jest/globals';
import { latestFirst } from './order.ts';

const row = (id: string, updatedAt: number) => ({ id, updatedAt });

test('of rows of one moment the one with the greater id comes first, in whatever order they came in', () => {
  const sorted = [row('c', 2), row('b', 1), row('a', 1)];
  for (const rows of [sorted, sorted.toReversed(), [sorted[1]!, sorted[2]!, sorted[0]!]])
    expect(rows.toSorted(latestFirst)).toEqual(sorted);
  expect(latestFirst(row('a', 1), row('a', 1))).toBe(0);
});
