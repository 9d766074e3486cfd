import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import pg from 'pg';
import { backUp, restore } from '../../talk-server/storage/backup/backup.ts';
import { isPostgres, openStore } from '../../talk-server/storage/open.ts';
import type { Store } from '../../talk-server/storage/store.ts';
import { startPostgres } from '../shopify/databases.ts';

/** Of a large site that has been there for years; `BENCH_MESSAGES=100000` for a look. */
const MESSAGES = Number(process.env['BENCH_MESSAGES'] ?? 1_000_000);
const CONVERSATIONS = MESSAGES / 10;
const QUESTIONS = 200;

const seconds = async (work: () => Promise<unknown>): Promise<string> => {
  const from = performance.now();
  await work();
  return `${((performance.now() - from) / 1000).toFixed(1)} s`;
};

const p95 = async (ask: (number: number) => Promise<unknown>, atOnce = 1): Promise<string> => {
  const times: number[] = [];
  let next = 0;
  const asker = async (): Promise<void> => {
    while (next < QUESTIONS) {
      const number = (next += 1);
      const from = performance.now();
      await ask(number);
      times.push(performance.now() - from);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, asker));
  return `${times.toSorted((a, b) => a - b)[Math.floor(times.length * 0.95)]!.toFixed(1)} ms`;
};

/** A different one each time, spread over all. */
const spread = (number: number): number => (number * 7919) % CONVERSATIONS;

const ask = async ({ log, inbox }: Store): Promise<void> => {
  const site = 'lamps';
  console.log(
    `list, p95: ${await p95((i) => log.conversationsAt(site, 50, { updatedAt: spread(i), id: `c${spread(i)}` }))}`,
  );
  console.log(`open, p95: ${await p95((i) => log.eventsAfter(`c${spread(i)}`, 'agent', 0, 200))}`);
  console.log(
    `search for an order, p95: ${await p95((i) => inbox.search(`order ${spread(i) * 10}`, 'mia', 50))}`,
  );
  console.log(
    `search for what every 50th message says, p95: ${await p95(() => inbox.search('green lamp', 'mia', 50))}`,
  );
  const searches = { go: true };
  const searching = Promise.all(
    Array.from({ length: 10 }, async (_, i) => {
      while (searches.go) await inbox.search(`green order ${spread(i)}`, 'mia', 50);
    }),
  );
  const author = { kind: 'agent', id: 'mia' } as const;
  const sent = await p95((i) =>
    log.append({
      conversation: `c${(i * 10) % CONVERSATIONS}`,
      author,
      key: `bench ${i}`,
      type: 'note',
      body: { text: 'Called back' },
      at: Date.now(),
    }),
  );
  searches.go = false;
  await searching;
  const alone = await p95((i) =>
    log.append({
      conversation: `c${(i * 10) % CONVERSATIONS}`,
      author,
      key: `again ${i}`,
      type: 'note',
      body: { text: 'Called back' },
      at: Date.now(),
    }),
  );
  console.log(`send while ten searches run, p95: ${sent}; with none: ${alone}`);
};

const measure = async (name: string, address: string, target: string, folder: string): Promise<void> => {
  console.log(`\n${name}, ${MESSAGES} messages in ${CONVERSATIONS} conversations`);
  console.log(`migrate an empty database: ${await seconds(async () => (await openStore(address)).close())}`);
  console.log(`fill: ${await seconds(() => fill(address))}`);
  let store: Store | undefined;
  console.log(`open the store: ${await seconds(async () => void (store = await openStore(address)))}`);
  await ask(store!);
  await store!.close();
  const file = join(folder, `${name}.backup`);
  const backed = await seconds(() => backUp(address, file));
  console.log(`backup: ${backed}, ${(statSync(file).size / 2 ** 20).toFixed(0)} MB`);
  console.log(`restore, with all migrations: ${await seconds(() => restore(target, file))}`);
};

/** How large a database may get: both stores, filled and asked. Nothing else should run on the machine meanwhile. */
export const run = async (): Promise<void> => {
  const folder = mkdtempSync(join(tmpdir(), 'talk-size-'));
  await measure('SQLite', join(folder, 'talk.db'), join(folder, 'restored.db'), folder);
  const [postgres, other] = [await startPostgres(), await startPostgres()];
  await measure('PostgreSQL', postgres.address, other.address, folder);
  await postgres.stop();
  await other.stop();
  rmSync(folder, { recursive: true, force: true });
};
