// `npm run prove`: the long versions of what `npm test` checks quickly, with tables to read. Fuzzing runs with
// many more cases (TALK_PROVE=1), end-to-end tests run on both WordPresses, and WordPress boots in every combination
// that the plugin says it supports.
import { startOrtto } from '../test/sandbox/ortto/server.ts';
import { connectedSettings, storeSettings } from '../test/wordpress/connect.ts';
import { startNative, startPlayground, type WordPressStack } from '../test/wordpress/stack.ts';
import { mustBuild } from './build/parts.ts';
import { ensurePrograms } from './machine/apt.ts';
import { ensureFrameworkPackages } from './machine/framework-packages.ts';
import { ensurePlaygroundPackages } from './machine/playground-packages.ts';
import { onOrphaned } from './orphan.ts';
import { progressTo } from './progress.ts';
import { closingLine } from './suites/counts.ts';
import { filesOf, runProject } from './suites/jest.ts';
import { PROJECTS } from './suites/projects.ts';
import { NEEDS, programsOf, type Need } from './suites/needs.ts';
import { printTable } from './suites/table.ts';

const LONG = ['unit', 'messenger', 'csp', 'shopify', 'talk-server', 'php', 'e2e'];
const progress = progressTo();
onOrphaned(() => process.exit(1));

interface Boot {
  what: string;
  start: () => Promise<WordPressStack>;
}

const playground = (wordpress: string, php: string): Boot => ({
  what: 'Playground, SQLite',
  start: () => startPlayground({ wordpress, php }),
});
const native = (wordpress: string, multisite: boolean): Boot => ({
  what: multisite ? 'MariaDB, nginx, network' : 'MariaDB, nginx',
  start: () => startNative({ wordpress, multisite, activate: multisite ? 'network' : 'site' }),
});
const BOOTS = ['6.6', 'newest'].flatMap((wordpress) => [
  ...['7.4', '8.3', '8.5'].map((php) => playground(wordpress, php)),
  native(wordpress, false),
  native(wordpress, true),
]);

/** Boots one combination, connects the plugin and asks for the front page; yields a row of the table. */
const tryBoot = async (
  { what, start }: Boot,
  ortto: Awaited<ReturnType<typeof startOrtto>>,
): Promise<string[]> => {
  const since = Date.now();
  const stack = await start();
  try {
    const seconds = ((Date.now() - since) / 1000).toFixed(1);
    await storeSettings(stack, connectedSettings(ortto));
    const page = await stack.measure('/');
    const tag = page.body.includes('id="talk-messenger-js"');
    const notices = stack.phpLog().split('\n').filter(Boolean).length;
    const passed = page.status === 200 && tag && notices === 0;
    return [
      what,
      stack.wordpressVersion,
      stack.phpVersion,
      `${seconds} s`,
      String(page.status),
      tag ? 'yes' : 'no',
      String(page.queries),
      String(notices),
      passed ? 'pass' : 'FAIL',
    ];
  } finally {
    await stack.stop();
  }
};

await ensurePlaygroundPackages(progress);
await ensureFrameworkPackages(progress);
await mustBuild(progress);
const { missing, remedy } = await ensurePrograms(programsOf(Object.keys(NEEDS) as Need[]), progress);
if (remedy !== null) {
  process.stderr.write(`These programs are needed and not installed: ${missing.join(', ')}. ${remedy}\n`);
  process.exit(2);
}

const rows: string[][] = [];
const ortto = await startOrtto({});
try {
  for (const boot of BOOTS) {
    rows.push(
      await progress.step(boot.what, () =>
        tryBoot(boot, ortto).catch((error: unknown) => [
          boot.what,
          ...Array<string>(7).fill('-'),
          `FAIL: ${String(error).split('\n')[0]}`,
        ]),
      ),
    );
  }
} finally {
  await ortto.stop();
}
printTable(
  ['stack', 'WordPress', 'PHP', 'ready after', 'front page', "Talk's tag", 'queries', 'notices', 'result'],
  rows,
);

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
process.exit([...rows, ...long].every((row) => row.at(-1) === 'pass') ? 0 : 1);
