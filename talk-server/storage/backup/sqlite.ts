import { closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import type { Kysely } from 'kysely';
import { renewLogId } from '../log-id.ts';
import { appliedSteps, migrate } from '../migrations/migrate.ts';
import { SQLITE_FILL_SEARCH } from '../migrations/0031-inbox.ts';
import { migrationSteps, type MigrationStep } from '../migrations/index.ts';
import { openDatabase } from '../sqlite/database.ts';
import { BackupRefused, type TableRow, type Value } from './file.ts';
import { type TableShape, tablesAfter } from '../schema.ts';
import type { BackedUp, SomeRows } from './backed-up.ts';

const quoted = (name: string): string => `"${name}"`;

/** Whether nobody else has the file open: only then can it leave the mode that it is shared in. */
const isFree = (file: string): boolean => {
  const database = new DatabaseSync(file, { timeout: 0 });
  try {
    database.exec('pragma journal_mode = delete');
    return true;
  } catch {
    return false;
  } finally {
    database.close();
  }
};

/**
 * What makes a file that nobody has yet quickly. Where the machine goes down meanwhile, the file is made anew; it is
 * brought to the disk before it takes its name.
 */
const UNSHARED = `pragma journal_mode = off; pragma synchronous = off; pragma locking_mode = exclusive;
  pragma cache_size = -262144`;

/** Puts rows into the tables. References are looked at once, at the end. */
const insertAll = async (
  database: DatabaseSync,
  shapes: readonly TableShape[],
  rows: SomeRows,
): Promise<void> => {
  const inserts = new Map(
    shapes.map(({ name, columns }) => [
      name,
      {
        columns,
        insert: database.prepare(
          `insert into ${quoted(name)} (${columns.map(quoted).join()}) values (${columns.map(() => '?').join()})`,
        ),
      },
    ]),
  );
  for await (const some of rows)
    for (const { table, row } of some) {
      const known = inserts.get(table);
      if (known === undefined)
        throw new BackupRefused(`The backup has a table "${table}" that is not known.`);
      known.insert.run(...known.columns.map((column): Value => row[column] ?? null));
    }
  if (database.prepare('pragma foreign_key_check').get() !== undefined)
    throw new BackupRefused('The backup has rows that refer to others which are not in it.');
};

/** Loads a file of empty tables. The index of words is filled at the end: word by word it takes ten times as long. */
const load = async (file: string, steps: readonly MigrationStep[], rows: SomeRows): Promise<void> => {
  const shapes = await tablesAfter(steps);
  const database = new DatabaseSync(file, { enableForeignKeyConstraints: false });
  try {
    database.exec(UNSHARED);
    const triggers = database.prepare("select name, sql from sqlite_schema where type = 'trigger'").all();
    for (const { name } of triggers) database.exec(`drop trigger ${quoted(String(name))}`);
    database.exec('begin');
    for (const { name } of shapes.toReversed()) database.exec(`delete from ${quoted(name)}`);
    await insertAll(database, shapes, rows);
    if (triggers.length > 0) for (const statement of SQLITE_FILL_SEARCH) database.exec(statement);
    for (const { sql } of triggers) database.exec(String(sql));
    database.exec('commit');
  } finally {
    database.close();
  }
};

const bringToDisk = (file: string): void => {
  const opened = openSync(file, 'r+');
  fsyncSync(opened);
  closeSync(opened);
};

/** Backup and restore of a SQLite file. The backup is of one moment; the server may run meanwhile. */
export const sqliteBackup = (file: string): BackedUp => ({
  read: async (use) => {
    if (!existsSync(file)) throw new BackupRefused(`There is no database at ${file}.`);
    const steps = await appliedSteps(() => openDatabase(file) as unknown as Kysely<unknown>);
    const shapes = await tablesAfter(steps);
    const database = new DatabaseSync(file, { readOnly: true });
    try {
      // A transaction that reads sees the database as it was when it first looked.
      database.exec('begin');
      function* rows(): Generator<TableRow> {
        for (const { name, columns } of shapes)
          for (const row of database
            .prepare(`select ${columns.map(quoted).join()} from ${quoted(name)}`)
            .iterate())
            yield { table: name, row: row as TableRow['row'] };
      }
      return await use(steps, rows());
    } finally {
      database.close();
    }
  },
  isEmpty: async () => !existsSync(file),
  isInUse: async () => existsSync(file) && !isFree(file),
  restore: async (steps: readonly MigrationStep[], rows) => {
    // Next to the old file, which stays until the new one is whole.
    const next = `${file}.restoring`;
    const remove = (name: string): void => {
      for (const end of ['', '-wal', '-shm']) rmSync(`${name}${end}`, { force: true });
    };
    remove(next);
    try {
      const database = openDatabase(next);
      await migrate(database as never, steps);
      await database.destroy();
      await load(next, steps, rows);
      bringToDisk(next);
      const restored = openDatabase(next);
      await migrate(restored as never, migrationSteps);
      await renewLogId(restored);
      await restored.destroy();
      if (existsSync(file)) isFree(file);
      for (const end of ['-wal', '-shm']) rmSync(`${file}${end}`, { force: true });
      renameSync(next, file);
    } finally {
      remove(next);
    }
  },
});
