import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { launchChromium } from '../test/browser/chromium.ts';
import { HEAD, runWithPlugin } from '../test/plugins/with-plugin.ts';
import { pluginsIn, type FoundPlugin } from '../test/plugins/found.ts';
import { isMultilingual, LANGUAGES_HEAD, runInLanguages } from '../test/plugins/languages.ts';
import { isPeer, measurePeers, PEERS_HEAD, peerRows } from '../test/plugins/peers.ts';
import { isPluginCheck, PLUGIN_CHECK_HEAD, runPluginCheck } from '../test/plugins/plugin-check.ts';
import { setUpsOf } from '../test/plugins/set-ups.ts';
import { startOrtto } from '../test/sandbox/ortto/server.ts';
import { cachedNewest } from '../test/wordpress/source/folder.ts';
import { ensureWpCliPackages } from './machine/wp-cli-packages.ts';
import type { Progress } from './progress.ts';
import { printTable } from './suites/table.ts';

/** The row of a plugin that could not be run, with the reason. */
const rowNotRun = (
  { name, version }: FoundPlugin,
  head: readonly string[],
  error: unknown,
  ...more: readonly string[]
): string[] => {
  const said = [name, version, ...more];
  const left = Array<string>(head.length - said.length - 1).fill('–');
  return [...said, ...left, `not run: ${String(error).split('\n')[0]}`];
};

interface Table {
  readonly head: readonly string[];
  readonly rows: string[][];
  readonly passed: boolean;
}

type Around = Parameters<typeof measurePeers>[1];

interface Trial {
  readonly name: string;
  readonly run: () => Promise<string[]>;
  readonly notRun: (error: unknown) => string[];
}

const tableOf = async (
  head: readonly string[],
  trials: readonly Trial[],
  progress: Progress,
): Promise<Table> => {
  const rows: string[][] = [];
  for (const { name, run, notRun } of trials) rows.push(await progress.step(name, () => run().catch(notRun)));
  return { head, rows, passed: rows.every((row) => row.at(-1) === 'pass') };
};

const setUpTrials = (plugins: readonly FoundPlugin[], around: Around): readonly Trial[] =>
  plugins.flatMap((plugin) =>
    setUpsOf(plugin.slug).map((setUp) => ({
      name: `${plugin.name}, ${setUp.what}`,
      run: () => runWithPlugin(plugin, setUp, around),
      notRun: (error) => rowNotRun(plugin, HEAD, error, setUp.what),
    })),
  );

const languageTrials = (plugins: readonly FoundPlugin[], around: Around): readonly Trial[] =>
  plugins.map((plugin) => ({
    name: `${plugin.name}, in two languages`,
    run: () => runInLanguages(plugin, around),
    notRun: (error) => rowNotRun(plugin, LANGUAGES_HEAD, error),
  }));

const checkTable = async (checker: FoundPlugin, around: Around, progress: Progress): Promise<Table> => {
  await ensureWpCliPackages(progress);
  const rows = await progress.step(`${checker.name} ${checker.version}`, () =>
    runPluginCheck(checker, around.wordpress),
  );
  const passed = rows.length === 0;
  return { head: PLUGIN_CHECK_HEAD, rows: passed ? [['nothing', '–', '–', '–']] : rows, passed };
};

const costTable = async (
  peers: readonly FoundPlugin[],
  around: Around,
  progress: Progress,
): Promise<Table> => {
  const rows =
    peers.length === 0
      ? []
      : await progress.step(`${peers.length} chats next to ours`, async () =>
          peerRows(await measurePeers(peers, around)),
        );
  return { head: PEERS_HEAD, rows, passed: true };
};

/**
 * `npm run prove -- plugins FOLDER`: the plugin next to real ones, which are nobody's to commit. The folder holds plugins as
 * folders or zips. Prints a table; yields whether every row passed. Multilingual plugins run in two languages as well,
 * chats are measured next to ours, and Plugin Check looks at ours: further tables.
 */
export const provePlugins = async (folder: string | undefined, progress: Progress): Promise<boolean> => {
  if (folder === undefined) throw new Error('Name a folder with plugins: npm run prove -- plugins FOLDER');
  const temp = mkdtempSync(join(tmpdir(), 'talk-plugins-'));
  const { found, others } = pluginsIn(resolve(folder), temp);
  for (const other of others) process.stderr.write(`${other} is no plugin, and is left out.\n`);
  const checker = found.find(isPluginCheck);
  const ortto = await startOrtto({});
  const browser = await launchChromium();
  const tables: Table[] = [];
  try {
    const around = { ortto, browser, wordpress: cachedNewest() ?? 'newest' };
    const tried = found.filter((plugin) => plugin !== checker);
    tables.push(await tableOf(HEAD, setUpTrials(tried, around), progress));
    tables.push(
      await tableOf(LANGUAGES_HEAD, languageTrials(tried.filter(isMultilingual), around), progress),
    );
    if (checker !== undefined) tables.push(await checkTable(checker, around, progress));
    tables.push(await costTable(tried.filter(isPeer), around, progress));
  } finally {
    await browser.close();
    await ortto.stop();
    rmSync(temp, { recursive: true, force: true });
  }
  for (const { head, rows } of tables) if (rows.length > 0) printTable(head, rows);
  return found.length > 0 && tables.every(({ passed }) => passed);
};
