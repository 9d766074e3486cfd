import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe } from '@jest/globals';
import type { Kysely } from 'kysely';
import { openDatabase } from '../../../talk-server/storage/sqlite/database.ts';
import { openSqliteStore } from '../../../talk-server/storage/sqlite/open.ts';
import { migratesSafely } from './migration-contract.ts';

describe('migrations in SQLite', () => {
  migratesSafely(async () => {
    const folder = mkdtempSync(join(tmpdir(), 'talk-migrations-'));
    const file = join(folder, 'talk.db');
    const database = openDatabase(file) as unknown as Kysely<unknown>;
    return {
      database,
      start: () => openSqliteStore(file),
      stop: async () => {
        await database.destroy();
        rmSync(folder, { recursive: true, force: true });
      },
    };
  });
});
