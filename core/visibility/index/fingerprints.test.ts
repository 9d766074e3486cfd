import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { seed } from '../../../test/visibility/arbitrary.ts';
import {
  keysOf,
  suffixFingerprint,
  REACH,
  prefixFingerprint,
  roll,
  GRAM,
  gramFingerprint,
  hashOfLast,
} from './fingerprints.ts';
import { parsePattern } from '../patterns/pattern.ts';

/** The hashes of every start of a text, by its length. */
const hashesOfPrefixes = (text: string): number[] => {
  const hashes = [0];
  for (let i = 0; i < text.length; i += 1) hashes.push(roll(hashes[i]!, text.charCodeAt(i)));
  return hashes;
};

const fingerprintsOf = (pattern: string): number[] =>
  keysOf(parsePattern(pattern), []).flatMap(({ hashes }) => hashes);

const word = fc.stringMatching(/^[a-zé/-]{6,80}$/);

describe(`fingerprints (SEED=${seed})`, () => {
  test('the hash of a last part follows from two starts', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 200 }), fc.string({ maxLength: REACH }), (before, part) => {
        const hashes = hashesOfPrefixes(before + part);
        expect(hashOfLast(hashes.at(-1)!, hashes[before.length]!, part.length)).toBe(
          hashesOfPrefixes(part).at(-1),
        );
      }),
      { seed },
    );
  });

  test('every fingerprint of a pattern is found along a path that fits it', () => {
    fc.assert(
      fc.property(word, word, word, fc.string(), (start, inside, end, taken) => {
        const path = `/${start}${taken}${inside}${taken}${end}`;
        const hashes = hashesOfPrefixes(path);
        const { length } = path;
        const fingerprints = new Set<number>();
        for (let i = 1; i <= length; i += 1) {
          fingerprints.add(prefixFingerprint(hashes[i]!));
          if (i <= REACH)
            fingerprints.add(suffixFingerprint(hashOfLast(hashes[length]!, hashes[length - i]!, i)));
          if (i >= GRAM) fingerprints.add(gramFingerprint(hashOfLast(hashes[i]!, hashes[i - GRAM]!, GRAM)));
        }
        // As the index sees it: a slash at the very end is dropped before.
        fc.pre(!end.endsWith('/'));
        const sought = fingerprintsOf(`/${start}*${inside}*${end}`);
        expect(sought.length).toBe(2 + inside.length - GRAM + 1);
        expect(sought.filter((hash) => !fingerprints.has(hash))).toEqual([]);
      }),
      { seed },
    );
  });

  test('a text is one fingerprint as a start and another as an end', () => {
    const hash = hashesOfPrefixes('/a').at(-1)!;
    expect(prefixFingerprint(hash)).not.toBe(suffixFingerprint(hash));
  });
});
