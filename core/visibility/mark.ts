import { FACT_KEYS } from './facts.ts';
import type { CompiledRule } from './match.ts';
import type { Pattern } from './pattern.ts';

// A mark is a hash of something that a page must have for a pattern or condition to hold: its whole path, a start,
// an end or a stretch of it, a term. A page has few marks, so few rules have to be looked at. A clash of hashes
// costs time and never changes an answer: what lies under a mark is verified.
//
// What is hashed is a sum: each character times a power of a base, in 32 bits. The sum of any part of a path follows
// from the sums of two of its starts, so one run along a path serves all its marks.

/** Marks of starts and ends cover at most this much of a path, in UTF-16 units. */
export const REACH = 64;
/** Length of the stretches by which patterns are found that bind neither start nor end. */
export const STRETCH = 6;

const BASE = 0x01000193;
const POWERS = new Int32Array(REACH + 1).fill(1);
for (let i = 1; i <= REACH; i += 1) POWERS[i] = Math.imul(POWERS[i - 1]!, BASE);

/** What a mark is of: the same text is another mark as an end than as a start. */
const OF = { start: 0, whole: 0x1b873593, end: 0x2545f491, stretch: 0x3c6ef372, facts: 5 } as const;
/** The mark that every page has. */
export const ANY_PAGE = 4;
const SLASH = 47;

/** The sum of a text that goes on by one character; that of an empty text is 0. */
export const step = (sum: number, code: number): number => (Math.imul(sum, BASE) + code) | 0;

/** The sum of the last characters of a text, from the sums of all of it and of what is before them. */
export const sumOfLast = (sum: number, before: number, length: number): number =>
  (sum - Math.imul(before, POWERS[length]!)) | 0;

const sumOf = (text: string, from = 0, to = text.length): number => {
  let sum = 0;
  for (let i = from; i < to; i += 1) sum = step(sum, text.charCodeAt(i));
  return sum;
};

/** Spreads a sum over all bits. */
const spread = (sum: number): number => {
  const hash = Math.imul(sum ^ (sum >>> 15), 0x2c1b3c6d);
  return hash ^ (hash >>> 13);
};

export const startMark = (sum: number): number => spread(sum ^ OF.start);
export const wholeMark = (sum: number): number => spread(sum ^ OF.whole);
export const endMark = (sum: number): number => spread(sum ^ OF.end);
export const stretchMark = (sum: number): number => spread(sum ^ OF.stretch);
/** @param at place of the fact's key in `FACT_KEYS` */
export const factMark = (at: number, value: string): number => spread(sumOf(value) ^ (OF.facts + at));

/** As a bit: a slash or anything else. Most starts and ends stop at a slash, and a path has few of them. */
export const stopAt = (code: number): 1 | 2 => (code === SLASH ? 1 : 2);

/** Where an index notes which marks it uses: starts and ends by their length, as bits of `stopAt`. */
export const NOTE = {
  start: 0,
  end: REACH + 1,
  stretch: 2 * REACH + 2,
  facts: 2 * REACH + 3,
  other: 2 * REACH + 3 + FACT_KEYS.length,
} as const;

/** Marks of which a page has at least one wherever a rule matches, and the note to be made if they are used. */
export interface Marks {
  readonly hashes: readonly number[];
  readonly note: number;
  readonly bit: number;
}

const ANY: Marks = { hashes: [ANY_PAGE], note: NOTE.other, bit: 1 };

const marksOfPath = ({ path }: Pattern, marks: Marks[]): void => {
  const [first, last] = [path[0]!, path[path.length - 1]!];
  if (path.length === 1) {
    marks.push({ hashes: [wholeMark(sumOf(first))], note: NOTE.other, bit: 1 });
    return;
  }
  const [start, end] = [Math.min(first.length, REACH), Math.min(last.length, REACH)];
  if (start > 0) {
    const bit = stopAt(first.charCodeAt(start - 1));
    marks.push({ hashes: [startMark(sumOf(first, 0, start))], note: NOTE.start + start, bit });
  }
  if (end > 0) {
    const bit = stopAt(last.charCodeAt(last.length - end));
    marks.push({ hashes: [endMark(sumOf(last, last.length - end))], note: NOTE.end + end, bit });
  }
  for (let at = 1; at < path.length - 1; at += 1)
    for (let from = path[at]!.length - STRETCH; from >= 0; from -= 1) {
      const hashes = [stretchMark(sumOf(path[at]!, from, from + STRETCH))];
      marks.push({ hashes, note: NOTE.stretch, bit: 1 });
    }
};

/** The marks of each condition: one for every value that satisfies it. */
export const marksOfConditions = (conditions: CompiledRule['conditions']): readonly Marks[] =>
  conditions.map(([key, wanted]) => {
    const at = FACT_KEYS.indexOf(key);
    return { hashes: wanted.map((value) => factMark(at, value)), note: NOTE.facts + at, bit: 1 };
  });

/**
 * Every choice of marks for a way in which a rule can match; the last resort is a mark that all pages have.
 * @param pattern null: any address
 */
export const choicesOf = (pattern: Pattern | null, conditions: readonly Marks[]): readonly Marks[] => {
  const marks: Marks[] = [];
  if (pattern) marksOfPath(pattern, marks);
  for (const condition of conditions) marks.push(condition);
  return marks.length > 0 ? marks : [ANY];
};
