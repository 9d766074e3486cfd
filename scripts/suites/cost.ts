import { readFileSync } from 'node:fs';
import type { ControlGroup, FileCost } from './control-group.ts';

/** Seconds. The processor's are those of user and system together; null where the machine does not say them. */
export interface Cost {
  wall: number;
  processor: number | null;
}

/** What the kernel counts in: 100 ticks a second wherever Node runs on Linux. */
const TICKS = 100;

/**
 * The processor time in a line of `/proc/PID/stat` (proc(5)): the process's own and that of all its children that
 * have ended, theirs included.
 * @returns seconds
 */
export const processorSeconds = (stat: string): number => {
  // The second field is the program's name in parentheses, and may contain both spaces and parentheses.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const [utime, stime, cutime, cstime] = fields.slice(11, 15).map(Number) as [number, number, number, number];
  return (utime + stime + cutime + cstime) / TICKS;
};

/**
 * What this process has cost since it began, by the kernel's account of a control group where it is in one, else by
 * what Linux keeps of children that were waited for.
 */
export const readCost = (group: ControlGroup | null): Cost => ({
  wall: performance.now() / 1000,
  processor:
    group?.seconds() ??
    (process.platform === 'linux' ? processorSeconds(readFileSync('/proc/self/stat', 'utf8')) : null),
});

const minus = (a: Cost, b: Cost): Cost => ({
  wall: a.wall - b.wall,
  processor: a.processor === null || b.processor === null ? null : a.processor - b.processor,
});

/** Measures the parts of a run and yields where its time went. */
export class Costs {
  readonly #parts: { name: string; cost: Cost }[] = [];
  readonly #now: () => Cost;

  /** @param now what has been spent so far */
  constructor(now: () => Cost) {
    this.#now = now;
  }

  /** Runs a part and counts what it took, also when it throws. */
  async of<T>(name: string, work: () => Promise<T>): Promise<T> {
    const before = this.#now();
    try {
      return await work();
    } finally {
      this.#parts.push({ name, cost: minus(this.#now(), before) });
    }
  }

  /** The rows of a table: each part, what is left, and the whole, with their seconds and their share. */
  rows(): string[][] {
    const whole = this.#now();
    const left = this.#parts.reduce((rest, { cost }) => minus(rest, cost), whole);
    const row = (name: string, { wall, processor }: Cost): string[] => [
      name,
      wall.toFixed(1),
      processor?.toFixed(1) ?? 'not known',
      processor === null || !whole.processor ? '' : `${Math.round((100 * processor) / whole.processor)} %`,
    ];
    const parts = this.#parts.map(({ name, cost }) => row(name, cost));
    return [...parts, row('between them', left), row('all', whole)];
  }
}

export const COST_HEAD = ['part', 'seconds', 'processor seconds', 'share'] as const;

/** The rows of a table: the dearest files, with their processor seconds. */
export const dearest = (files: readonly FileCost[], most = Infinity): string[][] =>
  files
    .toSorted((a, b) => b.processor - a.processor)
    .slice(0, most)
    .map(({ file, processor }) => [file, processor.toFixed(1)]);

export const FILE_COST_HEAD = ['test file', 'processor seconds'] as const;
