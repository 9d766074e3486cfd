import { once } from 'node:events';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { eventually, within } from '../../patience.ts';
import type { StoreUnderTest } from '../log-requests.ts';
import { textsOf } from '../log-requests.ts';
import { onSqlite } from '../places.ts';
import { agentOf, serve, visitorOf, type Served } from '../served.ts';

const TOKEN = 'sixteen letters!';

let place: StoreUnderTest;
let served: Served;
beforeAll(async () => {
  place = await onSqlite();
  served = await serve(place.store, { metricsToken: TOKEN });
});
afterAll(async () => {
  await served?.stop();
  await place.stop();
});

const sockets = async (): Promise<number> => {
  const response = await fetch(`${served.url}/metrics`, { headers: { Authorization: `Bearer ${TOKEN}` } });
  return Number(/^talk_sockets (\d+)$/m.exec(await response.text())![1]);
};

test('a client that stops reading is let go, so that nothing piles up, and misses nothing when it comes back', async () => {
  const visitor = visitorOf(served);
  const agent = agentOf(served);
  const { conversation } = (await visitor.start('Hello')).body;
  const slow = await visitor.connect({ [conversation]: 1 });
  await slow.until(() => slow.frames.some(({ t }) => t === 'welcome'));
  slow.socket.pause();
  expect(await sockets()).toBe(1);
  // What the operating system holds back for the client comes on top of what the server may: 12 KB each, until it is too much.
  let sent = 0;
  const text = (number: number): string => `${number} ${'€'.repeat(3900)}`;
  const most = 64 * 2 ** 20;
  while ((await sockets()) > 0 && sent * 12_000 < most) {
    await Promise.all(
      Array.from({ length: 20 }, async (_, i) => {
        expect((await agent.add(conversation, 'message', { text: text(sent + i) })).status).toBe(201);
      }),
    );
    sent += 20;
  }
  // Far from everything was kept for it.
  expect(sent * 12_000).toBeLessThan(most);
  const gone = once(slow.socket, 'close');
  slow.socket.resume();
  await within('the slow client’s connection to close', gone);
  const all = [...slow.events(conversation)];
  // A client that is let go once more comes back once more.
  await eventually(async () => {
    const back = await visitor.connect({ [conversation]: all.length + 1 });
    await back.until(
      () => all.length + back.events(conversation).length >= sent || back.code() !== undefined,
    );
    all.push(...back.events(conversation));
    await back.end();
    return all.length >= sent;
  }, true);
  expect(all.map(({ seq }) => seq)).toEqual(all.map((_, i) => i + 2));
  expect(new Set(textsOf(all)).size).toBe(sent);
});
