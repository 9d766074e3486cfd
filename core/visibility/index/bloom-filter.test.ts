import { expect, test } from '@jest/globals';
import { mightContain, bloomFilterOf } from './bloom-filter.ts';

const hash = (n: number): number => Math.imul(n, 0x9e3779b1);

test('has every hash of the list, and few others', () => {
  for (const size of [0, 1, 2, 3, 100, 5000]) {
    const filter = bloomFilterOf(Array.from({ length: size }, (_, n) => hash(n)));
    let others = 0;
    for (let n = 0; n < size; n += 1) expect(mightContain(filter, hash(n))).toBe(true);
    for (let n = size; n < size + 10_000; n += 1) if (mightContain(filter, hash(n))) others += 1;
    expect(others).toBeLessThan(size === 0 ? 1 : 1000);
  }
});
