import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { WebSocket, WebSocketServer, type ClientOptions } from 'ws';
import { CLOSE, HEARTBEAT_SECONDS } from '../../core/contract/index.ts';
import { Refusal } from '../http/problems.ts';
import { ClientSocket } from './socket.ts';

let server: WebSocketServer;
const clients: WebSocket[] = [];

beforeEach(async () => {
  jest.useFakeTimers({ doNotFake: ['nextTick', 'setImmediate', 'queueMicrotask', 'performance', 'Date'] });
  server = new WebSocketServer({ port: 0, host: '127.0.0.1' });
  await once(server, 'listening');
});
afterEach(async () => {
  for (const client of clients.splice(0)) client.terminate();
  jest.useRealTimers();
  server.close();
  await once(server, 'close');
});

/** A client and what the server has of it. */
const connected = async (options: ClientOptions = {}) => {
  const arriving = once(server, 'connection') as Promise<[WebSocket]>;
  const client = new WebSocket(`ws://127.0.0.1:${(server.address() as AddressInfo).port}`, options);
  clients.push(client);
  const [socket] = await arriving;
  const heard: string[] = [];
  const nothing = (): void => undefined;
  let counted = 0;
  const closed = once(client, 'close') as Promise<[code: number, reason: Buffer]>;
  const served = new ClientSocket(socket, {
    hello: () => heard.push('hello'),
    count: () => {
      counted += 1;
      return counted > 3 ? Promise.reject(new Refusal({ problem: 'tooMany' }, 17)) : Promise.resolve();
    },
    typing: () => heard.push('typing'),
    look: nothing,
    idle: nothing,
    closed: () => heard.push('closed'),
  });
  if (client.readyState !== WebSocket.OPEN) await once(client, 'open');
  const until = async (wanted: () => boolean): Promise<void> => {
    while (!wanted()) await new Promise(setImmediate);
  };
  const greet = async (): Promise<void> => {
    client.send(JSON.stringify({ t: 'hello', secret: 'x'.repeat(43), have: {} }));
    await until(() => heard.includes('hello'));
  };
  return { client, socket, served, heard, closed, until, greet };
};

test('a client that answers the signs of life stays, however long it says nothing', async () => {
  const { client, greet, served, until } = await connected();
  await greet();
  let pings = 0;
  client.on('ping', () => (pings += 1));
  let pongs = 0;
  const [socket] = server.clients;
  socket!.on('pong', () => (pongs += 1));
  for (let beat = 1; beat <= 20; beat += 1) {
    jest.advanceTimersByTime(HEARTBEAT_SECONDS * 1000);
    await until(() => pings === beat && pongs === beat);
  }
  expect(served.isOpen).toBe(true);
});

test('a client that answers no more is let go with the second sign of life, without a word of its own', async () => {
  const { greet, heard, closed, until } = await connected({ autoPong: false });
  await greet();
  jest.advanceTimersByTime(HEARTBEAT_SECONDS * 1000);
  await new Promise(setImmediate);
  expect(heard).toEqual(['hello']);
  jest.advanceTimersByTime(HEARTBEAT_SECONDS * 1000);
  await until(() => heard.includes('closed'));
  await closed;
});

test('who does not say who they are in ten seconds is told so and closed', async () => {
  const { heard, closed, until } = await connected();
  jest.advanceTimersByTime(10_000);
  expect((await closed)[0]).toBe(CLOSE.silent);
  await until(() => heard.includes('closed'));
  expect(heard).toEqual(['closed']);
});

test('who says too much is asked to come back, and nothing more of what they said counts', async () => {
  const { client, greet, heard, closed, until } = await connected();
  await greet();
  for (let i = 0; i < 50; i += 1) client.send('{"t":"typing","c":"a"}');
  const [code, reason] = await closed;
  expect([code, String(reason)]).toEqual([CLOSE.tooMany, '17']);
  await until(() => heard.includes('closed'));
  expect(heard).toEqual(['hello', 'typing', 'typing', 'typing', 'closed']);
});
