import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { launchChromium } from '../test/browser/chromium.ts';
import { HEAD, runBeside } from '../test/plugins/beside.ts';
import { pluginsIn } from '../test/plugins/found.ts';
import { isPeer, measurePeers, PEERS_HEAD, peerRows } from '../test/plugins/peers.ts';
import { setUpsOf } from '../test/plugins/set-ups.ts';
import { startOrtto } from '../test/sandbox/ortto/server.ts';
import { cachedNewest } from '../test/wordpress/source/folder.ts';
import type { Progress } from './progress.ts';
import { printTable } from './suites/table.ts';

/**
 * `npm run prove -- plugins FOLDER`: the plugin beside real ones, which are nobody's to commit. The folder holds plugins as
 * folders or zips. Prints a table; yields whether every row passed. Chats among them are measured beside ours: a second table.
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
  let costs: string[][] = [];
  try {
    const around = { ortto, browser, wordpress: cachedNewest() ?? 'newest' };
    for (const plugin of found) {
      for (const setUp of setUpsOf(plugin.slug)) {
        const row = await progress.step(`${plugin.name}, ${setUp.what}`, () =>
          runBeside(plugin, setUp, around).catch((error: unknown) => [
            plugin.name,
            plugin.version,
            setUp.what,
            ...Array<string>(9).fill('–'),
            `not run: ${String(error).split('\n')[0]}`,
          ]),
        );
        rows.push(row);
      }
    }
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
  if (costs.length > 0) printTable(PEERS_HEAD, costs);
  return rows.length > 0 && rows.every((row) => row.at(-1) === 'pass');
};
