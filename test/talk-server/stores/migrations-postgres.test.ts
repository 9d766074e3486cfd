// needs: postgres
import { describe } from '@jest/globals';
import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import { openPostgresStore } from '../../../talk-server/storage/postgres/open.ts';
import { startPostgres } from '../../shopify/databases.ts';
import { migratesSafely } from './migration-contract.ts';

describe('migrations in PostgreSQL', () => {
  migratesSafely(async () => {
    const server = await startPostgres();
    const pool = new pg.Pool({ connectionString: server.address });
    // The server is stopped while connections are still on their way out.
    pool.on('error', () => undefined);
    const database = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) });
    return {
      database,
      start: () => openPostgresStore(server.address),
      stop: async () => {
        await database.destroy();
        await server.stop();
      },
    };
  });
});
