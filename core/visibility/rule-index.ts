import { FACT_KEYS, type Facts } from './facts.ts';
import { fitsAddress, fitsConditions, matches, type CompiledRule } from './match.ts';
import type { Pattern, Pieces } from './pattern.ts';

// Every pattern and every value of a condition leaves a mark, a hash of something that a page it matches must
// have: its whole path, a start, an end or a stretch of it, a term. A page has few marks; the rules under them are
// verified by `match.ts`, so a clash of hashes costs time and never changes an answer.

/** Marks of starts and ends cover at most this much of a path, in UTF-16 units. */
const REACH = 64;
/** Length of the stretches by which patterns are found that bind neither start nor end. */
const STRETCH = 6;

/** With so many entries under a hash of the path, another of the path, or one of a condition, is looked for. */
const CROWDED = { path: 2, condition: 9 } as const;

const PRIME = 0x01000193;
const SEED = { start: 1, end: 2, stretch: 3, any: 4, facts: 5 } as const;
const WHOLE = 0x10000;

const step = (hash: number, code: number): number => Math.imul(hash ^ code, PRIME);

/** As a bit: a slash or anything else. Most starts and ends stop at a slash, and a path has few of them. */
const stopAt = (code: number): 1 | 2 => (code === 47 ? 1 : 2);

/**
 * The hash of a stretch, from that of the one before: what enters at the right end, what leaves at the left.
 * `LEAVES` is 31 to the power of `STRETCH`, in 32 bits.
 */
const LEAVES = 887503681;
const slide = (hash: number, enters: number, leaves: number): number =>
  (Math.imul(hash, 31) + enters - Math.imul(leaves, LEAVES)) | 0;
/** Kept apart from the other hashes, and spread over all bits. */
const stretchMark = (hash: number): number => step(hash ^ SEED.stretch, WHOLE);

const hashOf = (seed: number, text: string, from = 0, to = text.length): number => {
  let hash = seed;
  for (let i = from; i < to; i += 1) hash = step(hash, text.charCodeAt(i));
  return hash;
};

const hashOfStretch = (text: string, to: number): number => {
  let hash = 0;
  for (let i = to - STRETCH; i < to; i += 1) hash = slide(hash, text.charCodeAt(i), 0);
  return hash;
};

const hashFromEnd = (text: string, length: number): number => {
  let hash: number = SEED.end;
  for (let i = 1; i <= length; i += 1) hash = step(hash, text.charCodeAt(text.length - i));
  return hash;
};

const hashOfWhole = (path: string): number => step(hashOf(SEED.start, path), WHOLE);

/** A function that finds the first enabled rule that matches, in about the same time for any number of rules. */
export const indexRules = (rules: readonly CompiledRule[]): ((facts: Facts) => CompiledRule | undefined) => {
  const ways = rules.reduce((sum, { patterns }) => sum + (patterns?.length ?? 1), 1);
  const mask = (1 << (33 - Math.clz32(ways))) - 1;
  const slotOf = (hash: number): number => (hash ^ (hash >>> 15)) & mask;

  // Most hashes of a page have no entry: a bit a hash, a fraction of the table's size, tells so sooner.
  const sieve = new Int32Array(Math.max(1, (mask + 1) >> 3));
  const wordOf = (hash: number): number => (hash >>> 8) & (sieve.length - 1);

  // An entry is one way in which a rule can match: under which hash it lies, of which rule, by which pattern.
  const hashes: number[] = [];
  const owners: number[] = [];
  const patterns: (Pattern | undefined)[] = [];
  const crowd = new Uint32Array(mask + 1);
  // By length of a start or end: whether there are such that stop at a slash, others, or both.
  const starts = new Uint8Array(REACH + 1);
  const ends = new Uint8Array(REACH + 1);
  let hasStretches = false;
  const isMarked = FACT_KEYS.map(() => false);

  let marks: readonly number[] = [];
  let least = Infinity;
  const consider = (candidates: readonly number[]): void => {
    if (least < CROWDED.path) return;
    let most = 0;
    for (const hash of candidates) most = Math.max(most, crowd[slotOf(hash)]!);
    if (most < least) [least, marks] = [most, candidates];
  };
  const considerPath = (pieces: Pieces): void => {
    const [first, last] = [pieces[0]!, pieces[pieces.length - 1]!];
    if (pieces.length === 1) return consider([hashOfWhole(first)]);
    const [start, end] = [Math.min(first.length, REACH), Math.min(last.length, REACH)];
    if (end > 0) consider([hashFromEnd(last, end)]);
    if (start > 0) consider([hashOf(SEED.start, first, 0, start)]);
    starts[start]! |= stopAt(first.charCodeAt(start - 1));
    ends[end]! |= stopAt(last.charCodeAt(last.length - end));
    for (let at = 1; at < pieces.length - 1; at += 1)
      for (let to = pieces[at]!.length; to >= STRETCH && least >= CROWDED.path; to -= 1) {
        consider([stretchMark(hashOfStretch(pieces[at]!, to))]);
        hasStretches = true;
      }
  };
  const enter = (owner: number, pattern?: Pattern): void => {
    [least, marks] = [Infinity, [SEED.any]];
    if (pattern) considerPath(pattern.path);
    if (least >= CROWDED.condition)
      for (const [key, wanted] of rules[owner]!.conditions) {
        const at = FACT_KEYS.indexOf(key);
        consider(wanted.map((value) => hashOf(SEED.facts + at, value)));
        isMarked[at] = true;
      }
    for (const hash of marks) {
      crowd[slotOf(hash)]! += 1;
      sieve[wordOf(hash)]! |= 1 << hash;
      hashes.push(hash);
      owners.push(owner);
      patterns.push(pattern);
    }
  };
  rules.forEach(({ enabled, patterns: own }, owner) => {
    if (!enabled) return;
    if (own) for (const pattern of own) enter(owner, pattern);
    else enter(owner);
  });

  // Chains of entries, linked from the last to the first: each runs in the order of the rules.
  const heads = new Int32Array(mask + 1).fill(-1);
  const next = new Int32Array(hashes.length);
  const [sums, ranks] = [Int32Array.from(hashes), Int32Array.from(owners)];
  for (let entry = hashes.length - 1; entry >= 0; entry -= 1) {
    const slot = slotOf(sums[entry]!);
    next[entry] = heads[slot]!;
    heads[slot] = entry;
  }

  const longestEnd = ends.findLastIndex(Boolean);

  const holds = (entry: number, facts: Facts): boolean => {
    const rule = rules[ranks[entry]!]!;
    const pattern = patterns[entry];
    return pattern ? fitsAddress(pattern, facts) && fitsConditions(rule, facts) : matches(rule, facts);
  };
  /** The first rule under a hash that matches and comes before the best so far, else that one. */
  const look = (hash: number, best: number, facts: Facts): number => {
    if ((sieve[wordOf(hash)]! >> hash) & 1)
      for (let entry = heads[slotOf(hash)]!; entry >= 0 && ranks[entry]! < best; entry = next[entry]!)
        if (sums[entry] === hash && holds(entry, facts)) return ranks[entry]!;
    return best;
  };

  return (facts) => {
    const { path, values } = facts;
    let best = look(SEED.any, rules.length, facts);
    for (let at = 0; at < FACT_KEYS.length; at += 1)
      if (isMarked[at])
        for (const value of values[FACT_KEYS[at]!]) best = look(hashOf(SEED.facts + at, value), best, facts);
    if (path === null) return rules[best];
    const { length } = path;
    let hash: number = SEED.start;
    for (let i = 0; i < length; i += 1) {
      const code = path.charCodeAt(i);
      hash = step(hash, code);
      if (i < REACH && starts[i + 1]! & stopAt(code)) best = look(hash, best, facts);
    }
    best = look(step(hash, WHOLE), best, facts);
    hash = SEED.end;
    for (let i = 1; i <= longestEnd && i <= length; i += 1) {
      const code = path.charCodeAt(length - i);
      hash = step(hash, code);
      if (ends[i]! & stopAt(code)) best = look(hash, best, facts);
    }
    if (!hasStretches) return rules[best];
    hash = 0;
    for (let i = 0; i < length; i += 1) {
      hash = slide(hash, path.charCodeAt(i), i < STRETCH ? 0 : path.charCodeAt(i - STRETCH));
      if (i >= STRETCH - 1) best = look(stretchMark(hash), best, facts);
    }
    return rules[best];
  };
};
