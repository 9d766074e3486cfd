// `npm run prove`: the long versions of what `npm test` checks quickly, with tables to read. WordPress boots in every
// combination that the plugin says it supports, fuzzing runs with many more cases (TALK_PROVE=1), and end-to-end tests run
// on both WordPresses. `-- matrix` is the boots alone, `-- matrix 8.4` those
// of one PHP; `-- plugins FOLDER` runs the plugin next to real ones.
import { mustBuild } from './build/parts.ts';
import { ensurePrograms } from './machine/apt.ts';
import { ensureFrameworkPackages } from './machine/framework-packages.ts';
import { ensurePhpVersions } from './machine/php-versions.ts';
import { ensurePlaygroundPackages } from './machine/playground-packages.ts';
import { onOrphaned } from './orphan.ts';
import { progressTo } from './progress.ts';
import { proveMatrix } from './prove-matrix.ts';
import { provePlugins } from './prove-plugins.ts';
import { closingLine } from './suites/counts.ts';
import { filesOf, runProject } from './suites/jest.ts';
import { PROJECTS } from './suites/projects.ts';
import { NEEDS, programsOf, sparingProgramsOf, type Need } from './suites/needs.ts';
import { printTable } from './suites/table.ts';

const LONG = ['unit', 'messenger', 'csp', 'shopify', 'talk-server', 'php', 'e2e'];
const progress = progressTo();
onOrphaned(() => process.exit(1));

const [part, what] = process.argv.slice(2);
if (part !== undefined && part !== 'matrix' && part !== 'plugins') {
  process.stderr.write(`There is no part "${part}": matrix, or plugins with a folder.\n`);
  process.exit(2);
}
await ensurePlaygroundPackages(progress);
if (part === undefined) await ensureFrameworkPackages(progress);
await mustBuild(progress);
const needs: readonly Need[] = part === undefined ? (Object.keys(NEEDS) as Need[]) : ['chromium', 'native'];
const { missing, remedy } = await ensurePrograms(programsOf(needs), progress);
if (remedy !== null) {
  process.stderr.write(`These programs are needed and not installed: ${missing.join(', ')}. ${remedy}\n`);
  process.exit(2);
}

await ensurePrograms(sparingProgramsOf(needs), progress);

if (part === 'plugins') process.exit((await provePlugins(what, progress)) ? 0 : 1);

await ensurePhpVersions(progress);
const booted = await proveMatrix(progress, part === 'matrix' ? what : undefined);
if (part === 'matrix') process.exit(booted ? 0 : 1);

const long: string[][] = [];
for (const project of PROJECTS.filter(({ name }) => LONG.includes(name))) {
  const files = filesOf(project, []);
  if (files.length === 0) continue;
  const counts = await runProject(project, files, {
    ...process.env,
    TALK_PROVE: '1',
  });
  long.push([project.name, closingLine(counts), counts.failed === 0 ? 'pass' : 'FAIL']);
}

// The loader's tests are written for any engine: `npm test` runs them in Chromium, and a sample in the others.
const loader = PROJECTS.find(({ name }) => name === 'loader')!;
for (const engine of ['firefox', 'webkit']) {
  const counts = await runProject({ ...loader, minutes: 30 }, filesOf(loader, []), {
    ...process.env,
    TALK_ENGINE: engine,
  });
  long.push([`loader in ${engine}`, closingLine(counts), counts.failed === 0 ? 'pass' : 'FAIL']);
}

printTable(['suite', 'with TALK_PROVE=1', 'result'], long);
process.exit(booted && long.every((row) => row.at(-1) === 'pass') ? 0 : 1);
