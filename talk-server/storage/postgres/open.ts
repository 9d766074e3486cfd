import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import { LogRefusal } from '../log.ts';
import { migrate } from '../migrations/migrate.ts';
import { runNamed, storeOf } from '../operations/asked.ts';
import { reads } from '../operations/reads.ts';
import { sharedReads } from '../operations/shared-reads.ts';
import { writes } from '../operations/writes.ts';
import type { Store } from '../store.ts';
import type { Database, Tables, Work } from '../tables.ts';
import { appendingTogether, isPlain } from './append-together.ts';
import { APPLICATION, isUniqueViolation, prepareStatements, types } from './connection.ts';

/** Connections of a process: as many writers wait for the disk together. */
const POOL = 16;

const asRefusal = (error: unknown): LogRefusal =>
  error instanceof LogRefusal ? error : new LogRefusal('unavailable', { cause: error });

const refusing = async <Result>(work: () => Promise<Result>): Promise<Result> => {
  try {
    return await work();
  } catch (error) {
    throw asRefusal(error);
  }
};

/** Runs an operation in a transaction; once more where the same request was quicker somewhere else. */
const inTransaction = <Result>(
  database: Database,
  operation: (work: Work) => Promise<Result>,
): Promise<Result> =>
  refusing(async () => {
    const once = (): Promise<Result> => database.transaction().execute(operation);
    try {
      return await once();
    } catch (error) {
      if (isUniqueViolation(error)) return once();
      throw error;
    }
  });

/**
 * A store in PostgreSQL: as many processes as you like may open the same.
 * @param url `postgres://user:password@host/database`
 */
export const openPostgresStore = async (url: string): Promise<Store> => {
  const pool = new pg.Pool({ connectionString: url, max: POOL, types, application_name: APPLICATION });
  // A connection that breaks while it is idle is replaced at the next query, which says so if it cannot be.
  pool.on('error', () => undefined);
  // One that breaks while it is in use fails its query; it says so once more, and nobody listening would end the process.
  pool.on('connect', (client) => client.on('error', () => undefined));
  pool.on('connect', prepareStatements);
  const database: Database = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  try {
    await migrate(database as never);
    const store = await storeOf(
      sharedReads((name, ...args) => refusing(() => runNamed(reads, name, database, args))),
      (name, ...args) => inTransaction(database, (work) => runNamed(writes, name, work, args)),
      () => database.destroy(),
    );
    const appendTogether = appendingTogether(pool, database);
    const append: typeof store.log.append = async (request) =>
      (isPlain(request) ? await refusing(() => appendTogether(request)) : null) ?? store.log.append(request);
    return { ...store, log: { ...store.log, append } };
  } catch (error) {
    await database.destroy();
    throw error;
  }
};
