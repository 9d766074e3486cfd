import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { LogRefusal } from '../../../talk-server/storage/log.ts';
import { ownerOf, type InboxClient } from '../inbox/inbox-client.ts';
import { onSqlite } from '../places.ts';
import { serve, visitorOf, type Served } from '../served.ts';

const MINUTE = 60_000;

let place: Awaited<ReturnType<typeof onSqlite>>;
let served: Served;
let owner: InboxClient;
let isFull = false;
let now = Date.now();

/** What SQLite answers a write on a disk without room. */
const stores = <Arguments extends readonly unknown[], Result>(
  write: (...values: Arguments) => Promise<Result>,
) => {
  return (...values: Arguments): Promise<Result> =>
    isFull
      ? Promise.reject(new LogRefusal('unavailable', { cause: 'database or disk is full' }))
      : write(...values);
};

beforeAll(async () => {
  place = await onSqlite();
  const { log, members } = place.store;
  const store = {
    ...place.store,
    log: { ...log, append: stores(log.append.bind(log)) },
    members: { ...members, touchSession: stores(members.touchSession.bind(members)) },
  };
  served = await serve(store, { now: () => now });
  owner = await ownerOf(served, place.store);
});
afterAll(async () => {
  await served.stop();
  await place.stop();
});

test('a member whose session is to be noted as used reads on with a full disk, and is told when to write again', async () => {
  const { conversation } = (await visitorOf(served).start('Is there room?')).body;
  isFull = true;
  now += 6 * MINUTE;
  const list = await owner.ask<{ conversations: readonly { id: string }[] }>(
    'GET',
    '/conversations?list=all',
  );
  expect([list.status, list.body.conversations?.map(({ id }) => id)]).toEqual([200, [conversation]]);
  const refused = await owner.add(conversation, 'message', { text: 'No.' });
  expect([refused.status, refused.body, refused.headers.get('Retry-After')]).toEqual([
    503,
    { problem: 'unavailable' },
    expect.stringMatching(/^\d+$/),
  ]);
  isFull = false;
  expect((await owner.add(conversation, 'message', { text: 'Yes.' })).status).toBe(201);
});
