// needs: nothing
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { eventually } from '../patience.ts';
import { startApp, type RunningApp } from '../sandbox/shopify/app-process.ts';
import { merchantOf } from '../sandbox/shopify/merchant.ts';
import { expectNothingLost } from './nothing-lost.ts';
import { savedBy } from './load.ts';

let app: RunningApp;
let folder: string;
let copies = 0;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'talk-killed-'));
  mkdirSync(join(folder, 'live'));
  app = await startApp({ environment: { SESSION_STORE: join(folder, 'live/sessions.sqlite') } });
});
afterAll(async () => {
  await app.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** The file as the dead process left it, with its journal. A copy: the app itself must be the first to mend it. */
const copied = (): string => {
  copies += 1;
  const copy = join(folder, String(copies));
  mkdirSync(copy);
  for (const name of readdirSync(join(folder, 'live')))
    copyFileSync(join(folder, 'live', name), join(copy, name));
  return join(copy, 'sessions.sqlite');
};

const integrityOf = (file: string): string => {
  const database = new DatabaseSync(file);
  const found = database.prepare('PRAGMA integrity_check').all();
  database.close();
  return found.map((row) => String(row['integrity_check'])).join('; ');
};

test('killed at any moment of saves and webhooks: no setting half written, no session lost, no broken file', () =>
  expectNothingLost(app, 'SQLite', () => {
    const address = copied();
    const integrity = integrityOf(address);
    return { address, problems: integrity === 'ok' ? [] : [integrity] };
  }));

test('stopped in order, it answers everything that has begun, and only that', async () => {
  const merchants = Array.from({ length: 10 }, (_, at) => merchantOf(app, `ending-${at}.myshopify.com`));
  for (const merchant of merchants) await merchant.open();
  const before = app.cloud.calls.graphql;
  let release = (): void => {};
  app.cloud.held = new Promise<void>((resolve) => (release = resolve));
  const saves = merchants.map((merchant, at) => merchant.save({ digest: null, appData: savedBy(at) }));
  // Each begins with one question: what is stored.
  await eventually(() => app.cloud.calls.graphql - before >= merchants.length, true);
  const ended = app.end('SIGTERM');
  await eventually(() => app.output().includes('Stopping'), true);
  await expect(fetch(`${app.url}/health`)).rejects.toThrow('fetch failed');
  release();
  app.cloud.held = null;
  const answers = await Promise.all(saves);
  expect(answers.map(({ status }) => status)).toEqual(Array(10).fill(200));
  expect(await ended).toBe(0);
  for (const { shop } of merchants) expect(app.cloud.store(shop).written).toHaveLength(1);
  await app.restart();
  expect((await merchantOf(app, merchants[0]!.shop).open()).status).toBe(200);
});
