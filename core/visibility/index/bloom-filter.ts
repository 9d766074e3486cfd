/**
 * A Bloom filter with one bit for each hash: says in a small piece of memory that a hash is not on the list. That it
 * might be there is wrong about one time in fifty.
 */
export type BloomFilter = Int32Array;

const wordOf = (filter: BloomFilter, hash: number): number => (hash >>> 8) & (filter.length - 1);

export const bloomFilterOf = (hashes: readonly number[]): BloomFilter => {
  const filter = new Int32Array(2 ** Math.ceil(Math.log2(hashes.length + 1)));
  for (const hash of hashes) filter[wordOf(filter, hash)]! |= 1 << hash;
  return filter;
};

export const mightContain = (filter: BloomFilter, hash: number): boolean =>
  ((filter[wordOf(filter, hash)]! >> hash) & 1) === 1;
