// needs: postgres
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { keepsItsPromises } from './log-contract.ts';
import { message, refused, startRequest, textsOf, withSites } from '../log-requests.ts';
import { onPostgres } from '../places.ts';

describe('the log in PostgreSQL', () => {
  keepsItsPromises(onPostgres);
});

describe('messages that PostgreSQL stores by one statement', () => {
  let place: Awaited<ReturnType<typeof onPostgres>>;
  beforeAll(async () => {
    place = await withSites(onPostgres);
  });
  afterAll(() => place.stop());

  const started = async (): Promise<string> =>
    (await place.store.log.start(startRequest())).event.conversation;
  const textsIn = async (conversation: string): Promise<string[]> =>
    textsOf((await place.store.log.eventsAfter(conversation, 'agent', 1, 10)).events);

  test('are stored although one of them cannot be', async () => {
    const { log } = place.store;
    const [one, other] = [await started(), await started()];
    const [bad, good] = await Promise.allSettled([
      log.append(message(one, 'a\0b')),
      log.append(message(other, 'Fine')),
    ]);
    expect(bad).toMatchObject({ status: 'rejected', reason: refused('unavailable') });
    expect(good).toMatchObject({ status: 'fulfilled', value: { event: { seq: 2 }, repeated: false } });
    await expect(textsIn(one)).resolves.toEqual([]);
    await expect(textsIn(other)).resolves.toEqual(['Fine']);
  });

  test('wait for nobody who holds the conversation of another', async () => {
    const { log } = place.store;
    const [held, free] = [await started(), await started()];
    const holder = new pg.Client({ connectionString: place.address });
    await holder.connect();
    await holder.query('begin');
    await holder.query('select from conversation where id = $1 for update', [held]);
    const waiting = log.append(message(held, 'Late'));
    await expect(log.append(message(free, 'At once'))).resolves.toMatchObject({ event: { seq: 2 } });
    await expect(textsIn(held)).resolves.toEqual([]);
    await holder.query('commit');
    await holder.end();
    await expect(waiting).resolves.toMatchObject({ event: { seq: 2 }, repeated: false });
  });
});
