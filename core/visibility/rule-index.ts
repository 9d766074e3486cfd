import { FACT_KEYS, type Facts } from './facts.ts';
import {
  ANY_PAGE,
  endMark,
  factMark,
  NOTE,
  REACH,
  startMark,
  step,
  stopAt,
  STRETCH,
  stretchMark,
  sumOfLast,
  wholeMark,
  type Marks,
} from './mark.ts';
import type { Rule } from './rule.ts';
import { mayHave, sieveOf } from './sieve.ts';
import { countWays, holds, waysOf } from './ways.ts';

/** An entry is a way under a mark. Its fields lie side by side: to look at one fetches one piece of memory. */
const ENTRY = { hash: 0, next: 1, way: 2, rank: 3, size: 4 } as const;

/** A function that finds the first enabled rule that matches, in about the same time for any number of rules. */
export const indexRules = (rules: readonly Rule[]): ((facts: Facts) => Rule | undefined) => {
  const count = countWays(rules);
  const mask = (1 << (33 - Math.clz32(count))) - 1;
  const slotOf = (hash: number): number => hash & mask;

  // Most ways have one mark. The others wait until it is known which of their marks is the rarest.
  const marksUsed = new Uint8Array(NOTE.other + 1);
  const [edges, stretches]: [number[], number[]] = [[], []];
  const use = ({ hashes, note, bit }: Marks): void => {
    marksUsed[note]! |= bit;
    if (note < NOTE.stretch) edges.push(...hashes);
    else if (note === NOTE.stretch) stretches.push(...hashes);
  };
  const only = new Int32Array(count);
  const open = new Map<number, readonly Marks[]>();
  const crowd = new Uint32Array(mask + 1);
  const ways = waysOf(rules, (way, choices) => {
    if (choices.length === 1 && choices[0]!.hashes.length === 1) {
      only[way] = choices[0]!.hashes[0]!;
      use(choices[0]!);
      return;
    }
    open.set(way, choices);
    for (const { hashes } of choices) for (const hash of hashes) crowd[slotOf(hash)]! += 1;
  });
  const rarest = (choices: readonly Marks[]): Marks => {
    let [best, least] = [choices[0]!, Infinity];
    for (const marks of choices) {
      let most = 0;
      for (const hash of marks.hashes) most = Math.max(most, crowd[slotOf(hash)]!);
      if (most < least) [best, least] = [marks, most];
    }
    return best;
  };

  const [marks, owners]: [number[], number[]] = [[], []];
  for (let way = 0; way < count; way += 1) {
    const choices = open.get(way);
    if (choices) {
      const best = rarest(choices);
      use(best);
      for (const hash of best.hashes) {
        marks.push(hash);
        owners.push(way);
      }
    } else {
      marks.push(only[way]!);
      owners.push(way);
    }
  }

  // Chains of entries, linked from the last to the first: each runs in the order of the rules.
  const entries = new Int32Array(marks.length * ENTRY.size);
  const heads = new Int32Array(mask + 1).fill(-1);
  for (let i = marks.length - 1; i >= 0; i -= 1) {
    const [entry, slot] = [i * ENTRY.size, slotOf(marks[i]!)];
    entries[entry + ENTRY.hash] = marks[i]!;
    entries[entry + ENTRY.next] = heads[slot]!;
    entries[entry + ENTRY.way] = owners[i]!;
    entries[entry + ENTRY.rank] = ways.ranks[owners[i]!]!;
    heads[slot] = entry;
  }

  // Of starts, ends and stretches a page has many, most of them without an entry.
  const [edgeSieve, stretchSieve] = [sieveOf(edges), sieveOf(stretches)];
  const starts = marksUsed.subarray(NOTE.start, NOTE.start + REACH + 1);
  const ends = marksUsed.subarray(NOTE.end, NOTE.end + REACH + 1);
  const longestStart = starts.findLastIndex(Boolean);
  const [shortestEnd, longestEnd] = [ends.findIndex(Boolean), ends.findLastIndex(Boolean)];
  const factsUsed = FACT_KEYS.flatMap((key, at) => (marksUsed[NOTE.facts + at] === 0 ? [] : [{ key, at }]));

  /** The first rule under a mark that matches and comes before the best so far, else that one. */
  const look = (hash: number, best: number, facts: Facts): number => {
    for (let entry = heads[slotOf(hash)]!; entry >= 0; entry = entries[entry + ENTRY.next]!) {
      if (entries[entry + ENTRY.hash] !== hash) continue;
      const rank = entries[entry + ENTRY.rank]!;
      if (rank >= best) return best;
      if (holds(ways, entries[entry + ENTRY.way]!, facts)) return rank;
    }
    return best;
  };

  // Sums of the starts of a path, by their length. Filled anew for each page, where other parts are asked for.
  let sums = new Int32Array(256);
  const asksForParts = longestEnd > 0 || stretches.length > 0;
  return (facts) => {
    const { path, values } = facts;
    let best = look(ANY_PAGE, rules.length, facts);
    for (const { key, at } of factsUsed)
      for (const value of values[key]) best = look(factMark(at, value), best, facts);
    if (path === null) return rules[best];
    const { length } = path;
    if (length >= sums.length) sums = new Int32Array(2 * length);
    const before = sums;
    let sum = 0;
    for (let i = 1; i <= length; i += 1) {
      const code = path.charCodeAt(i - 1);
      sum = step(sum, code);
      if (asksForParts) before[i] = sum;
      if (i > longestStart || (starts[i]! & stopAt(code)) === 0) continue;
      const mark = startMark(sum);
      if (mayHave(edgeSieve, mark)) best = look(mark, best, facts);
    }
    best = look(wholeMark(sum), best, facts);
    if (longestEnd > 0)
      for (let i = shortestEnd; i <= longestEnd && i <= length; i += 1) {
        if ((ends[i]! & stopAt(path.charCodeAt(length - i))) === 0) continue;
        const mark = endMark(sumOfLast(sum, before[length - i]!, i));
        if (mayHave(edgeSieve, mark)) best = look(mark, best, facts);
      }
    if (stretches.length > 0)
      for (let i = STRETCH; i <= length; i += 1) {
        const mark = stretchMark(sumOfLast(before[i]!, before[i - STRETCH]!, STRETCH));
        if (mayHave(stretchSieve, mark)) best = look(mark, best, facts);
      }
    return rules[best];
  };
};
