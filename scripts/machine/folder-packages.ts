import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runCommand } from './command.ts';
import type { Progress } from '../progress.ts';

const STAMP = 'node_modules/.lock-hash';

const lockHash = (folder: string): string =>
  createHash('sha256')
    .update(readFileSync(join(folder, 'package-lock.json')))
    .digest('hex');

/** Whether a folder's packages are installed from its lockfile as it is now. */
export const packagesAreInstalled = (folder: string): boolean => {
  const stamp = join(folder, STAMP);
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === lockHash(folder);
};

/**
 * Installs the packages of a folder outside the workspaces when they are missing or their lockfile changed.
 * @param saying what is fetched, for people
 * @throws with npm's own words
 */
export const ensureFolderPackages = async (
  folder: string,
  saying: string,
  progress: Progress,
): Promise<void> => {
  if (packagesAreInstalled(folder)) return;
  await progress.step(saying, async () => {
    const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
    const result = await runCommand(
      npm,
      ['ci', '--prefix', folder, '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'],
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
