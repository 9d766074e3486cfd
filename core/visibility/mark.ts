import { FACT_KEYS } from './facts.ts';
import type { CompiledRule } from './match.ts';
import type { Pattern } from './pattern.ts';

// A mark is a hash of something that a page must have for a pattern or condition to hold: its whole path, a start,
// an end or a stretch of it, a term. A page has few marks, so few rules have to be looked at. A clash of hashes
// costs time and never changes an answer: what lies under a mark is verified.

/** Marks of starts and ends cover at most this much of a path, in UTF-16 units. */
export const REACH = 64;
/** Length of the stretches by which patterns are found that bind neither start nor end. */
export const STRETCH = 6;

const PRIME = 0x01000193;
export const SEED = { start: 1, end: 2, stretch: 3, any: 4, facts: 5 } as const;
/** Stands after the last character of a path. */
const OVER = 0x10000;
/** 31 to the power of `STRETCH`, in 32 bits: what leaves a sliding hash. */
const LEAVES = 887503681;
const SLASH = 47;

export const step = (hash: number, code: number): number => Math.imul(hash ^ code, PRIME);

/** The hash of a stretch, from that of the one before: what enters at the right end, what leaves at the left. */
export const slide = (hash: number, enters: number, leaves: number): number =>
  (Math.imul(hash, 31) + enters - Math.imul(leaves, LEAVES)) | 0;

export const hashOf = (seed: number, text: string, length = text.length): number => {
  let hash = seed;
  for (let i = 0; i < length; i += 1) hash = step(hash, text.charCodeAt(i));
  return hash;
};

const hashFromEnd = (text: string, length: number): number => {
  let hash: number = SEED.end;
  for (let i = 1; i <= length; i += 1) hash = step(hash, text.charCodeAt(text.length - i));
  return hash;
};

const hashOfStretch = (text: string, from: number): number => {
  let hash = 0;
  for (let i = from; i < from + STRETCH; i += 1) hash = slide(hash, text.charCodeAt(i), 0);
  return hash;
};

/** Of a start that goes on to the end: the whole path. */
export const wholeMark = (start: number): number => step(start, OVER);
/** A sliding hash kept apart from the others, and spread over all bits. */
export const stretchMark = (hash: number): number => step(hash ^ SEED.stretch, OVER);

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

const ANY: Marks = { hashes: [SEED.any], note: NOTE.other, bit: 1 };

const marksOfPath = ({ path }: Pattern, marks: Marks[]): void => {
  const [first, last] = [path[0]!, path[path.length - 1]!];
  if (path.length === 1) {
    marks.push({ hashes: [wholeMark(hashOf(SEED.start, first))], note: NOTE.other, bit: 1 });
    return;
  }
  const [start, end] = [Math.min(first.length, REACH), Math.min(last.length, REACH)];
  if (start > 0) {
    const bit = stopAt(first.charCodeAt(start - 1));
    marks.push({ hashes: [hashOf(SEED.start, first, start)], note: NOTE.start + start, bit });
  }
  if (end > 0) {
    const bit = stopAt(last.charCodeAt(last.length - end));
    marks.push({ hashes: [hashFromEnd(last, end)], note: NOTE.end + end, bit });
  }
  for (let at = 1; at < path.length - 1; at += 1)
    for (let from = path[at]!.length - STRETCH; from >= 0; from -= 1)
      marks.push({ hashes: [stretchMark(hashOfStretch(path[at]!, from))], note: NOTE.stretch, bit: 1 });
};

/** Every choice of marks for a rule, or for one of its patterns; the last resort is a mark that all pages have. */
export const choicesOf = ({ conditions }: CompiledRule, pattern: Pattern | undefined): readonly Marks[] => {
  const marks: Marks[] = [];
  if (pattern) marksOfPath(pattern, marks);
  for (const [key, wanted] of conditions) {
    const at = FACT_KEYS.indexOf(key);
    const hashes = wanted.map((value) => hashOf(SEED.facts + at, value));
    marks.push({ hashes, note: NOTE.facts + at, bit: 1 });
  }
  return marks.length > 0 ? marks : [ANY];
};
