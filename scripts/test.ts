// `npm test`: builds what has changed, checks the sources, runs every suite, says where the time went, and ends with
// one line `N passed, N failed, N skipped`. `npm test -- --only unit [pattern…]` runs one project (or `checks`).
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { addCounts, closingLine, NO_COUNTS, type Counts } from './suites/counts.ts';
import { wordpressFolder, wordpressVersionOf } from '../test/wordpress/source/folder.ts';
import { ensurePrograms } from './machine/apt.ts';
import { ensureFrameworkPackages, frameworksAreInstalled } from './machine/framework-packages.ts';
import { ensurePlaygroundPackages } from './machine/playground-packages.ts';
import { missingPrograms } from './machine/programs.ts';
import { ensureAdminSchema, hasAdminSchema } from './machine/shopify-schema.ts';
import { ensureStandardsPackages, standardsAreFetched } from './machine/standards-packages.ts';
import { ensureWpCliPackages, wpCliIsFetched } from './machine/wp-cli-packages.ts';
import { onOrphaned } from './orphan.ts';
import { progressTo } from './progress.ts';
import { buildParts } from './build/parts.ts';
import { CHECKS, runCheck, type Check } from './suites/checks.ts';
import { enterControlGroup, type FileCost } from './suites/control-group.ts';
import { Costs, COST_HEAD, dearest, FILE_COST_HEAD, readCost } from './suites/cost.ts';
import { filesOf, runProject } from './suites/jest.ts';
import { needsOfFile, programsOf, sparingProgramsOf, type Need } from './suites/needs.ts';
import { PROJECTS, type JestProject } from './suites/projects.ts';
import { printTable, tableLines } from './suites/table.ts';
import { inTurn, runSeed, turnsInWords } from './suites/turns.ts';

const CI = process.env.CI === 'true';
const progress = progressTo();
const one = (name: string, passed: boolean): Counts =>
  passed ? { ...NO_COUNTS, passed: 1 } : { ...NO_COUNTS, failed: 1, failures: [name] };

const group = enterControlGroup();
const costs = new Costs(() => readCost(group));
const fileCosts: FileCost[] = [];
/** What a run keeps for the next ones, and for those who look into it. */
const CACHE = join(import.meta.dirname, '../.cache');
let total = NO_COUNTS;
const count = (counts: Counts): void => {
  total = addCounts(total, counts);
};
/** A suite that cannot run here: skipped on a developer's machine, failed in CI. */
const leaveOut = (what: string, why: string): void => {
  progress.say(`left out: ${what} (${why})`);
  count(CI ? one(`left out: ${what}`, false) : { ...NO_COUNTS, skipped: 1 });
};
/** Installs programs where the machine allows it; says what would install the others. */
const ensureNeeds = async (needs: readonly Need[]): Promise<void> => {
  const { remedy } = await ensurePrograms(programsOf(needs), progress);
  if (remedy !== null)
    progress.say(`Some suites need programs that are not installed. This installs them: ${remedy}`);
  const sparing = await ensurePrograms(sparingProgramsOf(needs), progress);
  if (sparing.remedy !== null)
    progress.say(`Some suites take half the processor time with this installed: ${sparing.remedy}`);
};
const sayWhy = (error: unknown): void => progress.say(error instanceof Error ? error.message : String(error));
/** Names the dearest files; all of them are in a file to compare two runs by. */
const sayFileCosts = (): void => {
  if (fileCosts.length === 0) return;
  const list = join(CACHE, 'file-costs.txt');
  mkdirSync(CACHE, { recursive: true });
  writeFileSync(list, `${tableLines(FILE_COST_HEAD, dearest(fileCosts)).join('\n')}\n`);
  printTable(FILE_COST_HEAD, dearest(fileCosts, 30));
  process.stdout.write(`All of them: ${relative(process.cwd(), list)}\n`);
};
/** Says where the time went, and ends the run once its last line has been read. */
const finish = (): Promise<never> =>
  new Promise(() => {
    sayFileCosts();
    printTable(COST_HEAD, costs.rows());
    if (group === null)
      process.stdout.write('Not counted: what browsers start. For that, run it as root on Linux.\n');
    group?.close();
    if (total.failures.length > 0) process.stdout.write(`\nFailed:\n${total.failures.join('\n')}\n\n`);
    const code = total.failed > 0 || total.passed === 0 ? 1 : 0;
    process.stdout.write(`${closingLine(total)}\n`, () => process.exit(code));
  });
// The running child gets the terminal's signal too and ends; its suite then counts as failed.
let interrupted = false;
process.on('SIGINT', () => {
  interrupted = true;
});
onOrphaned(() => process.exit(1));

const { values, positionals } = parseArgs({
  options: { only: { type: 'string', multiple: true } },
  allowPositionals: true,
});
const names = [...PROJECTS.map(({ name }) => name), 'checks'];
const unknown = (values.only ?? []).find((name) => !names.includes(name));
if (unknown !== undefined) {
  process.stderr.write(`--only: "${unknown}" is none of ${names.join(', ')}\n`);
  process.exit(2);
}
const wanted = (name: string): boolean => values.only === undefined || values.only.includes(name);

if (!(await costs.of('build', () => buildParts(progress)))) {
  count(one('build', false));
  progress.say('Nothing else is run without a build.');
  await finish();
}
count(one('build', true));
/** What a check cannot run without and cannot be had here; what can be fetched is fetched. */
const lackedBy = async ({ needs = [] }: Check): Promise<string[]> => {
  if (needs.length === 0) return [];
  await ensureNeeds(needs);
  const missing: string[] = missingPrograms(programsOf(needs));
  if (needs.includes('standards') && missing.length === 0) {
    await ensureStandardsPackages(progress).catch(sayWhy);
    if (!standardsAreFetched()) missing.push('packages from Packagist');
  }
  return missing;
};
for (const check of wanted('checks') ? CHECKS : []) {
  const lacked = await lackedBy(check);
  if (lacked.length > 0) leaveOut(check.name, `needs ${lacked.join(', ')}`);
  else count(one(check.name, await costs.of(check.name, () => runCheck(check, progress))));
}

interface Suite {
  project: JestProject;
  files: { file: string; needs: readonly Need[] }[];
}
const suites: Suite[] = [];
for (const project of PROJECTS.filter(({ name }) => wanted(name))) {
  const files = filesOf(project, positionals);
  if (files.length === 0) continue;
  suites.push({
    project,
    files: files.map((file) => ({ file, needs: needsOfFile(file, project.needs) })),
  });
}

const seed = runSeed();
const env: NodeJS.ProcessEnv = {
  // Programs that tests start again and again are compiled once.
  NODE_COMPILE_CACHE: join(CACHE, 'node'),
  ...process.env,
  SEED: String(seed),
};
/** Fetches what the suites need; says what they have to do without. */
const provide = async (): Promise<void> => {
  if (suites.some(({ project }) => project.heavy === true)) {
    await ensurePlaygroundPackages(progress);
    await wordpressFolder('6.6', progress);
  }
  const allNeeds = suites.flatMap(({ files }) => files.flatMap(({ needs }) => needs));
  if (allNeeds.includes('frameworks')) {
    await ensureFrameworkPackages(progress).catch(sayWhy);
  }
  if (allNeeds.includes('shopifySchema')) {
    await ensureAdminSchema(progress).catch(sayWhy);
  }
  await ensureNeeds(allNeeds);
  if (allNeeds.includes('wpCli')) {
    await ensureWpCliPackages(progress).catch(sayWhy);
  }
  if (suites.some(({ project }) => project.name === 'e2e')) {
    try {
      const newest = await wordpressFolder('newest', progress);
      progress.say(`The newest WordPress here is ${wordpressVersionOf(newest)}.`);
    } catch (error) {
      env.TALK_WORDPRESS = '6.6';
      leaveOut('every suite on the newest WordPress', error instanceof Error ? error.message : String(error));
    }
  }
};
await costs.of('what they need', provide);

const passedOver: string[] = [];
for (const { project, files } of suites) {
  const able: string[] = [];
  for (const { file, needs } of files) {
    const missing: string[] = missingPrograms(programsOf(needs));
    if (needs.includes('frameworks') && !frameworksAreInstalled()) missing.push('packages from npm');
    if (needs.includes('wpCli') && !wpCliIsFetched()) missing.push('packages from Packagist');
    if (needs.includes('shopifySchema') && !hasAdminSchema()) missing.push('Shopify’s schema from npm');
    if (missing.length === 0) able.push(file);
    else leaveOut(relative(process.cwd(), file), `needs ${missing.join(', ')}`);
  }
  // Files that are asked for by name run, whether or not it is their turn.
  const chosen = positionals.length > 0 ? { files: able, passedOver: [] } : inTurn(able, seed);
  const runnable = chosen.files;
  passedOver.push(...chosen.passedOver);
  if (interrupted) leaveOut(project.name, 'interrupted');
  if (interrupted || runnable.length === 0) continue;
  progress.say(`Running ${project.name}: ${runnable.length} file${runnable.length === 1 ? '' : 's'} …`);
  count(await costs.of(project.name, () => runProject(project, runnable, env)));
  fileCosts.push(...(group?.files() ?? []));
}
if (passedOver.length > 0) progress.say(turnsInWords(passedOver, seed));
await finish();
