import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { printTable } from '../../scripts/suites/table.ts';
import { backUp, restore } from '../../talk-server/storage/backup/backup.ts';
import { openStore } from '../../talk-server/storage/open.ts';
import type { Store } from '../../talk-server/storage/store.ts';
import { startPostgres } from '../shopify/databases.ts';
import { fill, PER_CONVERSATION } from '../talk-server/stores/large-site.ts';
import { isWanted } from './sample.ts';

/** Of a large site that has been there for years; `BENCH_MESSAGES=100000` for a look. */
const MESSAGES = Number(process.env['BENCH_MESSAGES'] ?? 1_000_000);
const CONVERSATIONS = MESSAGES / PER_CONVERSATION;
const QUESTIONS = 200;

const seconds = async (work: () => Promise<unknown>): Promise<string> => {
  const from = performance.now();
  await work();
  return `${((performance.now() - from) / 1000).toFixed(1)} s`;
};

type Ask = (number: number) => Promise<unknown>;

/** The time that 19 of 20 questions stay below, one after the other. */
const p95 = async (ask: Ask): Promise<number> => {
  const times: number[] = [];
  for (let number = 0; number < QUESTIONS; number += 1) {
    const from = performance.now();
    await ask(number);
    times.push(performance.now() - from);
  }
  return times.toSorted((a, b) => a - b)[Math.floor(times.length * 0.95)]!;
};

/** A different one each time, spread over all. */
const spread = (number: number): number => (number * 7919) % CONVERSATIONS;

interface Question {
  readonly what: string;
  /** Milliseconds that are promised at p95. */
  readonly goal: number;
  readonly ask: Ask;
}

const questionsTo = ({ log, inbox }: Store): readonly Question[] => {
  const at = (i: number) => ({ updatedAt: spread(i), id: `c${spread(i)}` });
  const list = (name: 'all' | 'closed'): Ask => {
    return (i) => inbox.listed({ list: name, member: 'mia', site: 'lamps' }, 50, i === 0 ? undefined : at(i));
  };
  const search = (text: (i: number) => string): Ask => {
    return (i) => inbox.search(text(i), 'mia', 50);
  };
  return [
    { what: 'list of open conversations, any page', goal: 100, ask: list('all') },
    { what: 'list of closed conversations, any page', goal: 100, ask: list('closed') },
    { what: 'numbers next to the lists', goal: 100, ask: () => inbox.counts('mia') },
    { what: 'open a conversation', goal: 100, ask: (i) => inbox.details(`c${spread(i)}`, 'mia') },
    { what: 'read its messages', goal: 100, ask: (i) => log.eventsAfter(`c${spread(i)}`, 'agent', 0, 200) },
    { what: 'search for an order', goal: 500, ask: search((i) => `order ${spread(i) * 10}`) },
    { what: 'search for a word of every message', goal: 500, ask: search(() => 'lamp') },
    { what: 'search for words of every 50th message', goal: 500, ask: search(() => 'green lamp') },
    {
      what: 'search for five words of every message',
      goal: 500,
      ask: search(() => 'where order lamp shop week'),
    },
    { what: 'search for a word that is begun', goal: 500, ask: search((i) => 'where'.slice(0, (i % 4) + 1)) },
    { what: 'search for a word that nobody said', goal: 500, ask: search((i) => `chair${i}`) },
    { what: 'search for a person', goal: 500, ask: search((i) => `person no ${spread(i)}`) },
  ];
};

/** Sending with ten searches at the same time, and without: the second number has to explain the first. */
const sendWhileSearching = async ({ log, inbox }: Store): Promise<readonly string[][]> => {
  const send = (round: string): Promise<number> =>
    p95((i) =>
      log.append({
        conversation: `c${(i * 10) % CONVERSATIONS}`,
        author: { kind: 'agent', id: 'mia' },
        key: `${round} ${i}`,
        type: 'note',
        body: { text: 'Called back' },
        at: Date.now(),
      }),
    );
  const alone = await send('alone');
  const searches = { go: true, done: 0 };
  const searching = Promise.all(
    Array.from({ length: 10 }, async (_, i) => {
      while (searches.go) {
        await inbox.search(`green order ${spread(i)}`, 'mia', 50);
        searches.done += 1;
      }
    }),
  );
  const busy = await send('busy');
  const opened = await p95((i) => log.eventsAfter(`c${spread(i)}`, 'agent', 0, 200));
  searches.go = false;
  await searching;
  const again = await send('again');
  const row = (what: string, time: number): string[] => [what, `${time.toFixed(1)} ms`, ''];
  return [
    row('send', alone),
    row(`send during ten searches (${searches.done} done)`, busy),
    row('read a conversation during ten searches', opened),
    row('send, again without', again),
  ];
};

const measure = async (name: string, address: string, target: string, folder: string): Promise<void> => {
  const rows: string[][] = [];
  const row = (what: string, took: string, goal = ''): void => void rows.push([what, took, goal]);
  row('migrate an empty database', await seconds(async () => (await openStore(address)).close()));
  row('fill it with rows', await seconds(() => fill(address, MESSAGES)));
  let store!: Store;
  row('open the store', await seconds(async () => void (store = await openStore(address))));
  for (const { what, goal, ask } of questionsTo(store))
    row(what, `${(await p95(ask)).toFixed(1)} ms`, `${goal} ms`);
  rows.push(...(await sendWhileSearching(store)));
  await store.close();
  const file = join(folder, `${name}.backup`);
  row('back up', await seconds(() => backUp(address, file)));
  row('the backup', `${(statSync(file).size / 2 ** 20).toFixed(0)} MB`);
  row('restore, with all migrations', await seconds(() => restore(target, file)));
  printTable(
    [`${name}, ${MESSAGES} messages in ${CONVERSATIONS} conversations`, 'p95 or once', 'goal'],
    rows,
  );
};

/**
 * How large a database may get: both stores, filled and asked; `BENCH_PARTS=PostgreSQL` for one. Nothing else should run
 * on the machine meanwhile.
 */
export const run = async (): Promise<void> => {
  const folder = mkdtempSync(join(tmpdir(), 'talk-size-'));
  if (isWanted('SQLite'))
    await measure('SQLite', join(folder, 'talk.db'), join(folder, 'restored.db'), folder);
  if (isWanted('PostgreSQL')) {
    const [postgres, other] = [await startPostgres(), await startPostgres()];
    await measure('PostgreSQL', postgres.address, other.address, folder);
    await postgres.stop();
    await other.stop();
  }
  rmSync(folder, { recursive: true, force: true });
};
