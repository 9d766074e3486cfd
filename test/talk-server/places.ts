// Empty stores for tests, each in a place of its own.
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import { openPostgresStore } from '../../talk-server/storage/postgres/open.ts';
import { openDatabase } from '../../talk-server/storage/sqlite/database.ts';
import { openSqliteStore } from '../../talk-server/storage/sqlite/open.ts';
import type { Tables } from '../../talk-server/storage/tables.ts';
import { quickFolder } from '../quick-folder.ts';
import { startPostgres } from '../shopify/databases.ts';
import type { StoreUnderTest } from './log-requests.ts';
import { watched } from './stores/opened-store.ts';

export const onSqlite = async (): Promise<StoreUnderTest & { readonly file: string }> => {
  const folder = quickFolder('talk-log-');
  const file = join(folder, 'talk.db');
  const open = () => openSqliteStore(file);
  const store = await open();
  const place = watched(store, openDatabase(file), open, async () =>
    rmSync(folder, { recursive: true, force: true }),
  );
  return { ...place, file };
};

export const onPostgres = async (): Promise<StoreUnderTest & { readonly address: string }> => {
  const server = await startPostgres();
  const open = () => openPostgresStore(server.address);
  const store = await open();
  const pool = new pg.Pool({ connectionString: server.address });
  // The server is stopped while connections are still on their way out.
  pool.on('error', () => undefined);
  const database = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  return { ...watched(store, database, open, server.stop), address: server.address };
};
