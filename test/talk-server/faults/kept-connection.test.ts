import { once } from 'node:events';
import { Agent, get, type IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Hub, type Topic } from '../../../talk-server/live/hub.ts';
import { eventually, within } from '../../patience.ts';
import type { StoreUnderTest } from '../log-requests.ts';
import { onSqlite } from '../places.ts';
import { serve, visitorOf } from '../served.ts';

const hub = new Hub();
const kept = new Agent({ keepAlive: true, maxSockets: 1 });
let place: StoreUnderTest;
let served: Awaited<ReturnType<typeof serve>>;
let conversation: string;
beforeAll(async () => {
  place = await onSqlite();
  served = await serve(place.store, { hub });
  conversation = (await visitorOf(served).start('Hello')).body.conversation;
});
afterAll(async () => {
  kept.destroy();
  await served?.stop();
  await place.stop();
});

/** Asks for an agent what comes after a number, for so many seconds. */
const ask = (after: number, wait: number) =>
  get(`${served.url}/v1/agents/conversations/${conversation}/events?after=${after}&wait=${wait}`, {
    agent: kept,
    headers: { Authorization: `Bearer ${served.agentKey}` },
  });

const answered = async (): Promise<number | undefined> => {
  const [response] = (await within('an answer', once(ask(0, 5), 'response'))) as [IncomingMessage];
  response.resume();
  await within('the end of an answer', once(response, 'end'));
  return response.statusCode;
};

test('a connection that is kept keeps nothing of the requests that were on it', async () => {
  const sockets: Socket[] = [];
  served.server.on('connection', (socket) => sockets.push(socket));
  expect(await answered()).toBe(200);
  const before = sockets[0]!.listenerCount('close');
  for (let request = 0; request < 20; request += 1) expect(await answered()).toBe(200);
  expect(sockets).toHaveLength(1);
  // Node's own come and go with a request; those of twenty would be more.
  expect(sockets[0]!.listenerCount('close') - before).toBeLessThan(5);
});

test('nothing waits for news for somebody who is gone', async () => {
  const topic: Topic = `site:${served.site.id}`;
  const request = ask(1, 25);
  request.on('error', () => undefined);
  await eventually(() => hub.isHeard(topic), true);
  request.destroy();
  await eventually(() => hub.isHeard(topic), false);
});
