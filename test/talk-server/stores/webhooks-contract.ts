import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { Hub } from '../../../talk-server/live/hub.ts';
import { keepDelivering } from '../../../talk-server/webhooks/deliver.ts';
import { newWebhookSecret } from '../../../talk-server/webhooks/sign.ts';
import { eventually } from '../../patience.ts';
import { event, message, startRequest, withSites, type StoreUnderTest } from '../log-requests.ts';
import { isSignedWith, startReceiver } from './webhook-receiver.ts';

/** How webhooks are told of events, whatever the store is. */
export const tellsWebhooks = (openPlace: () => Promise<StoreUnderTest>): void => {
  let place: StoreUnderTest;
  let ends: (() => Promise<unknown>)[];
  beforeEach(async () => {
    place = await withSites(openPlace);
    ends = [];
  });
  afterEach(async () => {
    for (const end of ends) await end();
    await place.stop();
  });

  const receiver = async (...args: Parameters<typeof startReceiver>) => {
    const started = await startReceiver(...args);
    ends.push(started.stop);
    return started;
  };
  const secret = newWebhookSecret();
  const addWebhook = (url: string) =>
    place.store.webhooks.addWebhook(
      { id: 'hook', site: 'lamps', url, events: ['message'], createdAt: 0 },
      secret,
    );
  /** Retries come at once; `outcomes` is what became of each try. */
  const deliver = (retries: readonly number[] = [0, 0, 0], local = true) => {
    const hub = new Hub();
    const outcomes: string[] = [];
    const end = keepDelivering({
      webhooks: place.store.webhooks,
      hub,
      local,
      now: Date.now,
      retries,
      onOutcome: (outcome) => outcomes.push(outcome),
      fault: (error) => outcomes.push(String(error)),
    });
    ends.unshift(end);
    const hint = { site: 'lamps', visitor: '', conversation: '', lastSeq: 0, lastVseq: 0 };
    return {
      outcomes,
      until: (wanted: (outcomes: readonly string[]) => boolean): Promise<void> =>
        eventually(() => {
          if (wanted(outcomes)) return true;
          hub.announce(hint);
          return false;
        }, true),
    };
  };

  test('each event of the types that were asked for is told, signed, and of that site alone', async () => {
    const other = await receiver(() => 200);
    await addWebhook(other.url);
    const { log } = place.store;
    const { event: first } = await log.start(startRequest({ message: { text: 'Hello' } }));
    await log.append(event(first.conversation, 'note', { text: 'VIP' }));
    await log.append(message(first.conversation, 'Hi'));
    await log.start(startRequest({ site: 'chairs' }));
    deliver();
    await other.until(() => other.heard.length === 2);
    expect(other.heard.map(({ body }) => body.event.body.text).toSorted()).toEqual(['Hello', 'Hi']);
    for (const heard of other.heard) {
      expect(isSignedWith(secret, heard)).toBe(true);
      expect(isSignedWith(newWebhookSecret(), heard)).toBe(false);
      expect(heard.headers['webhook-id']).toBe(heard.body.id);
      expect(Math.abs(Number(heard.headers['webhook-timestamp']) * 1000 - Date.now())).toBeLessThan(600_000);
    }
  });

  test('a receiver that fails is tried again under the same id, then given up, and tried anew on request', async () => {
    let isDown = true;
    const other = await receiver(() => (isDown ? 500 : 204));
    await addWebhook(other.url);
    await place.store.log.start(startRequest());
    const { outcomes, until } = deliver();
    await until((all) => all.includes('dead'));
    expect(outcomes).toEqual(['failed', 'failed', 'failed', 'dead']);
    expect(new Set(other.heard.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
    await expect(place.store.webhooks.deadDeliveries()).resolves.toMatchObject([
      { webhook: 'hook', lastError: 'It was answered with 500' },
    ]);
    isDown = false;
    await expect(place.store.webhooks.reviveDeliveries('hook', Date.now())).resolves.toBe(1);
    await until((all) => all.includes('delivered'));
    await expect(place.store.webhooks.deadDeliveries()).resolves.toEqual([]);
  });

  test('for a while after its secret was changed, a webhook is signed with both', async () => {
    const other = await receiver(() => 200);
    await addWebhook(other.url);
    const next = newWebhookSecret();
    await place.store.webhooks.rotateWebhook('hook', next, Date.now() + 60_000);
    const { event: first } = await place.store.log.start(startRequest());
    const { until } = deliver();
    await until(() => other.heard.length === 1);
    expect([secret, next].map((each) => isSignedWith(each, other.heard[0]!))).toEqual([true, true]);
    await place.store.webhooks.rotateWebhook('hook', newWebhookSecret(), Date.now() - 1);
    await place.store.log.append(message(first.conversation, 'Hi'));
    await until(() => other.heard.length === 2);
    expect([secret, next].map((each) => isSignedWith(each, other.heard[1]!))).toEqual([false, false]);
  });

  test('no redirect is followed', async () => {
    const inner = await receiver(() => 200);
    const other = await receiver(() => inner.url);
    await addWebhook(other.url);
    await place.store.log.start(startRequest());
    const { until } = deliver([]);
    await until((all) => all.includes('dead'));
    expect([other.heard.length, inner.heard.length]).toEqual([1, 0]);
  });

  test('where visitors come from elsewhere, nothing inside the network is asked', async () => {
    const other = await receiver(() => 200);
    await addWebhook(other.url.replace('127.0.0.1', 'localhost').replace('http:', 'https:'));
    await place.store.log.start(startRequest());
    const { until } = deliver([], false);
    await until((all) => all.includes('dead'));
    const [dead] = await place.store.webhooks.deadDeliveries();
    expect([other.heard.length, dead!.lastError]).toEqual([0, expect.stringContaining('not public')]);
  });

  test('two processes share the work: each event is told once', async () => {
    const other = await receiver(() => 200);
    await addWebhook(other.url);
    const { event: first } = await place.store.log.start(startRequest());
    for (let i = 0; i < 30; i += 1) await place.store.log.append(message(first.conversation, String(i)));
    const [one, two] = [deliver(), deliver()];
    await Promise.all(
      [one, two].map(({ until }) => until(() => one.outcomes.length + two.outcomes.length >= 31)),
    );
    expect(other.heard).toHaveLength(31);
    expect(new Set(other.heard.map(({ body }) => body.event.seq)).size).toBe(31);
  });
};
