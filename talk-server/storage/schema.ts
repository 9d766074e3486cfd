import { DatabaseSync } from 'node:sqlite';
import { Kysely } from 'kysely';
import { migrate } from './migrations/migrate.ts';
import type { MigrationStep } from './migrations/index.ts';
import { NodeSqliteDialect } from './sqlite/dialect.ts';

/** A table with the columns that are stored, whatever the database. */
export interface TableShape {
  readonly name: string;
  readonly columns: readonly string[];
  /** Whether a row may hold a whole file. */
  readonly isLarge: boolean;
  /** Which of its columns refer to rows of others, which have to be there before. */
  readonly references: readonly Reference[];
}

export interface Reference {
  readonly column: string;
  readonly table: string;
  /** The other table's column. */
  readonly to: string;
}

/** What migrations keep for themselves: it is made anew where a backup is restored. */
const OF_MIGRATIONS = /^(kysely_migration|migration_checksum)/;

/** What SQLite's triggers make of other tables. */
const DERIVED = /^message_index$/;

const text = (value: unknown): string => String(value);

const shapesOf = (database: DatabaseSync): TableShape[] =>
  database
    .prepare("select name from pragma_table_list where schema = 'main' and type = 'table' order by name")
    .all()
    .map(({ name }) => text(name))
    .filter((name) => ![/^sqlite_/, OF_MIGRATIONS, DERIVED].some((pattern) => pattern.test(name)))
    .map((name) => ({
      name,
      columns: database
        .prepare('select name from pragma_table_info(?) order by cid')
        .all(name)
        .map((column) => text(column['name'])),
      isLarge:
        database.prepare("select 1 from pragma_table_info(?) where type = 'bytea'").get(name) !== undefined,
      references: database
        .prepare('select "from", "table", "to" from pragma_foreign_key_list(?)')
        .all(name)
        .map((key) => ({ column: text(key['from']), table: text(key['table']), to: text(key['to']) }))
        .filter(({ table }) => table !== name),
    }));

/** Each after those that it needs. */
const inOrder = (shapes: readonly TableShape[]): TableShape[] => {
  const placed = new Map<string, TableShape>();
  const place = (shape: TableShape): void => {
    if (placed.has(shape.name)) return;
    for (const { table } of shape.references) place(shapes.find(({ name }) => name === table)!);
    placed.set(shape.name, shape);
  };
  shapes.forEach(place);
  return [...placed.values()];
};

/**
 * The tables that some migrations make, each after those that it refers to. They are read from a database in memory,
 * so that there is no second list of them.
 */
export const tablesAfter = async (steps: readonly MigrationStep[]): Promise<readonly TableShape[]> => {
  const database = new DatabaseSync(':memory:');
  const kysely = new Kysely<unknown>({ dialect: new NodeSqliteDialect(database) });
  try {
    await migrate(kysely, steps);
    return inOrder(shapesOf(database));
  } finally {
    await kysely.destroy();
  }
};
