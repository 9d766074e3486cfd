// Messages flow while everything around them breaks; then what was acknowledged is compared with what is there.
import { randomBytes } from 'node:crypto';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { EventsAnswer, ReaderEvent, SentAnswer } from '../../../core/contract/index.ts';
import { backUp, restore } from '../../../talk-server/storage/backup/backup.ts';
import { PATIENCE } from '../../patience.ts';
import { freePort } from '../../ports.ts';
import { startPostgres, startRedis } from '../../shopify/databases.ts';
import { startProcess, type ServerProcess } from '../processes.ts';
import { ORIGIN, random } from '../served.ts';
import { Follower, untilAnswered, type Counts } from './client.ts';
import { startLink, type Direction, type Link } from './link.ts';

const CLOCK = new URL('./moved-clock.mjs', import.meta.url).href;

export interface Wanted {
  readonly on: 'sqlite' | 'postgres';
  readonly seconds: number;
  readonly seed: number;
  readonly visitors: number;
}

export interface Outcome {
  readonly sent: number;
  readonly acknowledged: number;
  /** Acknowledged after the backup that was restored: they are gone, as the operator asked. */
  readonly rolledBack: number;
  readonly delivered: number;
  readonly lost: number;
  readonly doubled: number;
  readonly reordered: number;
  /** Readers whose copy is not the log. */
  readonly astray: number;
  readonly repeated: number;
  readonly connected: number;
  readonly resets: number;
  readonly faults: Readonly<Record<string, number>>;
}

/** The same numbers for the same seed (mulberry32). */
const randomFrom = (seed: number): (() => number) => {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let value = Math.imul(state ^ (state >>> 15), 1 | state);
    value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value;
    return ((value ^ (value >>> 14)) >>> 0) / 2 ** 32;
  };
};

interface Written {
  readonly text: string;
  /** When it was acknowledged: the how-manieth acknowledgement of all. */
  acknowledged: number | null;
}

interface Talk {
  readonly secret: string;
  conversation: string;
  readonly written: { readonly visitor: Written[]; readonly agent: Written[] };
}

const textOf = ({ body }: ReaderEvent): string => (body as { readonly text?: string }).text ?? '';

/** What of a list is there twice, and what of it comes before an earlier one. */
const faultsOf = (texts: readonly string[]): { doubled: number; reordered: number } => {
  const numbers = texts.map(Number);
  return {
    doubled: numbers.length - new Set(numbers).size,
    reordered: numbers.filter((number, at) => at > 0 && number < numbers[at - 1]!).length,
  };
};

export const runFaults = async ({ on, seconds, seed, visitors }: Wanted): Promise<Outcome> => {
  const chance = randomFrom(seed);
  const folder = mkdtempSync(join(tmpdir(), 'talk-faults-'));
  const postgres = on === 'postgres' ? await startPostgres() : undefined;
  let redis = on === 'postgres' ? await startRedis() : undefined;
  const database = postgres?.address ?? join(folder, 'talk.db');
  const startServer = (port: number): Promise<ServerProcess> =>
    startProcess(database, ORIGIN, port, {
      node: ['--import', CLOCK],
      ...(redis && { settings: { TALK_REDIS: redis.address } }),
    });
  // Ports that nobody else is given while a server is gone.
  const ports = postgres ? [await freePort(), await freePort()] : [await freePort()];
  const servers: ServerProcess[] = [];
  for (const port of ports) servers.push(await startServer(port));
  const { trackingKey, agentKey } = servers[0]!;
  const links: Link[] = await Promise.all(ports.map((port) => startLink(() => port)));

  const counts: Counts = { repeated: 0, connected: 0, resets: 0 };
  const work = { isOn: true };
  let sent = 0;
  let acknowledgements = 0;
  /** The acknowledgements between a backup and its restoring. */
  const rolledBack: [from: number, to: number][] = [];

  const address = (scheme: 'http' | 'ws', path: string): string =>
    `${scheme}://127.0.0.1:${links[Math.floor(Math.random() * links.length)]!.port}${path}`;
  const request = (
    method: string,
    path: string,
    secret: string,
    body: unknown,
  ): ((signal: AbortSignal) => Promise<Response>) => {
    const text = JSON.stringify(body);
    return (signal) =>
      fetch(address('http', path), {
        method,
        signal,
        headers: {
          Authorization: `Bearer ${secret}`,
          Origin: ORIGIN,
          'Content-Type': 'application/json',
        },
        body: text,
      });
  };

  const write = async (
    list: Written[],
    ask: (key: string, text: string) => (signal: AbortSignal) => Promise<Response>,
  ): Promise<void> => {
    const written: Written = { text: String(list.length), acknowledged: null };
    list.push(written);
    sent += 1;
    // Until the run is over, and then until it is answered: a message is never given up.
    const answer = await untilAnswered<SentAnswer>(ask(random(16), written.text), counts, () => true);
    if (answer === null || answer.status > 201)
      throw new Error(`A message was refused with ${answer?.status}: ${JSON.stringify(answer?.body)}`);
    written.acknowledged = acknowledgements += 1;
  };

  const talks: Talk[] = await Promise.all(
    Array.from({ length: visitors }, async (): Promise<Talk> => {
      const talk: Talk = { secret: random(32), conversation: '', written: { visitor: [], agent: [] } };
      const { written } = talk;
      written.visitor.push({ text: '0', acknowledged: null });
      sent += 1;
      const answer = await untilAnswered<SentAnswer>(
        request('PUT', `/v1/talk/${trackingKey}/conversations/${random(16)}`, talk.secret, {
          details: {},
          message: { text: '0' },
        }),
        counts,
        () => true,
      );
      talk.conversation = answer!.body.conversation;
      written.visitor[0]!.acknowledged = acknowledgements += 1;
      return talk;
    }),
  );

  const visitorWrites = async ({ secret, conversation, written }: Talk): Promise<void> => {
    while (work.isOn) {
      await setTimeout(1500 + Math.random() * 1500);
      await write(written.visitor, (key, text) =>
        request('POST', `/v1/talk/${trackingKey}/conversations/${conversation}/events`, secret, {
          key,
          body: { text },
        }),
      );
    }
  };
  const agentWrites = async ({ conversation, written }: Talk): Promise<void> => {
    while (work.isOn) {
      await setTimeout(500 + Math.random() * 1500);
      await write(written.agent, (key, text) =>
        request('POST', `/v1/agents/conversations/${conversation}/events`, agentKey, {
          key,
          type: 'message',
          body: { text },
        }),
      );
    }
  };

  const followers = talks.map(
    ({ secret, conversation }) =>
      new Follower(
        () => address('ws', `/v1/talk/${trackingKey}/live`),
        secret,
        () => [conversation],
        counts,
      ),
  );
  const everything = talks.map(({ conversation }) => conversation);
  const agents = new Follower(
    () => address('ws', '/v1/agents/live'),
    agentKey,
    () => everything,
    counts,
  );

  const pick = (): number => Math.floor(chance() * servers.length);
  const restart = async (at: number): Promise<void> => {
    servers[at] = await startServer(ports[at]!);
  };
  const oneWay = async (direction: Direction): Promise<void> => {
    const link = links[pick()]!;
    link.deaden(direction);
    await setTimeout(1500 + chance() * 3000);
    link.restore();
  };
  const faults: Record<string, () => Promise<void>> = {
    'server killed': async () => {
      const at = pick();
      await servers[at]!.kill();
      await restart(at);
    },
    'server stopped': async () => {
      const at = pick();
      await servers[at]!.stop();
      await restart(at);
    },
    'server asleep': async () => {
      const { pid } = servers[pick()]!;
      process.kill(pid, 'SIGSTOP');
      await setTimeout(1000 + chance() * 3000);
      process.kill(pid, 'SIGCONT');
    },
    'sockets cut': async () => links[pick()]!.cut(),
    'nothing reaches the server': () => oneWay('toServer'),
    'nothing reaches the client': () => oneWay('toClient'),
    'clock set back': async () => void process.kill(servers[pick()]!.pid, 'SIGUSR2'),
    'database restored': async () => {
      const backup = join(folder, `${randomBytes(4).toString('hex')}.backup`);
      const before = acknowledgements;
      await backUp(database, backup);
      await setTimeout(500 + chance() * 1500);
      for (const server of servers) await server.kill();
      // What they had answered may still be on its way.
      for (const link of links) link.cut();
      await restore(database, backup, { replace: true });
      rolledBack.push([before, acknowledgements]);
      for (const at of servers.keys()) await restart(at);
    },
    ...(postgres
      ? {
          'PostgreSQL crashed': () => postgres.restart(),
          'Redis restarted': async () => {
            await redis!.stop();
            await setTimeout(chance() * 2000);
            redis = await startRedis(redis!.address);
          },
        }
      : {
          'disk full': async () => {
            const { pid } = servers[0]!;
            // No file may grow further: what a full disk does, of this process alone.
            const size = Math.max(...['', '-wal'].map((end) => statSync(`${database}${end}`).size));
            spawnSync('prlimit', ['--pid', String(pid), `--fsize=${size}:unlimited`]);
            await setTimeout(1000 + chance() * 2000);
            spawnSync('prlimit', ['--pid', String(pid), '--fsize=unlimited:unlimited']);
          },
        }),
  };

  const done: Record<string, number> = Object.fromEntries(Object.keys(faults).map((name) => [name, 0]));
  const writing = talks.flatMap((talk) => [visitorWrites(talk), agentWrites(talk)]);
  const end = performance.now() + seconds * 1000;
  // Each kind once in some order, and again in another one, until the time is over.
  let order: string[] = [];
  while (performance.now() < end || Object.values(done).includes(0)) {
    if (order.length === 0)
      order = Object.keys(faults)
        .map((name) => ({ name, at: chance() }))
        .toSorted((a, b) => a.at - b.at)
        .map(({ name }) => name);
    const name = order.pop()!;
    process.stdout.write(`${new Date().toISOString().slice(11, 19)} ${name}\n`);
    await faults[name]!();
    done[name]! += 1;
    await setTimeout(500 + chance() * 1500);
  }
  work.isOn = false;
  await Promise.all(writing);

  // The log, read from its start by somebody who was not there.
  const logOf = async (conversation: string): Promise<ReaderEvent[]> => {
    const events: ReaderEvent[] = [];
    for (let more = true; more;) {
      const answer = await untilAnswered<EventsAnswer>(
        (signal) =>
          fetch(address('http', `/v1/agents/conversations/${conversation}/events?after=${events.length}`), {
            signal,
            headers: { Authorization: `Bearer ${agentKey}` },
          }),
        counts,
        () => true,
      );
      events.push(...answer!.body.events);
      more = answer!.body.more;
    }
    return events;
  };
  const isRolledBack = (number: number): boolean =>
    rolledBack.some(([from, to]) => number > from && number <= to);
  const outcome = { lost: 0, doubled: 0, reordered: 0, astray: 0, delivered: 0 };
  for (const [at, talk] of talks.entries()) {
    const log = await logOf(talk.conversation);
    outcome.reordered += log.filter(({ seq }, i) => seq !== i + 1).length;
    for (const kind of ['visitor', 'agent'] as const) {
      const texts = log.filter(({ author }) => author.kind === kind).map(textOf);
      const there = new Set(texts);
      outcome.lost += talk.written[kind].filter(
        ({ text, acknowledged }) => acknowledged !== null && !isRolledBack(acknowledged) && !there.has(text),
      ).length;
      const { doubled, reordered } = faultsOf(texts);
      outcome.doubled += doubled;
      outcome.reordered += reordered;
    }
    // Both readers have to get to the same log; how long that takes is not the question here.
    const all = log.map(textOf).join();
    for (const follower of [followers[at]!, agents]) {
      const copy = (): string => (follower.logs.get(talk.conversation) ?? []).map(textOf).join();
      const latest = performance.now() + PATIENCE;
      while (copy() !== all && performance.now() < latest) await setTimeout(50);
      if (copy() === all) outcome.delivered += log.length;
      else outcome.astray += 1;
    }
  }
  await Promise.all([...followers, agents].map((follower) => follower.end()));
  for (const server of servers) await server.stop();
  await Promise.all(links.map((link) => link.stop()));
  await redis?.stop();
  await postgres?.stop();
  rmSync(folder, { recursive: true, force: true });
  return {
    sent,
    acknowledged: acknowledgements,
    rolledBack: rolledBack.reduce((sum, [from, to]) => sum + to - from, 0),
    ...outcome,
    ...counts,
    faults: done,
  };
};
