import { FACT_KEYS } from '../facts.ts';
import type { CompiledRule } from '../decision/rule-match.ts';
import type { Pattern } from '../patterns/pattern.ts';

// A fingerprint is a hash of something that a page must have for a pattern or condition to match: its whole path, a
// prefix, a suffix or six characters of it (a 6-gram), a value such as a term. A page has few fingerprints, so few
// rules have to be compared with it. A collision of hashes costs time and never changes an answer: what is filed under
// a fingerprint is verified.
//
// Paths are hashed with a rolling hash (Rabin-Karp): each character times a power of a base, in 32 bits. The hash of
// any part of a path follows from the hashes of two of its prefixes, so one run along a path serves all fingerprints.

/** Fingerprints of prefixes and suffixes cover at most this much of a path, in UTF-16 units. */
export const REACH = 64;
/** Length of the n-grams by which patterns are found that bind neither start nor end. */
export const GRAM = 6;

const BASE = 0x01000193;
const POWERS = new Int32Array(REACH + 1).fill(1);
for (let i = 1; i <= REACH; i += 1) POWERS[i] = Math.imul(POWERS[i - 1]!, BASE);

/** What a fingerprint is of: the same text has another one as a suffix than as a prefix. */
const SALT = { prefix: 0, path: 0x1b873593, suffix: 0x2545f491, gram: 0x3c6ef372, facts: 5 } as const;
/** The fingerprint that every page has. */
export const ANY_PAGE = 4;
const SLASH = 47;

/** The rolling hash of a text that goes on by one character; that of an empty text is 0. */
export const roll = (hash: number, code: number): number => (Math.imul(hash, BASE) + code) | 0;

/** The hash of the last characters of a text, from the hashes of all of it and of what is before them. */
export const hashOfLast = (hash: number, before: number, length: number): number =>
  (hash - Math.imul(before, POWERS[length]!)) | 0;

const hashOf = (text: string, from = 0, to = text.length): number => {
  let hash = 0;
  for (let i = from; i < to; i += 1) hash = roll(hash, text.charCodeAt(i));
  return hash;
};

/** Spreads a rolling hash over all bits. */
const mix = (rolling: number): number => {
  const hash = Math.imul(rolling ^ (rolling >>> 15), 0x2c1b3c6d);
  return hash ^ (hash >>> 13);
};

export const prefixFingerprint = (hash: number): number => mix(hash ^ SALT.prefix);
export const pathFingerprint = (hash: number): number => mix(hash ^ SALT.path);
export const suffixFingerprint = (hash: number): number => mix(hash ^ SALT.suffix);
export const gramFingerprint = (hash: number): number => mix(hash ^ SALT.gram);
/** @param at position of the fact's key in `FACT_KEYS` */
export const factFingerprint = (at: number, value: string): number => mix(hashOf(value) ^ (SALT.facts + at));

/** As a bit: a slash or anything else. Most prefixes and suffixes stop at a slash, and a path has few of them. */
export const stopAt = (code: number): 1 | 2 => (code === SLASH ? 1 : 2);

/** Positions in the list of what an index uses: prefixes and suffixes by their length, as bits of `stopAt`. */
export const USE = {
  prefix: 0,
  suffix: REACH + 1,
  gram: 2 * REACH + 2,
  facts: 2 * REACH + 3,
  other: 2 * REACH + 3 + FACT_KEYS.length,
} as const;

/** Fingerprints of which a page has at least one wherever a rule matches: what the rule may be filed under. */
export interface IndexKey {
  readonly hashes: readonly number[];
  /** Position in the list of what the index uses, and the bit to set there. */
  readonly use: number;
  readonly bit: number;
}

const ANY: IndexKey = { hashes: [ANY_PAGE], use: USE.other, bit: 1 };

const keysOfPath = ({ path }: Pattern): IndexKey[] => {
  const [first, last] = [path[0]!, path[path.length - 1]!];
  if (path.length === 1) return [{ hashes: [pathFingerprint(hashOf(first))], use: USE.other, bit: 1 }];
  const keys: IndexKey[] = [];
  const [start, end] = [Math.min(first.length, REACH), Math.min(last.length, REACH)];
  if (start > 0) {
    const bit = stopAt(first.charCodeAt(start - 1));
    keys.push({ hashes: [prefixFingerprint(hashOf(first, 0, start))], use: USE.prefix + start, bit });
  }
  if (end > 0) {
    const bit = stopAt(last.charCodeAt(last.length - end));
    keys.push({ hashes: [suffixFingerprint(hashOf(last, last.length - end))], use: USE.suffix + end, bit });
  }
  for (let at = 1; at < path.length - 1; at += 1)
    for (let from = path[at]!.length - GRAM; from >= 0; from -= 1) {
      const hashes = [gramFingerprint(hashOf(path[at]!, from, from + GRAM))];
      keys.push({ hashes, use: USE.gram, bit: 1 });
    }
  return keys;
};

/** The key of each condition: a fingerprint for every value that satisfies it. */
export const keysOfConditions = (conditions: CompiledRule['conditions']): readonly IndexKey[] =>
  conditions.map(([key, wanted]) => {
    const at = FACT_KEYS.indexOf(key);
    return { hashes: wanted.map((value) => factFingerprint(at, value)), use: USE.facts + at, bit: 1 };
  });

/**
 * Every key under which one alternative of a rule may be filed; the last resort is a fingerprint that all pages have.
 * @param pattern null: any address
 */
export const keysOf = (pattern: Pattern | null, conditions: readonly IndexKey[]): readonly IndexKey[] => {
  const keys = pattern ? keysOfPath(pattern) : [];
  for (const condition of conditions) keys.push(condition);
  return keys.length > 0 ? keys : [ANY];
};
