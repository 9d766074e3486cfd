import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { afterEach, describe, expect, test } from '@jest/globals';
import type { FastifyInstance } from 'fastify';
import { LIMITS, type Limits } from '../../shopify-app/server/limits.ts';
import { closeServer, serverFor, type Parts } from '../../shopify-app/server/serve.ts';
import { eventually, within } from '../patience.ts';
import { startApp } from '../sandbox/shopify/app-process.ts';

const SIGNATURE = `${'A'.repeat(43)}=`;
const open: Socket[] = [];
let server: FastifyInstance | null = null;

afterEach(async () => {
  for (const socket of open.splice(0)) socket.destroy();
  if (server) await closeServer(server, 0);
  server = null;
});

/** The app's server with an app behind it that says how long a body is. */
const start = async (limits: Partial<Limits> = {}, parts: Partial<Parts> = {}): Promise<number> => {
  server = await serverFor(
    {
      appUrl: 'https://talk-app.example.com',
      files: import.meta.dirname,
      handle: async (request) => new Response(`${(await request.arrayBuffer()).byteLength} bytes`),
      isSessionToken: async (token) => token === 'good',
      check: async () => {},
      log: () => {},
      ...parts,
    },
    { ...LIMITS, ...limits },
  );
  await server.listen({ port: 0, host: '127.0.0.1' });
  return (server.server.address() as { port: number }).port;
};

interface Client {
  readonly socket: Socket;
  /** Everything that was answered until now. */
  said(): string;
  /** Resolves when the connection is over. */
  readonly closed: Promise<unknown>;
}

const client = async (port: number, request = ''): Promise<Client> => {
  const socket = connect(port, '127.0.0.1');
  open.push(socket);
  let said = '';
  socket.setEncoding('utf8').on('data', (text: string) => (said += text));
  // A connection that is cut is what these tests are about.
  socket.on('error', () => {});
  const closed = within(
    'the server to close a connection',
    new Promise((resolve) => socket.once('close', resolve)),
  );
  // Not every test waits for it.
  closed.catch(() => {});
  await once(socket, 'connect').catch(() => {});
  socket.write(request);
  return { socket, said: () => said, closed };
};

const until = (holds: () => boolean | Promise<boolean>): Promise<void> => eventually(holds, true);

/** The head of a request with a body, and no body yet. */
const upload = (path: string, length: number | 'chunked', headers: readonly string[] = []): string =>
  [
    `POST ${path} HTTP/1.1`,
    'Host: a',
    'Content-Type: application/json',
    length === 'chunked' ? 'Transfer-Encoding: chunked' : `Content-Length: ${length}`,
    ...headers,
    '\r\n',
  ].join('\r\n');
const signed = [`X-Shopify-Hmac-Sha256: ${SIGNATURE}`];

describe('a body', () => {
  test.each([
    ['no address takes one', '/nowhere', [], '405'],
    ['there is no session token', '/save', [], '401'],
    ['a fetcher has no session token', '/save.data', [], '401'],
    ['the session token is no good', '/save', ['Authorization: Bearer bad'], '401'],
    [
      'it comes from another site',
      '/save',
      ['Authorization: Bearer good', 'Origin: https://evil.example'],
      '403',
    ],
    ['a look has no session token', '/storefront', [], '401'],
    ['a webhook has no signature', '/webhooks', [], '401'],
    ['a signature cannot be one', '/webhooks', ['X-Shopify-Hmac-Sha256: none'], '401'],
  ])(
    'is refused before it is read where %s, and the connection closed',
    async (_why, path, headers, status) => {
      const port = await start();
      for (const length of [100_000, 'chunked'] as const) {
        const refused = await client(port, upload(path, length, headers));
        await refused.closed;
        expect(refused.said()).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
        expect(refused.said()).toMatch(/\r\nconnection: close\r\n/i);
      }
    },
  );

  test('that says it is too long is refused before it is read, one that is too long as soon as it is', async () => {
    const port = await start();
    const announced = await client(port, upload('/webhooks', 256_001, signed));
    await announced.closed;
    expect(announced.said()).toMatch(/^HTTP\/1.1 413 /);
    const chunked = await client(port, upload('/webhooks', 'chunked', signed));
    const piece = `4e20\r\n${'a'.repeat(20_000)}\r\n`;
    for (let sent = 0; sent < 260_000; sent += 20_000) chunked.socket.write(piece);
    await chunked.closed;
    expect(chunked.said()).toMatch(/^HTTP\/1.1 413 /);
  });

  test('is asked for only once its sender may send it', async () => {
    const port = await start();
    const expectation = 'Expect: 100-continue';
    const refused = await client(port, upload('/webhooks', 5, [expectation]));
    await until(() => refused.said() !== '');
    expect(refused.said()).toMatch(/^HTTP\/1.1 401 /);
    const taken = await client(port, upload('/webhooks', 5, [expectation, ...signed]));
    await until(() => taken.said() !== '');
    expect(taken.said()).toMatch(/^HTTP\/1.1 100 /);
    taken.socket.write('12345');
    await until(() => taken.said().includes('5 bytes'));
  });

  test('waits for another time when the memory for bodies is used up, and others go on', async () => {
    const port = await start({ unsignedBodies: 100_000 });
    const held = await client(port, upload('/webhooks', 90_000, signed) + 'a'.repeat(80_000));
    const fails = async (): Promise<boolean> => {
      const next = await client(port, upload('/webhooks', 30_000, signed) + 'a'.repeat(30_000));
      await until(() => next.said().includes('\r\n\r\n'));
      if (!next.said().startsWith('HTTP/1.1 503 ')) return false;
      expect(next.said()).toMatch(/\r\nretry-after: 5\r\n/i);
      return true;
    };
    await until(fails);
    const screens = await client(port, `${upload('/save', 4, ['Authorization: Bearer good'])}1234`);
    await until(() => screens.said().includes('4 bytes'));
    held.socket.destroy();
    await eventually(fails, false);
  });
});

describe('a slow client', () => {
  test('has its connection closed when it says nothing at all, or no whole head of a request', async () => {
    const port = await start({ headersTimeout: 200, checkingInterval: 50 });
    const silent = await client(port);
    const half = await client(port, 'GET / HTTP/1.1\r\nHost: a\r\n');
    await Promise.all([silent.closed, half.closed]);
    expect(half.said()).toMatch(/^HTTP\/1.1 408 /);
  });

  test('has its connection closed when an upload takes too long, however steadily it comes', async () => {
    const port = await start({ headersTimeout: 200, requestTimeout: 400, checkingInterval: 50 });
    const slow = await client(port, upload('/webhooks', 200_000, signed));
    const dripping = setInterval(() => slow.socket.write('a'), 20);
    await slow.closed;
    clearInterval(dripping);
    expect(slow.said()).not.toContain(' 200 ');
  });

  test('has its connection closed when it does not take its answer', async () => {
    let cancelled = false;
    const endless = new ReadableStream<Uint8Array>({
      pull: (controller) => controller.enqueue(new Uint8Array(65_536)),
      cancel: () => {
        cancelled = true;
      },
    });
    const port = await start({ answerTimeout: 300 }, { handle: async () => new Response(endless) });
    const deaf = await client(port, 'GET / HTTP/1.1\r\nHost: a\r\n\r\n');
    deaf.socket.pause();
    await until(() => cancelled);
    deaf.socket.resume();
    await deaf.closed;
    expect(deaf.said()).toMatch(/^HTTP\/1.1 200 /);
  });

  test('hears that the server is busy when the work on its request takes too long', async () => {
    let aborted = false;
    const port = await start(
      { handlerTimeout: 100 },
      {
        handle: ({ signal }) => {
          signal.addEventListener('abort', () => (aborted = true));
          return new Promise(() => {});
        },
      },
    );
    const waiting = await client(port, 'GET / HTTP/1.1\r\nHost: a\r\n\r\n');
    await until(() => waiting.said().includes('\r\n\r\n'));
    expect(waiting.said()).toMatch(/^HTTP\/1.1 503 /);
    await until(() => aborted);
  });
});

test('more connections than the server has room for are closed at once, and those it has go on', async () => {
  const port = await start({ connections: 20 });
  const clients = await Promise.all(Array.from({ length: 50 }, () => client(port)));
  let closed = 0;
  for (const each of clients) void each.closed.then(() => (closed += 1));
  await until(() => closed === 30);
  const kept = clients.filter(({ socket }) => !socket.destroyed);
  expect(kept).toHaveLength(20);
  kept[0]?.socket.write('GET /health HTTP/1.1\r\nHost: a\r\n\r\n');
  await until(() => kept[0]?.said().includes('ok\n') === true);
  for (const { socket } of kept.slice(1)) socket.destroy();
  // The server may still have to notice that they are gone.
  for (let answered = false; !answered;) {
    const next = await client(port, 'GET /health HTTP/1.1\r\nHost: a\r\n\r\n');
    await until(() => next.said().includes('ok\n') || next.socket.destroyed);
    answered = next.said().includes('ok\n');
  }
});

describe('/health', () => {
  test('asks the session store once, however many want to know', async () => {
    let asked = 0;
    const check = async () => (asked += 1);
    const port = await start({ healthAge: 3_600_000 }, { check });
    const answers = await Promise.all(
      Array.from({ length: 50 }, async () => (await fetch(`http://127.0.0.1:${port}/health`)).status),
    );
    expect([new Set(answers), asked]).toEqual([new Set([200]), 1]);
  });

  test('is 503 when the session store fails, and when it does not answer in time', async () => {
    for (const check of [() => Promise.reject(new Error('gone')), () => new Promise(() => {})]) {
      const port = await start({ healthTimeout: 50 }, { check });
      const answer = await fetch(`http://127.0.0.1:${port}/health`);
      expect([answer.status, await answer.text()]).toEqual([503, 'The session store does not answer.\n']);
      await closeServer(server!, 0);
    }
  });
});

test('300 unfinished uploads of 172 MB together take less than 100 MB of the running app’s memory', async () => {
  const app = await startApp();
  try {
    const { port } = new URL(app.url);
    const uploadTo = async (path: string, headers: readonly string[], bytes: number): Promise<Client> =>
      client(Number(port), upload(path, bytes + 1, headers) + 'a'.repeat(bytes));
    // What is loaded at the first request is not counted.
    for (let warm = 0; warm < 20; warm += 1) await uploadTo('/webhooks', signed, 1000);
    const before = app.memory();
    const attacks = await Promise.all(
      Array.from({ length: 300 }, (_, at) =>
        at % 2 === 0 ? uploadTo('/webhooks', signed, 250_000) : uploadTo('/nowhere', [], 900_000),
      ),
    );
    await until(() => attacks.filter((each) => each.said() !== '' || each.socket.destroyed).length >= 270);
    const added = (app.memory() - before) / 1_000_000;
    console.log(`300 unfinished uploads: ${added.toFixed(1)} MB more`);
    expect(added).toBeLessThan(100);
    expect((await fetch(`${app.url}/health`)).status).toBe(200);
  } finally {
    await app.stop();
  }
});
