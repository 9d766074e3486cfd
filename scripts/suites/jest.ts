import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mustRun } from '../machine/command.ts';
import { runInView } from './child.ts';
import type { Counts } from './counts.ts';
import type { Need } from './needs.ts';

const ROOT = join(import.meta.dirname, '../..');
const JEST = [
  '--experimental-vm-modules',
  '--disable-warning=ExperimentalWarning',
  'node_modules/jest/bin/jest.js',
];

export interface JestProject {
  name: string;
  /** What its files need unless they say otherwise. */
  needs: readonly Need[];
  /** Whether its files boot WordPress or PHP in WebAssembly. */
  heavy: boolean;
  /** Test files at once. Those that mostly wait for servers and browsers leave room for one more. */
  workers: number;
  /** Milliseconds a test may take. */
  timeout: number;
}

/** In the order they run: what is quick to fail comes first. */
export const PROJECTS: readonly JestProject[] = [
  { name: 'unit', needs: [], heavy: false, workers: 2, timeout: 30_000 },
  { name: 'sandbox', needs: ['chromium'], heavy: false, workers: 2, timeout: 60_000 },
  { name: 'loader', needs: ['chromium'], heavy: false, workers: 2, timeout: 60_000 },
  { name: 'storefront', needs: ['chromium'], heavy: false, workers: 2, timeout: 60_000 },
  { name: 'extensions', needs: [], heavy: false, workers: 2, timeout: 30_000 },
  { name: 'csp', needs: ['chromium'], heavy: false, workers: 2, timeout: 120_000 },
  { name: 'shopify', needs: ['shopifySchema'], heavy: false, workers: 2, timeout: 60_000 },
  { name: 'php', needs: ['php'], heavy: true, workers: 2, timeout: 120_000 },
  { name: 'e2e', needs: ['chromium', 'native'], heavy: true, workers: 3, timeout: 300_000 },
];

/** The absolute paths of a project's test files that match the patterns. */
export const filesOf = async (project: JestProject, patterns: readonly string[]): Promise<string[]> => {
  const listed = await mustRun(
    process.execPath,
    [
      ...JEST,
      '--listTests',
      '--selectProjects',
      project.name,
      ...(patterns.length > 0 ? ['--', ...patterns] : []),
    ],
    { cwd: ROOT },
  );
  return listed.split('\n').filter((line) => line.endsWith('.test.ts') || line.endsWith('.test.tsx'));
};

/**
 * Runs a project's files and yields their counts. A run that ends without having counted (a crash, a signal)
 * is one failed test.
 */
export const runProject = async (
  project: JestProject,
  files: readonly string[],
  env: NodeJS.ProcessEnv,
): Promise<Counts> => {
  const temp = mkdtempSync(join(tmpdir(), 'talk-test-'));
  const counts = join(temp, 'counts.json');
  try {
    const code = await runInView(
      process.execPath,
      [
        ...JEST,
        '--selectProjects',
        project.name,
        `--maxWorkers=${project.workers}`,
        `--testTimeout=${project.timeout}`,
        '--reporters=default',
        `--reporters=${join(ROOT, 'scripts/suites/reporter.ts')}`,
        '--runTestsByPath',
        ...files,
      ],
      { ...env, COUNTS_FILE: counts },
    );
    if (!existsSync(counts)) return { passed: 0, failed: 1, skipped: 0 };
    const counted = JSON.parse(readFileSync(counts, 'utf8')) as Counts;
    return code !== 0 && counted.failed === 0 ? { ...counted, failed: 1 } : counted;
  } finally {
    rmSync(temp, { recursive: true, force: true });
  }
};
