import { join } from 'node:path';
import type { Progress } from '../progress.ts';
import { runInView } from './child.ts';
import type { Need } from './needs.ts';

const ROOT = join(import.meta.dirname, '../..');
const BIN = join(ROOT, 'node_modules/.bin');

export interface Check {
  name: string;
  program: string;
  args: readonly string[];
  /** What it cannot run without, if it needs more than the packages of npm. */
  needs?: readonly Need[];
}

/** What the sources must pass before a test runs; each counts as one test. */
export const CHECKS: readonly Check[] = [
  { name: 'types (tsc -b)', program: join(BIN, 'tsc'), args: ['-b'] },
  {
    name: 'lint (oxlint)',
    program: join(BIN, 'oxlint'),
    args: ['--deny-warnings', '--report-unused-disable-directives'],
  },
  {
    name: 'format (prettier)',
    program: join(BIN, 'prettier'),
    // What was in order is not looked at again until its content changes.
    args: [
      '--check',
      '--log-level=warn',
      '--cache',
      '--cache-strategy=content',
      '--cache-location=.cache/prettier',
      '.',
    ],
  },
  { name: 'versions agree', program: process.execPath, args: ['scripts/checks/versions.ts'] },
  {
    name: 'PHP: coding standards (PHP_CodeSniffer)',
    program: process.execPath,
    args: ['scripts/standards.ts', '--only', 'sniff'],
    needs: ['standards'],
  },
  {
    name: 'PHP: types (PHPStan)',
    program: process.execPath,
    args: ['scripts/standards.ts', '--only', 'types'],
    needs: ['standards'],
  },
];

/** Runs a check with its output in view; yields whether it passed. */
export const runCheck = async (check: Check, progress: Progress): Promise<boolean> => {
  const since = Date.now();
  const code = await runInView(check.program, check.args);
  const seconds = ((Date.now() - since) / 1000).toFixed(1);
  progress.say(`${code === 0 ? 'pass' : 'FAIL'}: ${check.name}, ${seconds} s`);
  return code === 0;
};
