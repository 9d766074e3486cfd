import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runCommand } from './command.ts';
import type { Progress } from '../progress.ts';

/** Where WordPress in WebAssembly lives: outside the workspaces, so that the everyday install stays small. */
export const PLAYGROUND_FOLDER = join(import.meta.dirname, '../../test/wordpress/playground');

const STAMP = 'node_modules/.lock-hash';

const lockHash = (folder: string): string =>
  createHash('sha256')
    .update(readFileSync(join(folder, 'package-lock.json')))
    .digest('hex');

/** Whether the folder's packages are installed from the lockfile as it is now. */
export const playgroundIsInstalled = (folder = PLAYGROUND_FOLDER): boolean => {
  const stamp = join(folder, STAMP);
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === lockHash(folder);
};

/** Installs the heavy packages when they are missing or their lockfile changed; throws with npm's own words. */
export const ensurePlaygroundPackages = async (
  progress: Progress,
  folder = PLAYGROUND_FOLDER,
): Promise<void> => {
  if (playgroundIsInstalled(folder)) return;
  await progress.step('Fetching WordPress and PHP in WebAssembly (once, about 700 MB on disk)', async () => {
    const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
    const result = await runCommand(
      npm,
      ['ci', '--prefix', folder, '--no-audit', '--no-fund', '--loglevel=error'],
      { timeout: 15 * 60_000 },
    );
    if (result.code !== 0) {
      throw new Error(
        `npm could not install the packages in ${folder}: ${result.stderr.trim().slice(-800)}\n` +
          'Is the npm registry reachable? Then try the command again.',
      );
    }
    writeFileSync(join(folder, STAMP), lockHash(folder));
  });
};
