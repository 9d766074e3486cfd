import { cpus, totalmem } from 'node:os';

/** What a figure was measured on. */
export const machine = (): string => {
  const cores = cpus();
  return `${cores[0]?.model.trim() ?? 'unknown CPU'}, ${cores.length} cores, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.versions.node}`;
};

/** The parts of a benchmark that are asked for, in `BENCH_PARTS` with commas between; all by default. */
const PARTS = process.env['BENCH_PARTS']?.split(',');

export const isWanted = (part: string): boolean => PARTS?.includes(part) ?? true;

/** Milliseconds of sending that are not counted: code is compiled in them. */
export const WARM_UP = 1000;

export const median = (values: readonly number[]): number => {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
};

/** The middle half of the values, as a measure of how far single readings scatter. */
export const quartiles = (values: readonly number[]): [number, number] => {
  const sorted = values.toSorted((a, b) => a - b);
  return [sorted[Math.floor(sorted.length / 4)]!, sorted[Math.floor((sorted.length * 3) / 4)]!];
};

export const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

export interface Ratio {
  readonly ratio: number;
  /** The interval that holds it in 95 of 100 such runs. */
  readonly low: number;
  readonly high: number;
}

/**
 * The ratio of two variants' means, with its interval by the bootstrap: whole rounds are drawn again, as what slows a
 * round down meets all variants in it. Means, as a paint comes with a frame, and the median of such steps hides less than one.
 */
export const ratioOf = (values: readonly number[], base: readonly number[], draws = 5000): Ratio => {
  const drawn = Array.from({ length: draws }, () => {
    const rounds = values.map(() => Math.floor(Math.random() * values.length));
    return mean(rounds.map((round) => values[round]!)) / mean(rounds.map((round) => base[round]!));
  }).toSorted((a, b) => a - b);
  return {
    ratio: mean(values) / mean(base),
    low: drawn[Math.floor(draws * 0.025)]!,
    high: drawn[Math.floor(draws * 0.975)]!,
  };
};

/**
 * Measures variants in turn, round after round, so that whatever slows the machine down meets all of them alike.
 * The order turns with every round. The first rounds only warm up.
 */
export const inTurn = async <Name extends string, Reading>(
  variants: readonly Name[],
  rounds: number,
  warmUp: number,
  measure: (variant: Name) => Promise<Reading>,
): Promise<Record<Name, Reading[]>> => {
  const readings = Object.fromEntries(variants.map((name) => [name, [] as Reading[]])) as Record<
    Name,
    Reading[]
  >;
  for (let round = -warmUp; round < rounds; round += 1) {
    for (let turn = 0; turn < variants.length; turn += 1) {
      const variant = variants[(turn + round + warmUp) % variants.length]!;
      const reading = await measure(variant);
      if (round >= 0) readings[variant].push(reading);
    }
  }
  return readings;
};
