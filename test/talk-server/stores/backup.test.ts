// needs: postgres
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe } from '@jest/globals';
import pg from 'pg';
import { startPostgres } from '../../shopify/databases.ts';
import { keepsBackups, type Addresses } from './backup-contract.ts';

const sqliteFiles = async (): Promise<Addresses> => {
  const folder = mkdtempSync(join(tmpdir(), 'talk-backed-up-'));
  let count = 0;
  return {
    empty: async () => join(folder, `${(count += 1)}.db`),
    stop: async () => rmSync(folder, { recursive: true, force: true }),
  };
};

const postgresDatabases = async (): Promise<Addresses> => {
  const server = await startPostgres();
  let count = 0;
  return {
    empty: async () => {
      const name = `talk${(count += 1)}`;
      const client = new pg.Client({ connectionString: server.address });
      await client.connect();
      await client.query(`create database ${name}`);
      await client.end();
      return server.address.replace(/\/postgres$/, `/${name}`);
    },
    stop: server.stop,
  };
};

describe('backups of SQLite', () => {
  keepsBackups(async () => ({ here: await sqliteFiles(), there: await postgresDatabases() }));
});

describe('backups of PostgreSQL', () => {
  keepsBackups(async () => ({ here: await postgresDatabases(), there: await sqliteFiles() }));
});
