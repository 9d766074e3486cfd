/** How many tests ended how; a suite that is left out counts as one. */
export interface Counts {
  passed: number;
  failed: number;
  skipped: number;
  /** What failed, by name. */
  failures: readonly string[];
}

export const NO_COUNTS: Counts = { passed: 0, failed: 0, skipped: 0, failures: [] };

export const addCounts = (a: Counts, b: Counts): Counts => ({
  passed: a.passed + b.passed,
  failed: a.failed + b.failed,
  skipped: a.skipped + b.skipped,
  failures: [...a.failures, ...b.failures],
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
  testResults: readonly {
    testFilePath: string;
    /** Why the file could not be run. */
    testExecError?: unknown;
    testResults: readonly { fullName: string; status: string }[];
  }[];
}

const failuresOf = ({ testResults }: JestTotals): string[] =>
  testResults.flatMap(({ testFilePath, testExecError, testResults: tests }) => [
    ...(testExecError ? [testFilePath] : []),
    ...tests
      .filter(({ status }) => status === 'failed')
      .map(({ fullName }) => `${testFilePath}: ${fullName}`),
  ]);

/** A file that could not be run, and a run that was cut short, count as one failed test each. */
export const countsOf = (totals: JestTotals): Counts => ({
  passed: totals.numPassedTests,
  failed: totals.numFailedTests + totals.numRuntimeErrorTestSuites + (totals.wasInterrupted ? 1 : 0),
  skipped: totals.numPendingTests + totals.numTodoTests,
  failures: failuresOf(totals),
});
