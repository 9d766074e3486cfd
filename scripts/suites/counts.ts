/** How many tests ended how; a suite that is left out counts as one. */
export interface Counts {
  passed: number;
  failed: number;
  skipped: number;
}

export const NO_COUNTS: Counts = { passed: 0, failed: 0, skipped: 0 };

export const addCounts = (a: Counts, b: Counts): Counts => ({
  passed: a.passed + b.passed,
  failed: a.failed + b.failed,
  skipped: a.skipped + b.skipped,
});

/** The line that ends every run: `12 passed, 0 failed, 1 skipped`. */
export const closingLine = ({ passed, failed, skipped }: Counts): string =>
  `${passed} passed, ${failed} failed, ${skipped} skipped`;

/** The part of Jest's result that is counted. */
export interface JestTotals {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  numTodoTests: number;
  /** Files that failed before a test of theirs could run. */
  numRuntimeErrorTestSuites: number;
  wasInterrupted: boolean;
}

/** A file that could not be run, and a run that was cut short, count as one failed test each. */
export const countsOf = (totals: JestTotals): Counts => ({
  passed: totals.numPassedTests,
  failed: totals.numFailedTests + totals.numRuntimeErrorTestSuites + (totals.wasInterrupted ? 1 : 0),
  skipped: totals.numPendingTests + totals.numTodoTests,
});
