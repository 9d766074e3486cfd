import { FACT_KEYS, type Facts } from './facts.ts';
import {
  choicesOf,
  hashOf,
  NOTE,
  REACH,
  SEED,
  slide,
  step,
  stopAt,
  STRETCH,
  stretchMark,
  wholeMark,
  type Marks,
} from './mark.ts';
import { fitsAddress, fitsConditions, matches, type CompiledRule } from './match.ts';
import type { Pattern } from './pattern.ts';

/** One way in which a rule can match: by one of its patterns, or without. */
interface Way {
  readonly rank: number;
  readonly rule: CompiledRule;
  readonly pattern: Pattern | undefined;
}

const waysOf = (rules: readonly CompiledRule[]): Way[] => {
  const ways: Way[] = [];
  rules.forEach((rule, rank) => {
    if (rule.enabled) for (const pattern of rule.patterns ?? [undefined]) ways.push({ rank, rule, pattern });
  });
  return ways;
};

/**
 * The literal start of ways whose pattern is nothing but that: a whole path, or a start with one star behind it, of a
 * rule that asks for nothing else. They are most of any long list, and need not be fetched from all over the memory.
 */
const literalOf = ({ rule, pattern }: Way): string | null =>
  pattern &&
  rule.conditions.length === 0 &&
  pattern.query.length === 0 &&
  (pattern.path.length === 1 || (pattern.path.length === 2 && pattern.path[1] === ''))
    ? pattern.path[0]!
    : null;

const holds = ({ rule, pattern }: Way, facts: Facts): boolean =>
  pattern ? fitsAddress(pattern, facts) && fitsConditions(rule, facts) : matches(rule, facts);

/** A function that finds the first enabled rule that matches, in about the same time for any number of rules. */
export const indexRules = (rules: readonly CompiledRule[]): ((facts: Facts) => CompiledRule | undefined) => {
  const ways = waysOf(rules);
  const mask = (1 << (33 - Math.clz32(ways.length))) - 1;
  const slotOf = (hash: number): number => (hash ^ (hash >>> 15)) & mask;

  // Each way lies under the rarest of its marks. They are worked out twice, which is cheaper than keeping them.
  const crowd = new Uint32Array(mask + 1);
  for (const { rule, pattern } of ways) {
    const choices = choicesOf(rule, pattern);
    if (choices.length > 1)
      for (const { hashes } of choices) for (const hash of hashes) crowd[slotOf(hash)]! += 1;
  }
  const rarest = (choices: readonly Marks[]): Marks => {
    if (choices.length === 1) return choices[0]!;
    let [best, least] = [choices[0]!, Infinity];
    for (const marks of choices) {
      let most = 0;
      for (const hash of marks.hashes) most = Math.max(most, crowd[slotOf(hash)]!);
      if (most < least) [best, least] = [marks, most];
    }
    return best;
  };

  // An entry is a way under a mark. Of starts, ends and stretches a page has many, most of them without an entry:
  // a bit for each, in far less memory, tells so sooner.
  const [sums, owners]: [number[], Way[]] = [[], []];
  const notes = new Uint8Array(NOTE.other + 1);
  const sieve = new Int32Array(Math.max(1, (mask + 1) >> 3));
  const wordOf = (hash: number): number => (hash >>> 8) & (sieve.length - 1);
  for (const way of ways) {
    const { hashes, note, bit } = rarest(choicesOf(way.rule, way.pattern));
    notes[note]! |= bit;
    for (const hash of hashes) {
      if (note < NOTE.facts) sieve[wordOf(hash)]! |= 1 << hash;
      sums.push(hash);
      owners.push(way);
    }
  }

  // Chains of entries, linked from the last to the first: each runs in the order of the rules.
  const hashes = Int32Array.from(sums);
  const ranks = Int32Array.from(owners, ({ rank }) => rank);
  const literals = owners.map(literalOf);
  const isWhole = Uint8Array.from(owners, ({ pattern }) => (pattern?.path.length === 1 ? 1 : 0));
  const next = new Int32Array(sums.length);
  const heads = new Int32Array(mask + 1).fill(-1);
  for (let entry = sums.length - 1; entry >= 0; entry -= 1) {
    const slot = slotOf(hashes[entry]!);
    next[entry] = heads[slot]!;
    heads[slot] = entry;
  }
  const starts = notes.subarray(NOTE.start, NOTE.start + REACH + 1);
  const ends = notes.subarray(NOTE.end, NOTE.end + REACH + 1);
  const longestEnd = ends.findLastIndex(Boolean);
  const hasStretches = notes[NOTE.stretch] !== 0;
  const factsUsed = FACT_KEYS.flatMap((key, at) =>
    notes[NOTE.facts + at] === 0 ? [] : [{ key, seed: SEED.facts + at }],
  );

  const isUsed = (hash: number): boolean => ((sieve[wordOf(hash)]! >> hash) & 1) === 1;
  const matchesAt = (entry: number, facts: Facts): boolean => {
    const literal = literals[entry]!;
    if (literal === null) return holds(owners[entry]!, facts);
    const { path } = facts;
    return path !== null && (isWhole[entry] === 1 ? path === literal : path.startsWith(literal));
  };
  /** The first rule under a mark that matches and comes before the best so far, else that one. */
  const look = (hash: number, best: number, facts: Facts): number => {
    for (let entry = heads[slotOf(hash)]!; entry >= 0 && ranks[entry]! < best; entry = next[entry]!)
      if (hashes[entry] === hash && matchesAt(entry, facts)) return ranks[entry]!;
    return best;
  };

  return (facts) => {
    const { path, values } = facts;
    let best = look(SEED.any, rules.length, facts);
    for (const { key, seed } of factsUsed)
      for (const value of values[key]) best = look(hashOf(seed, value), best, facts);
    if (path === null) return rules[best];
    const { length } = path;
    let hash: number = SEED.start;
    for (let i = 0; i < length; i += 1) {
      const code = path.charCodeAt(i);
      hash = step(hash, code);
      if (i < REACH && starts[i + 1]! & stopAt(code) && isUsed(hash)) best = look(hash, best, facts);
    }
    best = look(wholeMark(hash), best, facts);
    hash = SEED.end;
    for (let i = 1; i <= longestEnd && i <= length; i += 1) {
      const code = path.charCodeAt(length - i);
      hash = step(hash, code);
      if (ends[i]! & stopAt(code) && isUsed(hash)) best = look(hash, best, facts);
    }
    if (!hasStretches) return rules[best];
    hash = 0;
    for (let i = 0; i < length; i += 1) {
      hash = slide(hash, path.charCodeAt(i), i < STRETCH ? 0 : path.charCodeAt(i - STRETCH));
      const mark = stretchMark(hash);
      if (i >= STRETCH - 1 && isUsed(mark)) best = look(mark, best, facts);
    }
    return rules[best];
  };
};
