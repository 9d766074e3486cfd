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

const PRIME = 0x01000193;
const SEED = { start: 1, end: 2, stretch: 3, any: 4, facts: 5 } as const;
const WHOLE = 0x10000;

const step = (hash: number, code: number): number => Math.imul(hash ^ code, PRIME);

const hashOf = (seed: number, text: string, from = 0, to = text.length): number => {
  let hash = seed;
  for (let i = from; i < to; i += 1) hash = step(hash, text.charCodeAt(i));
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

  // An entry is one way in which a rule can match: under which hash it lies, of which rule, by which pattern.
  const hashes: number[] = [];
  const owners: number[] = [];
  const patterns: (Pattern | undefined)[] = [];
  const crowd = new Uint32Array(mask + 1);
  let longestStart = 0;
  let longestEnd = 0;
  let hasStretches = false;
  const factKeys = new Set<number>();

  let marks: readonly number[] = [];
  let least = Infinity;
  const consider = (candidates: readonly number[]): void => {
    let most = 0;
    for (const hash of candidates) most = Math.max(most, crowd[slotOf(hash)]!);
    if (most < least) [least, marks] = [most, candidates];
  };
  const considerPath = (pieces: Pieces): void => {
    const [first, last] = [pieces[0]!, pieces[pieces.length - 1]!];
    if (pieces.length === 1) return consider([hashOfWhole(first)]);
    const [start, end] = [Math.min(first.length, REACH), Math.min(last.length, REACH)];
    if (start > 0) consider([hashOf(SEED.start, first, 0, start)]);
    if (end > 0) consider([hashFromEnd(last, end)]);
    longestStart = Math.max(longestStart, start);
    longestEnd = Math.max(longestEnd, end);
    for (let at = 1; at < pieces.length - 1; at += 1)
      for (let to = pieces[at]!.length; to >= STRETCH && least > 0; to -= 1) {
        consider([hashOf(SEED.stretch, pieces[at]!, to - STRETCH, to)]);
        hasStretches = true;
      }
  };
  const enter = (owner: number, pattern?: Pattern): void => {
    [least, marks] = [Infinity, [SEED.any]];
    if (pattern) considerPath(pattern.path);
    if (least > 0)
      for (const [key, wanted] of rules[owner]!.conditions) {
        const at = FACT_KEYS.indexOf(key);
        consider(wanted.map((value) => hashOf(SEED.facts + at, value)));
        factKeys.add(at);
      }
    for (const hash of marks) {
      crowd[slotOf(hash)]! += 1;
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
  const sums = Int32Array.from(hashes);
  for (let entry = hashes.length - 1; entry >= 0; entry -= 1) {
    const slot = slotOf(hashes[entry]!);
    next[entry] = heads[slot]!;
    heads[slot] = entry;
  }

  const holds = (entry: number, facts: Facts): boolean => {
    const [rule, pattern] = [rules[owners[entry]!]!, patterns[entry]];
    return pattern ? fitsAddress(pattern, facts) && fitsConditions(rule, facts) : matches(rule, facts);
  };
  /** The first rule under a hash that matches and comes before the best so far, else that one. */
  const look = (hash: number, best: number, facts: Facts): number => {
    for (let entry = heads[slotOf(hash)]!; entry >= 0 && owners[entry]! < best; entry = next[entry]!)
      if (sums[entry] === hash && holds(entry, facts)) return owners[entry]!;
    return best;
  };

  return (facts) => {
    let best = look(SEED.any, rules.length, facts);
    for (const at of factKeys)
      for (const value of facts.values[FACT_KEYS[at]!])
        best = look(hashOf(SEED.facts + at, value), best, facts);
    const { path } = facts;
    if (path === null) return rules[best];
    let hash: number = SEED.start;
    for (let i = 0; i < path.length; i += 1) {
      hash = step(hash, path.charCodeAt(i));
      if (i < longestStart) best = look(hash, best, facts);
    }
    best = look(step(hash, WHOLE), best, facts);
    hash = SEED.end;
    for (let i = 1; i <= longestEnd && i <= path.length; i += 1) {
      hash = step(hash, path.charCodeAt(path.length - i));
      best = look(hash, best, facts);
    }
    if (hasStretches)
      for (let i = STRETCH; i <= path.length; i += 1)
        best = look(hashOf(SEED.stretch, path, i - STRETCH, i), best, facts);
    return rules[best];
  };
};
