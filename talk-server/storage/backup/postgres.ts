import { setTimeout } from 'node:timers/promises';
import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import { renewLogId } from '../log-id.ts';
import { appliedSteps, migrate } from '../migrations/migrate.ts';
import { migrationSteps } from '../migrations/index.ts';
import { APPLICATION, types } from '../postgres/connection.ts';
import type { Tables } from '../tables.ts';
import { BackupRefused, type Row, type TableRow } from './file.ts';
import type { BackedUp, SomeRows } from './backed-up.ts';
import { tablesAfter, type TableShape } from '../schema.ts';

/** Rows that are fetched, and stored, at once. */
const CHUNK = 2000;
const LARGE_CHUNK = 4;

const chunkOf = ({ isLarge }: TableShape): number => (isLarge ? LARGE_CHUNK : CHUNK);

/** How often it is looked whether a server is connected, and the milliseconds in between. */
const LOOKS = 10;
const BETWEEN_LOOKS = 200;

const quoted = (name: string): string => `"${name}"`;

async function* rowsOf(client: pg.Client, shapes: readonly TableShape[]): AsyncGenerator<TableRow> {
  for (const shape of shapes) {
    const { name, columns } = shape;
    const chunk = chunkOf(shape);
    await client.query(
      `declare backup no scroll cursor for select ${columns.map(quoted).join()} from ${quoted(name)}`,
    );
    for (;;) {
      const { rows } = await client.query<Row>(`fetch ${chunk} from backup`);
      for (const row of rows) yield { table: name, row };
      if (rows.length < chunk) break;
    }
    await client.query('close backup');
  }
}

/** As PostgreSQL reads bytes in JSON. */
const asPostgresJson = (_name: string, value: unknown): unknown => {
  if (typeof value === 'object' && value !== null && (value as { type?: string }).type === 'Buffer')
    return `\\x${Buffer.from((value as { data: number[] }).data).toString('hex')}`;
  return value;
};

const store = async (
  client: pg.Client,
  { name, columns }: TableShape,
  rows: readonly Row[],
): Promise<void> => {
  const list = columns.map(quoted).join();
  await client.query(
    `insert into ${quoted(name)} (${list}) select ${list} from json_populate_recordset(null::${quoted(name)}, $1)`,
    [JSON.stringify(rows, asPostgresJson)],
  );
};

const load = async (client: pg.Client, shapes: readonly TableShape[], rows: SomeRows): Promise<void> => {
  let current: TableShape | undefined;
  let gathered: Row[] = [];
  const flush = async (): Promise<void> => {
    if (current && gathered.length > 0) await store(client, current, gathered);
    gathered = [];
  };
  const take = async ({ table, row }: TableRow): Promise<void> => {
    if (table !== current?.name || gathered.length >= chunkOf(current)) {
      await flush();
      current = shapes.find(({ name }) => name === table);
      if (current === undefined)
        throw new BackupRefused(`The backup has a table "${table}" that is not known.`);
    }
    gathered.push(row);
  };
  for await (const some of rows) for (const each of some) await take(each);
  await flush();
};

/** Backup and restore of a PostgreSQL database. The backup is of one moment; servers may run meanwhile. */
export const postgresBackup = (url: string): BackedUp => {
  const connected = async <Result>(use: (client: pg.Client) => Promise<Result>): Promise<Result> => {
    const client = new pg.Client({ connectionString: url, types });
    await client.connect();
    try {
      return await use(client);
    } finally {
      await client.end();
    }
  };
  const kysely = (): Kysely<unknown> =>
    new Kysely<unknown>({
      dialect: new PostgresDialect({ pool: new pg.Pool({ connectionString: url, types }) }),
    });
  const count = (text: string, values: readonly unknown[] = []): Promise<number> =>
    connected(async (client) => (await client.query(text, [...values])).rowCount ?? 0);
  return {
    read: async (use) => {
      const steps = await appliedSteps(kysely);
      if (steps.length === 0) throw new BackupRefused('The database has no tables of a Talk server.');
      const shapes = await tablesAfter(steps);
      return connected(async (client) => {
        await client.query('begin transaction isolation level repeatable read read only');
        const used = await use(steps, rowsOf(client, shapes));
        await client.query('commit');
        return used;
      });
    },
    isEmpty: async () =>
      (await count("select 1 from information_schema.tables where table_name = 'conversation' limit 1")) ===
      0,
    isInUse: async () => {
      // A connection that was just closed is listed for a moment longer.
      for (let looks = 0; looks < LOOKS; looks += 1) {
        const connections = await count(
          'select 1 from pg_stat_activity where datname = current_database() and application_name = $1 limit 1',
          [APPLICATION],
        );
        if (connections === 0) return false;
        await setTimeout(BETWEEN_LOOKS);
      }
      return true;
    },
    restore: (steps, rows) =>
      connected(async (client) => {
        // One transaction: where the backup turns out to be cut off, the database stays as it was.
        await client.query('begin');
        const known = await client.query<{ tablename: string }>(
          'select tablename from pg_tables where schemaname = current_schema()',
        );
        const ours = new Set([
          ...(await tablesAfter(migrationSteps)).map(({ name }) => name),
          'kysely_migration',
          'kysely_migration_lock',
          'migration_checksum',
        ]);
        for (const { tablename } of known.rows)
          if (ours.has(tablename)) await client.query(`drop table ${quoted(tablename)} cascade`);
        const within = new Kysely<Tables>({
          dialect: new PostgresDialect({ pool: withoutTransactions(client) }),
        });
        await migrate(within as never, steps);
        await client.query('delete from meta');
        await load(client, await tablesAfter(steps), rows);
        await migrate(within as never, migrationSteps);
        await renewLogId(within);
        await client.query('commit');
      }),
  };
};

/** One connection that is in a transaction already: those of the migrator are part of it. */
const withoutTransactions = (client: pg.Client): pg.Pool =>
  ({
    connect: async () => ({
      query: (text: string, values: unknown[]) =>
        /^(begin|commit|start transaction)\b/i.test(text)
          ? Promise.resolve({ command: 'SELECT', rowCount: 0, rows: [] })
          : client.query(text, values),
      release: () => undefined,
    }),
    end: async () => undefined,
  }) as unknown as pg.Pool;
