import { describe, expect, test } from '@jest/globals';
import { gapAt, placeInGap } from './gap.ts';

const rows = (row: number) => ({ top: row * 50, bottom: row * 50 + 50 });

describe('where a dragged row would go', () => {
  test.each([
    [-100, 0],
    [24, 0],
    [26, 1],
    [76, 2],
    [124, 2],
    [999, 3],
  ])('at %d it is gap %d', (y, gap) => expect(gapAt(y, 3, rows)).toBe(gap));

  test('a long list is not looked at row by row', () => {
    let asked = 0;
    const gap = gapAt(25_010, 1000, (row) => {
      asked += 1;
      return rows(row);
    });
    expect(gap).toBe(500);
    expect(asked).toBeLessThanOrEqual(10);
  });

  test('both gaps next to a row leave it where it is', () => {
    expect([placeInGap(2, 2), placeInGap(2, 3), placeInGap(2, 0), placeInGap(2, 5)]).toEqual([2, 2, 0, 4]);
  });
});
