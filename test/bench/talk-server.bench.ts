import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, fdatasyncSync, mkdtempSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore } from '../../talk-server/storage/open.ts';
import { startPostgres } from '../shopify/databases.ts';
import { COMMAND, startProcess } from '../talk-server/processes.ts';
import { ORIGIN, random, visitorOf } from '../talk-server/served.ts';
import { isWanted, WARM_UP } from './sample.ts';
import type { Task } from './talk-server-client.ts';

const CONNECTIONS = Number(process.env['BENCH_CONNECTIONS'] ?? 10_000);
const SECONDS = Number(process.env['BENCH_SECONDS'] ?? 5);
const SENDERS = 64;
const AGENTS = Number(process.env['BENCH_AGENTS'] ?? 1000);

const megabytes = (bytes: number): string => `${(bytes / 1024 / 1024).toFixed(0)} MB`;
const round = (number: number): string => (number < 10 ? number.toFixed(1) : number.toFixed(0));

/** Resident memory of another process, in bytes. */
const memoryOf = (pid: number): number =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) * 1024;

const startClient = () => {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'talk-server-client.ts')], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const next = async <Answer>(): Promise<Answer> => {
    const [data] = (await once(child.stdout, 'data')) as [Buffer];
    return JSON.parse(String(data)) as Answer;
  };
  return {
    ask: <Answer>(task: Partial<Task> & Pick<Task, 'kind' | 'url'>): Promise<Answer> => {
      const whole: Task = {
        socketIo: false,
        hello: '',
        origin: ORIGIN,
        count: 1,
        seconds: SECONDS,
        conversations: [],
        key: '',
        ...task,
      };
      child.stdin.write(`${JSON.stringify(whole)}\n`);
      return next<Answer>();
    },
    goOn: <Answer>(): Promise<Answer> => {
      child.stdin.write('{}\n');
      return next<Answer>();
    },
    end: async (): Promise<void> => {
      if (child.exitCode === null) await once(child, 'exit');
    },
  };
};

/** A server that says back what it hears. */
const startEcho = async (script: string): Promise<{ url: string; child: ChildProcess }> => {
  const child = spawn(process.execPath, [join(import.meta.dirname, script)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [data] = (await once(child.stdout, 'data')) as [Buffer];
  return { url: String(data).trim().replace('listens on ', ''), child };
};

interface Held {
  readonly opened: number;
  readonly storm: number;
  /** Bytes for each connection. */
  readonly each: number;
}

const hold = async (url: string, pid: number, more: Partial<Task> = {}): Promise<Held> => {
  const before = memoryOf(pid);
  const client = startClient();
  const { opened } = await client.ask<{ opened: number }>({
    kind: 'connect',
    url,
    ...more,
    count: CONNECTIONS,
  });
  const each = (memoryOf(pid) - before) / CONNECTIONS;
  const { storm } = await client.goOn<{ storm: number }>();
  await client.end();
  return { opened, storm, each };
};

/** A new process each time: memory that an earlier one gave back is none of the next. */
const holdEcho = async (script: string, more: Partial<Task> = {}): Promise<Held> => {
  const { url, child } = await startEcho(script);
  const held = await hold(more.socketIo ? url : url.replace('http', 'ws'), child.pid!, more);
  child.kill();
  return held;
};

/** @throws where this machine lets a process open fewer files than there are connections */
const refuseFewFiles = (): void => {
  const [, most = '0'] = /Max open files\s+\d+\s+(\d+)/.exec(readFileSync('/proc/self/limits', 'utf8')) ?? [];
  if (Number(most) < CONNECTIONS + 500)
    throw new Error(
      `A process may open ${most} files here: run \`ulimit -n ${CONNECTIONS + 2000}\`, or set BENCH_CONNECTIONS.`,
    );
};

interface Rate {
  readonly perSecond: number;
  readonly p50: number;
  readonly p99: number;
}

/** How many small appends this disk takes one after the other: what one commit at a time would give. */
const syncsPerSecond = (folder: string): number => {
  const file = openSync(join(folder, 'syncs'), 'w');
  const end = performance.now() + 1000;
  let count = 0;
  for (; performance.now() < end; count += 1) {
    writeSync(file, Buffer.alloc(4096));
    fdatasyncSync(file);
  }
  closeSync(file);
  return count;
};

const line = (name: string, { perSecond, p50, p99 }: Rate): string =>
  `${name.padEnd(34)} ${round(perSecond).padStart(7)}/s   p50 ${round(p50)} ms, p99 ${round(p99)} ms`;

/** The store alone, in this process, with as many writers and nothing else on both cores: what its commits together come to. */
const storeRate = async (database: string): Promise<Rate> => {
  const store = await openStore(database);
  const id = random(16);
  await store.directory.addSite({ id, name: 'Bench', trackingKey: id, origins: [] }, 0);
  const times: number[] = [];
  const author = { kind: 'agent', id: 'bench' } as const;
  const conversations = await Promise.all(
    Array.from({ length: SENDERS }, async () => {
      const started = await store.log.start({
        site: id,
        visitorSecretHash: random(32),
        key: random(16),
        details: {},
        message: { text: '0' },
        at: 0,
      });
      return started.event.conversation;
    }),
  );
  const start = performance.now() + WARM_UP;
  const end = start + SECONDS * 1000;
  await Promise.all(
    conversations.map(async (conversation) => {
      while (performance.now() < end) {
        const from = performance.now();
        const body = { text: 'x'.repeat(200) };
        await store.log.append({ conversation, author, key: random(16), type: 'message', body, at: 0 });
        if (from >= start) times.push(performance.now() - from);
      }
    }),
  );
  await store.close();
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number): number => sorted[Math.floor(sorted.length * share)] ?? 0;
  return { perSecond: times.length / SECONDS, p50: at(0.5), p99: at(0.99) };
};

interface Sent extends Rate {
  readonly refused: number;
}

/** Messages over HTTP, from a process of their own. */
const sendingRate = async (url: string, key: string, conversations: readonly string[]): Promise<Sent> => {
  const client = startClient();
  const rate = await client.ask<Sent>({ kind: 'send', url, key, count: SENDERS, conversations });
  await client.end();
  if (rate.refused > 0) throw new Error(`${rate.refused} messages were refused.`);
  return rate;
};

/** The same messages from the same client, to the store behind nothing but HTTP. */
const behindHttpRate = async (database: string): Promise<Rate> => {
  const script = join(import.meta.dirname, 'talk-server-store.ts');
  const child = spawn(process.execPath, [...process.execArgv, script, database, String(SENDERS)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [data] = (await once(child.stdout, 'data')) as [Buffer];
  const { url, conversations } = JSON.parse(String(data)) as { url: string; conversations: string[] };
  const rate = await sendingRate(url, 'none', conversations);
  child.kill();
  await once(child, 'exit');
  return rate;
};

const measureStore = async (name: string, database: string, echoed: Rate): Promise<void> => {
  const server = await startProcess(database, ORIGIN, 0, { program: COMMAND });
  const site = { id: '', name: '', trackingKey: server.trackingKey, origins: [ORIGIN] };
  const served = { url: server.url, site, agentKey: server.agentKey, stop: async () => undefined };
  const conversations: string[] = [];
  for (let i = 0; i < SENDERS; i += 1)
    conversations.push((await visitorOf(served).start('0')).body.conversation);
  const alone = await storeRate(database);
  const behind = await behindHttpRate(database);
  const rate = await sendingRate(server.url, server.agentKey, conversations);
  const behindAgain = await behindHttpRate(database);
  const aloneAgain = await storeRate(database);
  console.log(line(`acknowledged messages, ${name}`, rate));
  console.log(line('the store behind bare HTTP', behind));
  console.log(line('the store behind bare HTTP, again', behindAgain));
  console.log(line('the store alone', alone));
  console.log(line('the store alone, again', aloneAgain));
  const to = (other: Rate, of: Rate = rate): string => (of.perSecond / other.perSecond).toFixed(2);
  console.log(
    `acknowledged, to the store alone: ${to(alone)} (again ${to(alone, aloneAgain)}, goal 0.70); to the store behind bare HTTP: ${to(behind)} (again ${to(behind, behindAgain)}); to the bare HTTP echo: ${to(echoed)}`,
  );
  const agents = startClient();
  const hello = JSON.stringify({
    t: 'hello',
    secret: server.agentKey,
    have: { [conversations[0]!]: 100_000 },
  });
  const fan = await agents.ask<{ p50: number; p99: number }>({
    kind: 'fanOut',
    url: server.url,
    hello: hello.replace('100000', '0'),
    key: server.agentKey,
    count: AGENTS,
    conversations,
  });
  await agents.end();
  console.log(
    `one message to ${AGENTS} agents, ${name}: the last has it after ${round(fan.p50)} ms (median of 5)`,
  );
  await server.stop();
};

const measureConnections = async (folder: string): Promise<void> => {
  refuseFewFiles();
  const bare = await holdEcho('talk-server-echo.ts');
  const server = await startProcess(join(folder, 'held.db'), ORIGIN, 0, {
    program: COMMAND,
    // All of them come from one address.
    settings: { TALK_LIMITS: '1000' },
  });
  const site = { id: '', name: '', trackingKey: server.trackingKey, origins: [ORIGIN] };
  const served = { url: server.url, site, agentKey: server.agentKey, stop: async () => undefined };
  const secret = random(32);
  const { conversation } = (await visitorOf(served, secret).start('Hello')).body;
  const hello = JSON.stringify({ t: 'hello', secret, have: { [conversation]: 1 } });
  const path = `/v1/talk/${server.trackingKey}/live`;
  const held = await hold(server.url.replace('http', 'ws').concat(path), server.pid, { hello });
  await server.stop();
  const again = await holdEcho('talk-server-echo.ts');
  const socketIo = await holdEcho('talk-server-socketio.ts', { socketIo: true });

  console.log(`${CONNECTIONS} connections`);
  for (const [name, { opened, storm, each }] of [
    ['bare ws', bare],
    ['bare ws, again', again],
    ['bare Socket.IO', socketIo],
    ['Talk server, greeted', held],
  ] as const)
    console.log(
      `${name.padEnd(22)} opened in ${(opened / 1000).toFixed(1)} s, all back in ${(storm / 1000).toFixed(1)} s, ${(each / 1024).toFixed(1)} KB each (${megabytes(each * CONNECTIONS)})`,
    );
  const toBare = ({ each }: Held): string => (each / bare.each).toFixed(2);
  console.log(
    `memory to bare ws: Talk server ${toBare(held)}, Socket.IO ${toBare(socketIo)}, bare ws again ${toBare(again)} (goal 1.20)`,
  );
};

/** Prints what is said back over WebSockets, and yields what is answered over HTTP, which is how messages are sent. */
const echoRate = async (): Promise<Rate> => {
  const echo = await startEcho('talk-server-echo.ts');
  const client = startClient();
  const url = echo.url.replace('http', 'ws');
  console.log(line('bare WebSocket echo', await client.ask<Rate>({ kind: 'echo', url, count: SENDERS })));
  await client.end();
  const echoed = await sendingRate(echo.url, 'none', ['none']);
  console.log(line('bare HTTP echo', echoed));
  echo.child.kill();
  return echoed;
};

const measureMessages = async (folder: string): Promise<void> => {
  const echoed = await echoRate();
  console.log(
    `${'one write after the other'.padEnd(34)} ${String(syncsPerSecond(folder)).padStart(7)}/s on this disk`,
  );
  if (isWanted('SQLite')) await measureStore('SQLite', join(folder, 'sent.db'), echoed);
  if (!isWanted('PostgreSQL')) return;
  // On the same disk: a commit that nothing waits for is none.
  const postgres = await startPostgres(mkdtempSync(join(tmpdir(), 'talk-bench-postgres-')));
  await measureStore('PostgreSQL', postgres.address, echoed);
  await postgres.stop();
};

/**
 * The Talk server next to a bare `ws` echo, in the same run, with the client in a process of its own. Numbers of two
 * runs compare as ratios only; "again" is the same measurement of the same thing, so that its spread is seen.
 * `BENCH_PARTS` names some of `connections`, `SQLite` and `PostgreSQL`.
 */
export const run = async (): Promise<void> => {
  const folder = mkdtempSync(join(tmpdir(), 'talk-bench-'));
  if (isWanted('connections')) await measureConnections(folder);
  if (isWanted('SQLite') || isWanted('PostgreSQL')) await measureMessages(folder);
  rmSync(folder, { recursive: true, force: true });
};
