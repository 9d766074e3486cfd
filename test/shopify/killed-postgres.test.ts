// needs: postgres
import { afterAll, beforeAll, test } from '@jest/globals';
import { startApp, type RunningApp } from '../sandbox/shopify/app-process.ts';
import { startPostgres, type Database } from './databases.ts';
import { expectNothingLost } from './nothing-lost.ts';

let database: Database;
let app: RunningApp;

beforeAll(async () => {
  database = await startPostgres();
  app = await startApp({ environment: { SESSION_STORE: database.address } });
});
afterAll(async () => {
  await app.stop();
  await database.stop();
});

test('killed at any moment, with sessions in PostgreSQL: nothing is lost', () =>
  expectNothingLost(app, 'PostgreSQL', () => ({ address: database.address, problems: [] }), 1));
