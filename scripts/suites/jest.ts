import { existsSync, globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { runInView } from './child.ts';
import { addCounts, NO_COUNTS, type Counts } from './counts.ts';
import type { JestProject } from './projects.ts';

const ROOT = join(import.meta.dirname, '../..');
/** What Node is given to run Jest; the tests are modules of TypeScript, which Node runs itself. */
export const JEST: readonly string[] = [
  '--experimental-vm-modules',
  '--disable-warning=ExperimentalWarning',
  'node_modules/jest/bin/jest.js',
];

/** Folders without test files of ours; the first is also too large to look through. */
const PASSED_OVER = new Set(['node_modules', 'vendor', 'dist', 'build-output']);

/** The absolute paths of a project's test files that match one of the patterns, or all of them without a pattern. */
export const filesOf = (project: JestProject, patterns: readonly string[]): string[] => {
  const found = globSync(project.files, { cwd: ROOT, exclude: (path) => PASSED_OVER.has(basename(path)) });
  const wanted = patterns.map((pattern) => new RegExp(pattern, 'i'));
  return found
    .map((path) => join(ROOT, path))
    .filter((path) => wanted.length === 0 || wanted.some((pattern) => pattern.test(path)))
    .toSorted();
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
        '--reporters=default',
        `--reporters=${join(ROOT, 'scripts/suites/reporter.ts')}`,
        '--runTestsByPath',
        ...files,
      ],
      { ...env, COUNTS_FILE: counts },
    );
    const uncounted = { ...NO_COUNTS, failed: 1, failures: [`${project.name}: Jest ended with ${code}`] };
    if (!existsSync(counts)) return uncounted;
    const counted = JSON.parse(readFileSync(counts, 'utf8')) as Counts;
    return code !== 0 && counted.failed === 0 ? addCounts(counted, uncounted) : counted;
  } finally {
    rmSync(temp, { recursive: true, force: true });
  }
};
