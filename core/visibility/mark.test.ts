import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { seed } from '../../test/visibility/arbitrary.ts';
import { choicesOf, endMark, REACH, startMark, step, STRETCH, stretchMark, sumOfLast } from './mark.ts';
import { parsePattern } from './pattern.ts';

/** The sums of every start of a text, by its length. */
const sumsOf = (text: string): number[] => {
  const sums = [0];
  for (let i = 0; i < text.length; i += 1) sums.push(step(sums[i]!, text.charCodeAt(i)));
  return sums;
};

const hashesOf = (pattern: string): number[] =>
  choicesOf(parsePattern(pattern), []).flatMap(({ hashes }) => hashes);

const word = fc.stringMatching(/^[a-zé/-]{6,80}$/);

describe(`marks (SEED=${seed})`, () => {
  test('the sum of a last part follows from two starts', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 200 }), fc.string({ maxLength: REACH }), (before, part) => {
        const sums = sumsOf(before + part);
        expect(sumOfLast(sums.at(-1)!, sums[before.length]!, part.length)).toBe(sumsOf(part).at(-1));
      }),
      { seed },
    );
  });

  test('every mark of a pattern is found along a path that fits it', () => {
    fc.assert(
      fc.property(word, word, word, fc.string(), (start, inside, end, taken) => {
        const path = `/${start}${taken}${inside}${taken}${end}`;
        const sums = sumsOf(path);
        const { length } = path;
        const marks = new Set<number>();
        for (let i = 1; i <= length; i += 1) {
          marks.add(startMark(sums[i]!));
          if (i <= REACH) marks.add(endMark(sumOfLast(sums[length]!, sums[length - i]!, i)));
          if (i >= STRETCH) marks.add(stretchMark(sumOfLast(sums[i]!, sums[i - STRETCH]!, STRETCH)));
        }
        // As the index sees it: a slash at the very end is dropped before.
        fc.pre(!end.endsWith('/'));
        const hashes = hashesOf(`/${start}*${inside}*${end}`);
        expect(hashes.length).toBe(2 + inside.length - STRETCH + 1);
        expect(hashes.filter((hash) => !marks.has(hash))).toEqual([]);
      }),
      { seed },
    );
  });

  test('a text is one mark as a start and another as an end', () => {
    const sum = sumsOf('/a').at(-1)!;
    expect(startMark(sum)).not.toBe(endMark(sum));
  });
});
