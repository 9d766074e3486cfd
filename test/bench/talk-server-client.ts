// The client of `talk-server.bench.ts`, a process of its own: what it does must not be counted as the server's work.
// It reads one JSON task from standard input's first line and prints one JSON answer.
import { randomBytes } from 'node:crypto';
import { createInterface } from 'node:readline';
import { io } from 'socket.io-client';
import { WebSocket } from 'ws';
import { keepConnection } from './kept-connection.ts';
import { WARM_UP } from './sample.ts';

export interface Task {
  readonly kind: 'connect' | 'echo' | 'send' | 'fanOut';
  readonly url: string;
  /** Whether the server speaks Socket.IO. */
  readonly socketIo: boolean;
  /** What each socket says first; empty: nothing. */
  readonly hello: string;
  readonly origin: string;
  readonly count: number;
  readonly seconds: number;
  /** Of `send`: conversations to write to, with the key of an agent. */
  readonly conversations: readonly string[];
  readonly key: string;
}

const random = (): string => randomBytes(16).toString('base64url');

const percentile = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;

const times = (all: number[]) => {
  const sorted = all.toSorted((a, b) => a - b);
  return { p50: percentile(sorted, 0.5), p99: percentile(sorted, 0.99) };
};

/** A socket as far as connections are measured. */
interface Held {
  terminate(): void;
}

const openOne = async ({ url, hello, origin }: Task): Promise<WebSocket> => {
  const socket = new WebSocket(url, { origin, perMessageDeflate: false });
  await new Promise<void>((resolve, reject) => {
    socket.once('error', reject);
    socket.once('open', () => {
      if (hello === '') return resolve();
      socket.once('message', () => resolve());
      socket.send(hello);
    });
  });
  return socket;
};

const openSocketIo = async ({ url }: Task): Promise<Held> => {
  const socket = io(url, { transports: ['websocket'], forceNew: true, reconnection: false });
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve);
    socket.once('connect_error', reject);
  });
  return { terminate: () => void socket.io.engine.close() };
};

/** Opens sockets, a hundred at once, and waits until each was answered. */
const openSockets = async <Socket extends Held>(
  task: Task,
  open: (task: Task) => Promise<Socket>,
): Promise<Socket[]> => {
  const { count } = task;
  const sockets: Socket[] = [];
  let next = 0;
  const opener = async (): Promise<void> => {
    while (next < count) {
      next += 1;
      sockets.push(await open(task));
    }
  };
  await Promise.all(Array.from({ length: 100 }, opener));
  return sockets;
};

/** Echoes, one on the way at a time for each socket. */
const echo = async (task: Task): Promise<object> => {
  const sockets = await openSockets({ ...task, hello: '' }, openOne);
  const all: number[] = [];
  const end = performance.now() + task.seconds * 1000;
  await Promise.all(
    sockets.map(
      (socket) =>
        new Promise<void>((resolve) => {
          let from = performance.now();
          const say = (): void => {
            from = performance.now();
            socket.send('x'.repeat(200));
          };
          socket.on('message', () => {
            all.push(performance.now() - from);
            if (performance.now() < end) say();
            else resolve();
          });
          say();
        }),
    ),
  );
  for (const socket of sockets) socket.terminate();
  return { perSecond: all.length / task.seconds, ...times(all) };
};

const eventsOf = (conversation: string): string => `/v1/agents/conversations/${conversation}/events`;

/** What the keys of this process begin with. */
const ours = random().slice(0, -8);
let keys = 0;

/** @param text plain letters */
const messageOf = (text: string): string => {
  keys += 1;
  const key = `${ours}${String(keys).padStart(8, '0')}`;
  return `{"key":"${key}","type":"message","body":{"text":"${text}"}}`;
};

/** Messages with a key each, one on the way at a time for each of `count` senders; acknowledged ones are counted. */
const send = async ({ url, key, count, seconds, conversations }: Task): Promise<object> => {
  const all: number[] = [];
  let refused = 0;
  const start = performance.now() + WARM_UP;
  const end = start + seconds * 1000;
  const sender = async (number: number): Promise<void> => {
    const path = eventsOf(conversations[number % conversations.length]!);
    const post = await keepConnection(url, key);
    while (performance.now() < end) {
      const from = performance.now();
      const status = await post(path, messageOf('x'.repeat(200)));
      if (status !== 201) refused += 1;
      else if (from >= start) all.push(performance.now() - from);
    }
  };
  await Promise.all(Array.from({ length: count }, (_, number) => sender(number)));
  return { perSecond: all.length / seconds, refused, ...times(all) };
};

/** One message, and the time until the last of all sockets has it. */
const fanOut = async (task: Task): Promise<object> => {
  const sockets = await openSockets(
    { ...task, url: task.url.replace('http', 'ws').concat('/v1/agents/live') },
    openOne,
  );
  const post = await keepConnection(task.url, task.key);
  const rounds: number[] = [];
  for (let round = 0; round < 5; round += 1) {
    const text = `round ${round} ${random()}`;
    const from = performance.now();
    const heard = sockets.map(
      (socket) =>
        new Promise<void>((resolve) => {
          const listen = (data: unknown): void => {
            if (!String(data).includes(text)) return;
            socket.off('message', listen);
            resolve();
          };
          socket.on('message', listen);
        }),
    );
    await post(eventsOf(task.conversations[0]!), messageOf(text));
    await Promise.all(heard);
    rounds.push(performance.now() - from);
  }
  for (const socket of sockets) socket.terminate();
  return { ...times(rounds) };
};

const lines = createInterface({ input: process.stdin });
for await (const line of lines) {
  const task = JSON.parse(line) as Task;
  if (task.kind === 'connect') {
    const open: (task: Task) => Promise<Held> = task.socketIo ? openSocketIo : openOne;
    const from = performance.now();
    const sockets = await openSockets(task, open);
    const opened = performance.now() - from;
    process.stdout.write(`${JSON.stringify({ opened })}\n`);
    // Held until the next line says that it was measured.
    await once(lines);
    const again = performance.now();
    for (const socket of sockets) socket.terminate();
    const back = await openSockets(task, open);
    process.stdout.write(`${JSON.stringify({ storm: performance.now() - again })}\n`);
    for (const socket of back) socket.terminate();
  } else {
    const answer = task.kind === 'echo' ? echo(task) : task.kind === 'send' ? send(task) : fanOut(task);
    process.stdout.write(`${JSON.stringify(await answer)}\n`);
  }
  process.exit(0);
}

function once(reader: typeof lines): Promise<void> {
  return new Promise((resolve) => {
    reader.once('line', () => resolve());
  });
}
