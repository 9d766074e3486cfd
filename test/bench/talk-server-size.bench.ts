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

/** The rows, in the words of either store; `from` yields the numbers from 0. */
const fillings = (from: (count: number) => string): readonly string[] => [
  `insert into site (id, name, tracking_key, origins, created_at) values ('lamps', 'Lamps', 'talk-lamps', '[]', 0)`,
  `insert into contact (id, site, email, first_name, last_name, created_at)
    select 'p' || i, 'lamps', 'person' || i || '@example.com', 'Person', 'No ' || i, i from ${from(CONVERSATIONS)}`,
  `insert into visitor (id, site, secret_hash, contact, blocked_at, created_at)
    select 'v' || i, 'lamps', 'h' || i, 'p' || i, null, i from ${from(CONVERSATIONS)}`,
  `insert into conversation (id, site, visitor, create_key, create_body, status, agent, team, last_seq, last_vseq, created_at, updated_at)
    select 'c' || i, 'lamps', 'v' || i, 'k' || i, '{}', case i % 10 when 0 then 'open' else 'closed' end, null, null, 10, 10, i, i
    from ${from(CONVERSATIONS)}`,
  `insert into event (conversation, seq, vseq, type, author_kind, author, key, body, at)
    select 'c' || (i / 10), i % 10 + 1, i % 10 + 1, 'message', case i % 2 when 0 then 'visitor' else 'agent' end,
      case i % 2 when 0 then 'v' || (i / 10) else 'mia' end, 'k' || i,
      '{"text":"Where is order ' || i || ' with the ' || case i % 50 when 0 then 'green' else 'white' end ||
      ' lamp that I bought in shop ' || (i % 997) || ' last week?"}', i
    from ${from(MESSAGES)}`,
];

const inSqlite = (count: number): string =>
  `(with recursive n(i) as (select 0 union all select i + 1 from n where i < ${count - 1}) select i from n)`;
const inPostgres = (count: number): string => `generate_series(0, ${count - 1}) as n(i)`;

const fill = async (address: string): Promise<void> => {
  if (!isPostgres(address)) {
    const database = new DatabaseSync(address);
    database.exec('begin');
    for (const filling of fillings(inSqlite)) database.exec(filling);
    database.exec('commit');
    database.close();
    return;
  }
  const client = new pg.Client({ connectionString: address });
  await client.connect();
  for (const filling of fillings(inPostgres)) await client.query(filling);
  await client.query('analyze');
  await client.end();
};

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
