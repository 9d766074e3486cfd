// How the index finds the first enabled rule that matches a page, in about the same time for any number of rules:
//
//   rules -> alternatives (one for each address pattern, `alternatives.ts`)
//         -> keys         (what a page must have for the alternative to match, `fingerprints.ts`)
//         -> file         (each alternative is filed under its rarest key, in a hash table of chains)
//
//   page  -> fingerprints (of its facts and of the prefixes, suffixes and n-grams of its path)
//         -> Bloom filter (most of them are in no key at all, `bloom-filter.ts`)
//         -> chain        (each candidate is verified by `match.ts`; the first rule in the list wins)
//
// An index answers exactly as a walk along the list (`firstMatch`) does; a property test compares the two. See
// docs/decisions/0004-visibility-rules.md for when which is used.
import { FACT_KEYS, type Facts } from '../facts.ts';
import type { Rule } from '../rule.ts';
import { alternativesOf, countAlternatives, matches, type Alternatives } from './alternatives.ts';
import { bloomFilterOf, mightContain, type BloomFilter } from './bloom-filter.ts';
import {
  ANY_PAGE,
  factFingerprint,
  GRAM,
  gramFingerprint,
  hashOfLast,
  pathFingerprint,
  prefixFingerprint,
  REACH,
  roll,
  stopAt,
  suffixFingerprint,
  USE,
  type IndexKey,
} from './fingerprints.ts';

/** An entry is an alternative under a fingerprint. Its fields lie next to each other: reading one fetches one piece of memory. */
const ENTRY = { hash: 0, next: 1, alternative: 2, rank: 3, size: 4 } as const;

/** The hash table: chains of entries, each in the order of the rules. */
interface Table {
  readonly mask: number;
  /** First entry of each slot; -1 for none. */
  readonly heads: Int32Array;
  readonly entries: Int32Array;
}

/** Which fingerprints the index uses at all; no other ones of a page are looked up. */
interface Used {
  /** By the positions in `USE`. */
  readonly kinds: Uint8Array;
  readonly edges: number[];
  readonly grams: number[];
}

const maskFor = (count: number): number => (1 << (33 - Math.clz32(count))) - 1;

const noteUse = (used: Used, { hashes, use, bit }: IndexKey): void => {
  used.kinds[use]! |= bit;
  if (use < USE.gram) used.edges.push(...hashes);
  else if (use === USE.gram) used.grams.push(...hashes);
};

/** Which of several keys is the rarest, by how many entries would share its slot. */
const rarestOf = (keys: readonly IndexKey[], crowd: Uint32Array, mask: number): IndexKey => {
  let [best, least] = [keys[0]!, Infinity];
  for (const key of keys) {
    let most = 0;
    for (const hash of key.hashes) most = Math.max(most, crowd[hash & mask]!);
    if (most < least) [best, least] = [key, most];
  }
  return best;
};

/**
 * Phase 1: the alternatives, and the fingerprints under which each is filed. Most have one key of one fingerprint. The
 * others wait until it is known which of their keys is the rarest.
 */
const fileAlternatives = (rules: readonly Rule[], mask: number, used: Used) => {
  const count = countAlternatives(rules);
  const only = new Int32Array(count);
  const undecided = new Map<number, readonly IndexKey[]>();
  const crowd = new Uint32Array(mask + 1);
  const alternatives = alternativesOf(rules, (alternative, keys) => {
    if (keys.length === 1 && keys[0]!.hashes.length === 1) {
      only[alternative] = keys[0]!.hashes[0]!;
      noteUse(used, keys[0]!);
      return;
    }
    undecided.set(alternative, keys);
    for (const { hashes } of keys) for (const hash of hashes) crowd[hash & mask]! += 1;
  });

  const [hashes, owners]: [number[], number[]] = [[], []];
  for (let alternative = 0; alternative < count; alternative += 1) {
    const keys = undecided.get(alternative);
    const key = keys && rarestOf(keys, crowd, mask);
    if (key) noteUse(used, key);
    for (const hash of key?.hashes ?? [only[alternative]!]) {
      hashes.push(hash);
      owners.push(alternative);
    }
  }
  return { alternatives, hashes, owners };
};

/** Phase 2: the hash table. Chains are linked from the last entry to the first, so each runs in the order of the rules. */
const chain = (
  { ranks }: Alternatives,
  hashes: readonly number[],
  owners: readonly number[],
  mask: number,
): Table => {
  const entries = new Int32Array(hashes.length * ENTRY.size);
  const heads = new Int32Array(mask + 1).fill(-1);
  for (let i = hashes.length - 1; i >= 0; i -= 1) {
    const [entry, slot] = [i * ENTRY.size, hashes[i]! & mask];
    entries[entry + ENTRY.hash] = hashes[i]!;
    entries[entry + ENTRY.next] = heads[slot]!;
    entries[entry + ENTRY.alternative] = owners[i]!;
    entries[entry + ENTRY.rank] = ranks[owners[i]!]!;
    heads[slot] = entry;
  }
  return { mask, heads, entries };
};

/**
 * Phase 3: what to look up of a page.
 * Of prefixes, suffixes and n-grams a path has many, most of them without an entry: hence the Bloom filters.
 */
const lookups = ({ kinds, edges, grams }: Used) => {
  const prefixes = kinds.subarray(USE.prefix, USE.prefix + REACH + 1);
  const suffixes = kinds.subarray(USE.suffix, USE.suffix + REACH + 1);
  return {
    prefixes,
    longestPrefix: prefixes.findLastIndex(Boolean),
    suffixes,
    shortestSuffix: suffixes.findIndex(Boolean),
    longestSuffix: suffixes.findLastIndex(Boolean),
    facts: FACT_KEYS.flatMap((key, at) => (kinds[USE.facts + at] === 0 ? [] : [{ key, at }])),
    edgeFilter: bloomFilterOf(edges),
    gramFilter: grams.length > 0 ? bloomFilterOf(grams) : (null as BloomFilter | null),
  };
};

/** A function that finds the first enabled rule that matches, in about the same time for any number of rules. */
export const indexRules = (rules: readonly Rule[]): ((facts: Facts) => Rule | undefined) => {
  const mask = maskFor(countAlternatives(rules));
  const used: Used = { kinds: new Uint8Array(USE.other + 1), edges: [], grams: [] };
  const { alternatives, hashes, owners } = fileAlternatives(rules, mask, used);
  const { heads, entries } = chain(alternatives, hashes, owners, mask);
  const { prefixes, longestPrefix, suffixes, shortestSuffix, longestSuffix, ...found } = lookups(used);
  const { facts: factsUsed, edgeFilter, gramFilter } = found;

  /** The first rule under a fingerprint that matches and comes before the best so far, else that one. */
  const lookUp = (hash: number, best: number, facts: Facts): number => {
    for (let entry = heads[hash & mask]!; entry >= 0; entry = entries[entry + ENTRY.next]!) {
      if (entries[entry + ENTRY.hash] !== hash) continue;
      const rank = entries[entry + ENTRY.rank]!;
      if (rank >= best) return best;
      if (matches(alternatives, entries[entry + ENTRY.alternative]!, facts)) return rank;
    }
    return best;
  };

  // Hashes of the prefixes of a path, by their length. Filled anew for each page, where suffixes or n-grams are used.
  let prefixHashes = new Int32Array(256);
  const usesParts = longestSuffix > 0 || gramFilter !== null;

  const lookUpSuffixes = (path: string, hash: number, soFar: number, facts: Facts): number => {
    let best = soFar;
    for (let i = shortestSuffix; i <= longestSuffix && i <= path.length; i += 1) {
      if ((suffixes[i]! & stopAt(path.charCodeAt(path.length - i))) === 0) continue;
      const suffix = suffixFingerprint(hashOfLast(hash, prefixHashes[path.length - i]!, i));
      if (mightContain(edgeFilter, suffix)) best = lookUp(suffix, best, facts);
    }
    return best;
  };

  const lookUpGrams = (filter: BloomFilter, length: number, soFar: number, facts: Facts): number => {
    let best = soFar;
    for (let i = GRAM; i <= length; i += 1) {
      const gram = gramFingerprint(hashOfLast(prefixHashes[i]!, prefixHashes[i - GRAM]!, GRAM));
      if (mightContain(filter, gram)) best = lookUp(gram, best, facts);
    }
    return best;
  };

  return (facts) => {
    const { path, values } = facts;
    let best = lookUp(ANY_PAGE, rules.length, facts);
    for (const { key, at } of factsUsed)
      for (const value of values[key]) best = lookUp(factFingerprint(at, value), best, facts);
    if (path === null) return rules[best];
    const { length } = path;
    if (length >= prefixHashes.length) prefixHashes = new Int32Array(2 * length);
    const kept = prefixHashes;
    let hash = 0;
    for (let i = 1; i <= length; i += 1) {
      const code = path.charCodeAt(i - 1);
      hash = roll(hash, code);
      if (usesParts) kept[i] = hash;
      if (i > longestPrefix || (prefixes[i]! & stopAt(code)) === 0) continue;
      const prefix = prefixFingerprint(hash);
      if (mightContain(edgeFilter, prefix)) best = lookUp(prefix, best, facts);
    }
    best = lookUp(pathFingerprint(hash), best, facts);
    if (longestSuffix > 0) best = lookUpSuffixes(path, hash, best, facts);
    if (gramFilter) best = lookUpGrams(gramFilter, length, best, facts);
    return rules[best];
  };
};
