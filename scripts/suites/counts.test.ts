import { expect, test } from '@jest/globals';
import { addCounts, closingLine, countsOf } from './counts.ts';

const totals = {
  numPassedTests: 5,
  numFailedTests: 1,
  numPendingTests: 2,
  numTodoTests: 1,
  numRuntimeErrorTestSuites: 0,
  wasInterrupted: false,
};

test('the closing line has the form that runners read', () => {
  expect(closingLine(addCounts(countsOf(totals), { passed: 1, failed: 0, skipped: 0 }))).toBe(
    '6 passed, 1 failed, 3 skipped',
  );
});

test('a file that could not be run is a failed test', () => {
  expect(countsOf({ ...totals, numRuntimeErrorTestSuites: 2 }).failed).toBe(3);
});

test('a run that was cut short is a failed test', () => {
  expect(countsOf({ ...totals, wasInterrupted: true }).failed).toBe(2);
});
