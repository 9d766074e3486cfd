/**
 * A bit for each hash of a list: tells in a small piece of memory that a hash is not on the list. That it seems to be
 * may be a mistake, about one time in fifty.
 */
export type Sieve = Int32Array;

const wordOf = (sieve: Sieve, hash: number): number => (hash >>> 8) & (sieve.length - 1);

export const sieveOf = (hashes: readonly number[]): Sieve => {
  const sieve = new Int32Array(2 ** Math.ceil(Math.log2(hashes.length + 1)));
  for (const hash of hashes) sieve[wordOf(sieve, hash)]! |= 1 << hash;
  return sieve;
};

export const mayHave = (sieve: Sieve, hash: number): boolean =>
  ((sieve[wordOf(sieve, hash)]! >> hash) & 1) === 1;
