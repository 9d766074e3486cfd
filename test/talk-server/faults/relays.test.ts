// needs: postgres, redis
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { ALLOWANCES } from '../../../talk-server/http/allowances.ts';
import { Hub } from '../../../talk-server/live/hub.ts';
import { relayThroughPostgres } from '../../../talk-server/live/relays/postgres.ts';
import { relayThroughRedis } from '../../../talk-server/live/relays/redis.ts';
import { openRedis, type TalkRedis } from '../../../talk-server/redis.ts';
import { openPostgresStore } from '../../../talk-server/storage/postgres/open.ts';
import { startPostgres, startRedis, type Database } from '../../shopify/databases.ts';
import { eventually } from '../../patience.ts';
import { inboxOf } from '../inbox/inbox-client.ts';
import { agentOf, serve, visitorOf, type Served } from '../served.ts';

interface Server extends Served {
  /** How many hints of other processes were heard. */
  readonly hints: () => number;
}

const nothing = (): void => undefined;

/** A server as one of several processes; `relay` tells it of the others. */
const startServer = async (
  database: string,
  relay: (hub: Hub) => () => Promise<void>,
  more: Parameters<typeof serve>[1] = {},
): Promise<Server> => {
  const store = await openPostgresStore(database);
  const hub = new Hub();
  let hints = 0;
  const hear = hub.heard.bind(hub);
  // `announce` calls it as well: those of the others come in without it.
  let own = false;
  hub.heard = (hint) => {
    if (!own) hints += 1;
    hear(hint);
  };
  const announce = hub.announce.bind(hub);
  hub.announce = (hint) => {
    own = true;
    announce(hint);
    own = false;
  };
  const end = relay(hub);
  const served = await serve(store, { hub, ...more });
  return {
    ...served,
    hints: () => hints,
    stop: async () => {
      await served.stop();
      await end();
      await store.close();
    },
  };
};

/** The first server made the site and its agent; the others answer for them as well. */
const asOne = (first: Server, other: Server): Server => ({ ...other, agentKey: first.agentKey });

/** Case 9 wants six seconds at most. Printed, since a test waits for what comes, however busy its machine is. */
const printDelay = (what: string, since: number): void => {
  const seconds = ((performance.now() - since) / 1000).toFixed(2);
  process.stdout.write(`${what}: the last message arrived ${seconds} s after it was stored (6 at most).\n`);
};

const numbers = (from: number, to: number): string[] =>
  Array.from({ length: to - from + 1 }, (_, i) => String(from + i));

let postgres: Database;
beforeAll(async () => {
  postgres = await startPostgres();
});
afterAll(() => postgres.stop());

describe('two servers that hear of each other through Redis', () => {
  let redis: Database;
  let one: Server;
  let other: Server;
  let connections: TalkRedis[];

  /** Until then a server counts alone, as it does while Redis is away. */
  const untilConnected = async (): Promise<void> => {
    await eventually(() => connections.every(({ commands }) => commands.isReady), true);
  };

  /** Redis is back for the next test, also where this one fails. */
  const whileRedisIsAway = async (act: () => Promise<void>): Promise<void> => {
    await redis.stop();
    try {
      // What Redis still said is heard before a connection counts as lost.
      await eventually(() => connections.some(({ subscriber }) => subscriber.isReady), false);
      await act();
    } finally {
      redis = await startRedis(redis.address);
    }
  };

  beforeAll(async () => {
    redis = await startRedis();
    connections = [];
    const start = async () => {
      const connection = openRedis(redis.address, nothing);
      connections.push(connection);
      return startServer(postgres.address, (hub) => relayThroughRedis(connection, hub), {
        redis: connection,
        allowances: {
          ...ALLOWANCES,
          writes: { ...ALLOWANCES.writes, secret: { points: 40, duration: 600 } },
        },
      });
    };
    one = await start();
    other = asOne(one, await start());
  });
  afterAll(async () => {
    await one.stop();
    await other.stop();
    for (const { close } of connections) close();
    await redis.stop();
  });

  test('bring what is written on one to the other, also while Redis is away, and hear again when it is back', async () => {
    const visitor = visitorOf(one);
    const { conversation } = (await visitor.start('0')).body;
    const agents = await agentOf(other).connect({ [conversation]: 0 });
    const texts = (): string[] => agents.events().map(({ body }) => (body as { text: string }).text);
    const write = async (text: string) => {
      expect((await visitor.send(conversation, text)).status).toBe(201);
    };
    // Until both listen, a hint may be lost; then it is heard.
    let count = 0;
    await eventually(async () => {
      if (other.hints() === 0) await write(String((count += 1)));
      return other.hints() > 0;
    }, true);
    let heard = 0;
    await whileRedisIsAway(async () => {
      heard = other.hints();
      const until = count + 5;
      for (const text of numbers(count + 1, until)) await write(text);
      const stored = performance.now();
      await agents.until(() => agents.events().length === until + 1);
      printDelay('Redis away', stored);
      expect(texts()).toEqual(numbers(0, until));
      expect(other.hints()).toBe(heard);
      count = until;
    });
    const back = visitorOf(one);
    const second = (await back.start('again')).body.conversation;
    const own = one.hints();
    // Each way: a server may be heard again before it counts again.
    await eventually(async () => {
      for (const each of [one, other]) await agentOf(each).add(second, 'note', { text: 'Are you there?' });
      await setTimeout(100);
      return other.hints() > heard && one.hints() > own;
    }, true);
    await write(String((count += 1)));
    await agents.until(() => agents.events(conversation).length === count + 1);
    expect(agents.events(conversation).map(({ seq }) => seq)).toEqual(numbers(1, count + 1).map(Number));
    await agents.end();
  });

  test('lose nothing where Redis is flushed in between', async () => {
    const visitor = visitorOf(one);
    const { conversation } = (await visitor.start('0')).body;
    const agents = await agentOf(other).connect({ [conversation]: 0 });
    await untilConnected();
    for (const text of numbers(1, 5)) {
      await connections[0]!.commands.flushAll();
      expect((await visitor.send(conversation, text)).status).toBe(201);
    }
    const stored = performance.now();
    await agents.until(() => agents.events(conversation).length === 6);
    printDelay('Redis flushed', stored);
    expect(agents.events(conversation).map(({ body }) => (body as { text: string }).text)).toEqual(
      numbers(0, 5),
    );
    await agents.end();
  });

  test('count together how often somebody tries to sign in', async () => {
    await untilConnected();
    const tries = [inboxOf(one), inboxOf(other)];
    const statuses: number[] = [];
    for (let i = 0; i < 12; i += 1) {
      const body = { email: 'guessed@example.com', password: `guess ${i}` };
      statuses.push((await tries[i % 2]!.ask('POST', '/sign-in', body)).status);
    }
    expect(statuses).toEqual([...Array<number>(10).fill(403), 429, 429]);
  });

  test('count together what a visitor writes, and each alone while Redis is away', async () => {
    await untilConnected();
    const secret = visitorOf(one).secret;
    const first = visitorOf(one, secret);
    const { conversation } = (await first.start('0')).body;
    const elsewhere = visitorOf(other, secret);
    const statuses: number[] = [];
    for (let i = 0; i < 22; i += 1)
      for (const visitor of [first, elsewhere])
        statuses.push((await visitor.send(conversation, String(i))).status);
    // 40 in all, of which starting was one.
    expect(statuses.filter((status) => status === 201)).toHaveLength(39);
    expect(statuses.slice(39).every((status) => status === 429)).toBe(true);
    await whileRedisIsAway(async () => {
      expect((await elsewhere.send(conversation, 'Still there')).status).toBe(201);
    });
  });
});

describe('two servers that hear of each other through PostgreSQL', () => {
  test('bring what is written on one to the other when the listening connections are cut', async () => {
    const start = () =>
      startServer(postgres.address, (hub) => relayThroughPostgres(postgres.address, hub, nothing));
    const one = await start();
    const site = one.site;
    const other = await start();
    const visitor = visitorOf(one);
    const { conversation } = (await visitor.start('0')).body;
    const live = await visitorOf({ ...other, site }, visitor.secret).connect({ [conversation]: 1 });
    await live.until(() => live.frames.some(({ t }) => t === 'welcome'));
    const operator = new pg.Client({ connectionString: postgres.address });
    await operator.connect();
    const listening =
      "from pg_stat_activity where (query ilike 'listen%' or query like '%pg_notify%') and pid <> pg_backend_pid()";
    // A server answers before it listens.
    await eventually(async () => (await operator.query(`select pid ${listening}`)).rowCount, 2);
    const cut = await operator.query(`select pg_terminate_backend(pid) ${listening}`);
    expect(cut.rowCount).toBe(2);
    await operator.end();
    for (const text of numbers(1, 5)) expect((await visitor.send(conversation, text)).status).toBe(201);
    await live.until(() => live.events().length === 5);
    expect(live.events().map(({ body }) => (body as { text: string }).text)).toEqual(numbers(1, 5));
    await live.end();
    await one.stop();
    await other.stop();
  });
});
