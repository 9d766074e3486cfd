// needs: postgres
import { describe } from '@jest/globals';
import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import { openPostgresLog } from '../../talk-server/storage/postgres/open.ts';
import type { Tables } from '../../talk-server/storage/tables.ts';
import { startPostgres } from '../shopify/databases.ts';
import { keepsItsPromises, type LogUnderTest } from './log-contract.ts';
import { watched } from './opened-log.ts';

const onPostgres = async (): Promise<LogUnderTest> => {
  const server = await startPostgres();
  const open = () => openPostgresLog(server.address);
  await (await open()).close();
  const pool = new pg.Pool({ connectionString: server.address });
  // The server is stopped while connections are still on their way out.
  pool.on('error', () => undefined);
  return watched(new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) }), open, server.stop);
};

describe('the log in PostgreSQL', () => {
  keepsItsPromises(onPostgres);
});
