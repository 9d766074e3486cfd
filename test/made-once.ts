import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, join } from 'node:path';
import { mustRun } from '../scripts/machine/command.ts';

/** What this machine has made already; delete it to have it made anew. */
const MADE = join(import.meta.dirname, '../.cache/made');

/** Copies a folder with its owners and times, as no function of Node does. */
const copyFolder = (from: string, to: string): Promise<string> => mustRun('cp', ['-a', from, to]);

const keep = async (folder: string, kept: string): Promise<void> => {
  mkdirSync(MADE, { recursive: true });
  // Through a temporary name, so that an interrupted copy is not taken for the whole.
  const half = mkdtempSync(join(MADE, '.half-'));
  try {
    const whole = join(half, 'whole');
    await copyFolder(folder, whole);
    renameSync(whole, kept);
  } catch (error) {
    // Two may make the same at once; the first one's copy is as good.
    if (!existsSync(kept)) throw error;
  } finally {
    rmSync(half, { recursive: true, force: true });
  }
};

/**
 * Fills a folder that takes long to make, such as a database server's: it is made once on this machine and copied from
 * then on.
 * @param name of what is made, and of all that it depends on
 * @param folder does not exist yet
 */
export const madeOnce = async (
  name: string,
  folder: string,
  make: (folder: string) => Promise<void>,
): Promise<void> => {
  const kept = join(MADE, `${name}-${process.getuid?.() ?? 0}`);
  if (existsSync(kept)) {
    await copyFolder(kept, folder);
    return;
  }
  await make(folder);
  await keep(folder, kept);
};

/**
 * A value that takes long to make: the last one is kept on this machine, and made anew where it depends on something
 * else by now.
 * @param name of what is made
 * @param of a fingerprint of all that it depends on
 * @param make yields what JSON can keep
 */
export const lastMade = async <Value>(
  name: string,
  of: string,
  make: () => Promise<Value>,
): Promise<Value> => {
  const file = join(MADE, `${name}.json`);
  if (existsSync(file)) {
    const kept = JSON.parse(readFileSync(file, 'utf8')) as { of: string; value: Value };
    if (kept.of === of) return kept.value;
  }
  const value = await make();
  mkdirSync(MADE, { recursive: true });
  const half = mkdtempSync(join(MADE, '.half-'));
  writeFileSync(join(half, name), JSON.stringify({ of, value }));
  renameSync(join(half, name), file);
  rmSync(half, { recursive: true });
  return value;
};

/** Names a program in one version: another one is another file. */
export const programVersion = (program: string): string => {
  const path = realpathSync(program);
  const { size, mtimeMs } = statSync(path);
  return `${basename(path)}-${size}-${Math.trunc(mtimeMs)}`;
};
