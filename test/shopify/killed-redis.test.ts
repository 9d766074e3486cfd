// needs: redis
import { afterAll, beforeAll, test } from '@jest/globals';
import { startApp, type RunningApp } from '../sandbox/shopify/app-process.ts';
import { startRedis, type Database } from './databases.ts';
import { expectNothingLost } from './nothing-lost.ts';

let database: Database;
let app: RunningApp;

beforeAll(async () => {
  database = await startRedis();
  app = await startApp({ environment: { SESSION_STORE: database.address } });
});
afterAll(async () => {
  await app.stop();
  await database.stop();
});

test('killed at any moment, with sessions in Redis: nothing is lost', () =>
  expectNothingLost(app, 'Redis', () => ({ address: database.address, problems: [] }), 1));
