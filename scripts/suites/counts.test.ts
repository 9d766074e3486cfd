import { expect, test } from '@jest/globals';
import { addCounts, closingLine, countsOf, NO_COUNTS } from './counts.ts';

const totals = {
  numPassedTests: 5,
  numFailedTests: 1,
  numPendingTests: 2,
  numTodoTests: 1,
  numRuntimeErrorTestSuites: 0,
  wasInterrupted: false,
  testResults: [],
};

test('the closing line has the form that runners read', () => {
  expect(closingLine(addCounts(countsOf(totals), { ...NO_COUNTS, passed: 1 }))).toBe(
    '6 passed, 1 failed, 3 skipped',
  );
});

test('a file that could not be run is a failed test', () => {
  expect(countsOf({ ...totals, numRuntimeErrorTestSuites: 2 }).failed).toBe(3);
});

test('a run that was cut short is a failed test', () => {
  expect(countsOf({ ...totals, wasInterrupted: true }).failed).toBe(2);
});

test('what failed is named: tests, and files that could not be run', () => {
  const testResults = [
    {
      testFilePath: 'test/a.test.ts',
      testResults: [
        { fullName: 'a lamp shines', status: 'passed' },
        { fullName: 'a lamp goes out', status: 'failed' },
      ],
    },
    { testFilePath: 'test/b.test.ts', testExecError: new Error('no such module'), testResults: [] },
  ];
  expect(countsOf({ ...totals, testResults }).failures).toEqual([
    'test/a.test.ts: a lamp goes out',
    'test/b.test.ts',
  ]);
});
