import { PostgresAdapter, type Kysely } from 'kysely';

/** Whether statements go to PostgreSQL; else they go to SQLite. For what the two say in different words. */
export const runsOnPostgres = <Tables>(database: Kysely<Tables>): boolean =>
  database.getExecutor().adapter instanceof PostgresAdapter;
