import { DatabaseSync } from 'node:sqlite';
import { Kysely } from 'kysely';
import type { Database, Tables } from '../tables.ts';
import { NodeSqliteDialect } from './dialect.ts';

/** Milliseconds that a statement waits for another process, for example a backup. */
const BUSY_TIMEOUT = 5000;

/**
 * Opens a database file, made where it is missing.
 *
 * `secure_delete`: what was erased is overwritten, not only left out.
 *
 * `synchronous=FULL`: what was committed survives a power cut, too; NORMAL would lose acknowledged messages then.
 */
export const openDatabase = (file: string): Database => {
  const database = new DatabaseSync(file, { timeout: BUSY_TIMEOUT, enableForeignKeyConstraints: true });
  database.exec('pragma journal_mode = wal; pragma synchronous = full; pragma secure_delete = on');
  return new Kysely<Tables>({ dialect: new NodeSqliteDialect(database) });
};
