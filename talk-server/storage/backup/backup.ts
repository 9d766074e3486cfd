import { existsSync } from 'node:fs';
import { migrationSteps } from '../migrations/index.ts';
import { isPostgres } from '../open.ts';
import type { BackedUp } from './backed-up.ts';
import { BackupRefused, readBackup, writeBackup } from './file.ts';
import { postgresBackup } from './postgres.ts';
import { sqliteBackup } from './sqlite.ts';

export { BackupRefused } from './file.ts';

const databaseAt = (address: string): BackedUp =>
  isPostgres(address) ? postgresBackup(address) : sqliteBackup(address);

/**
 * Writes a backup of a database as it is at this moment; servers may go on meanwhile. A backup of one store can be
 * restored into the other.
 * @returns how many rows it holds.
 * @throws {BackupRefused} where there is nothing to back up, or the file exists.
 */
export const backUp = (address: string, path: string, at: number = Date.now()): Promise<number> => {
  if (existsSync(path)) throw new BackupRefused(`${path} exists already.`);
  return databaseAt(address).read((steps, rows) =>
    writeBackup(path, { talkServerBackup: 1, steps: steps.map(({ name }) => name), at }, rows),
  );
};

/**
 * Restores a backup and brings it to this version. The log gets a new id, so that every client reads anew.
 * @param replace whether what is in the database now may be lost.
 * @returns when the backup was made, in milliseconds since 1970.
 * @throws {BackupRefused} while a server runs, where the database is not empty, or for a backup that is not whole.
 */
export const restore = async (
  address: string,
  path: string,
  { replace = false }: { readonly replace?: boolean } = {},
): Promise<number> => {
  const database = databaseAt(address);
  const { head, rows, close } = await readBackup(path);
  try {
    const unknown = head.steps.find((name) => migrationSteps.every((step) => step.name !== name));
    if (unknown !== undefined)
      throw new BackupRefused(`The backup is of a newer version (step "${unknown}"). Use that version.`);
    if (!replace && !(await database.isEmpty()))
      throw new BackupRefused(
        'The database is not empty. With --replace, the backup takes the place of what is there.',
      );
    if (await database.isInUse())
      throw new BackupRefused('A Talk server is using the database. Stop it first, then restore.');
    await database.restore(
      migrationSteps.filter(({ name }) => head.steps.includes(name)),
      rows,
    );
    return head.at;
  } finally {
    await close();
  }
};
