import { writeFileSync } from 'node:fs';
import { countsOf, type JestTotals } from './counts.ts';

/** Minutes after which a test that still runs is named. */
const LONG = 5;

/** A file of tests, as Jest hands it to reporters. */
interface TestFile {
  readonly path: string;
}

/**
 * A Jest reporter that hands a run's counts to `npm test`, through the file that COUNTS_FILE names, and that names what
 * takes long while it does: the output may be cut before it fails.
 */
export default class RunReporter {
  readonly #long = new Map<string, NodeJS.Timeout>();

  /** @param begun what a file begins now; nothing where it has ended */
  #now({ path }: TestFile, begun?: string): void {
    clearTimeout(this.#long.get(path));
    this.#long.delete(path);
    if (begun === undefined) return;
    const say = (): void =>
      void process.stdout.write(`Still running after ${LONG} minutes, in ${path}: ${begun}\n`);
    this.#long.set(path, setTimeout(say, LONG * 60_000).unref());
  }

  onTestFileStart(file: TestFile): void {
    this.#now(file, 'the file');
  }
  onTestCaseStart(file: TestFile, { fullName }: { readonly fullName: string }): void {
    this.#now(file, fullName);
  }
  onTestFileResult(file: TestFile): void {
    this.#now(file);
  }

  onRunComplete(_contexts: unknown, totals: JestTotals): void {
    const file = process.env.COUNTS_FILE;
    if (file !== undefined) writeFileSync(file, JSON.stringify(countsOf(totals)));
  }
}
