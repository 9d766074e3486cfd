import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { launchChromium } from '../test/browser/chromium.ts';
import { HEAD, runBeside } from '../test/plugins/beside.ts';
import { pluginsIn, type FoundPlugin } from '../test/plugins/found.ts';
import { isMultilingual, LANGUAGES_HEAD, runInLanguages } from '../test/plugins/languages.ts';
import { isPeer, measurePeers, PEERS_HEAD, peerRows } from '../test/plugins/peers.ts';
import { setUpsOf } from '../test/plugins/set-ups.ts';
import { startOrtto } from '../test/sandbox/ortto/server.ts';
import { cachedNewest } from '../test/wordpress/source/folder.ts';
import type { Progress } from './progress.ts';
import { printTable } from './suites/table.ts';

/** The row of a plugin that could not be run, with the reason. */
const notRun = (
  { name, version }: FoundPlugin,
  head: readonly string[],
  error: unknown,
  ...more: readonly string[]
): string[] => {
  const said = [name, version, ...more];
  const left = Array<string>(head.length - said.length - 1).fill('–');
  return [...said, ...left, `not run: ${String(error).split('\n')[0]}`];
};

/**
 * `npm run prove -- plugins FOLDER`: the plugin beside real ones, which are nobody's to commit. The folder holds plugins as
 * folders or zips. Prints a table; yields whether every row passed. Multilingual plugins run
 * in two languages as well, and chats are measured beside ours: further tables.
 */
export const provePlugins = async (folder: string | undefined, progress: Progress): Promise<boolean> => {
  if (folder === undefined) throw new Error('Name a folder with plugins: npm run prove -- plugins FOLDER');
  const temp = mkdtempSync(join(tmpdir(), 'talk-plugins-'));
  const { found, others } = pluginsIn(resolve(folder), temp);
  for (const other of others) process.stderr.write(`${other} is no plugin, and is left out.\n`);
  const ortto = await startOrtto({});
  const browser = await launchChromium();
  const rows: string[][] = [];
  const peers = found.filter(isPeer);
  const translated: string[][] = [];
  let costs: string[][] = [];
  try {
    const around = { ortto, browser, wordpress: cachedNewest() ?? 'newest' };
    for (const plugin of found) {
      for (const setUp of setUpsOf(plugin.slug)) {
        const row = await progress.step(`${plugin.name}, ${setUp.what}`, () =>
          runBeside(plugin, setUp, around).catch((error: unknown) => notRun(plugin, HEAD, error, setUp.what)),
        );
        rows.push(row);
      }
    }
    for (const plugin of found.filter(isMultilingual))
      translated.push(
        await progress.step(`${plugin.name}, in two languages`, () =>
          runInLanguages(plugin, around).catch((error: unknown) => notRun(plugin, LANGUAGES_HEAD, error)),
        ),
      );
    if (peers.length > 0)
      costs = await progress.step(`${peers.length} chats beside ours`, async () =>
        peerRows(await measurePeers(peers, around)),
      );
  } finally {
    await browser.close();
    await ortto.stop();
    rmSync(temp, { recursive: true, force: true });
  }
  printTable(HEAD, rows);
  if (translated.length > 0) printTable(LANGUAGES_HEAD, translated);
  if (costs.length > 0) printTable(PEERS_HEAD, costs);
  return rows.length > 0 && [...rows, ...translated].every((row) => row.at(-1) === 'pass');
};
