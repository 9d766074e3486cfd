// `npm run unit`: the tests that read the sources only, without a build. `npm run unit -- core/csp` runs the files
// below a folder, `-t 'part of a name'` the tests of a name, `--watch` those of changed files again and again;
// every other option of Jest works too.
import { runInView } from './suites/child.ts';
import { JEST } from './suites/jest.ts';
import { PROJECTS } from './suites/projects.ts';

const projects = PROJECTS.filter(({ sources }) => sources === true);
const args = [
  ...JEST,
  '--maxWorkers=2',
  ...process.argv.slice(2),
  // Last, because Jest would take a pattern that follows for the name of a project.
  '--selectProjects',
  ...projects.map(({ name }) => name),
];
process.exitCode = await runInView(process.execPath, args, process.env, 'inherit');
