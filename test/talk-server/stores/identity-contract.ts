import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { randomUUIDv7 } from 'node:crypto';
import type { ConversationsAnswer, EventsAnswer } from '../../../core/contract/index.ts';
import { claimsFor, tokenOf } from '../identity-tokens.ts';
import type { StoreUnderTest } from '../log-requests.ts';
import { agentOf, ORIGIN, random, serve, visitorOf, type Served } from '../served.ts';

/** Who may read and write what, whatever the store is. */
export const knowsPeople = (openPlace: () => Promise<StoreUnderTest>): void => {
  let place: StoreUnderTest;
  let served: Served;
  let other: Served;
  let key: string;
  let clock = 0;

  beforeAll(async () => {
    place = await openPlace();
    served = await serve(place.store, { now: () => Date.now() + clock });
    key = await place.store.identities.ensureIdentityKey(served.site.id, random(32), 0);
    const site = { id: randomUUIDv7(), name: 'Other', trackingKey: random(16), origins: [ORIGIN] };
    await place.store.directory.addSite(site, 1);
    await place.store.identities.ensureIdentityKey(site.id, random(32), 0);
    other = { ...served, site };
  });
  afterAll(async () => {
    await served?.stop();
    await place.stop();
  });

  const tokenFor = (person: object, more: object = {}): string =>
    tokenOf({ ...claimsFor(served.site.trackingKey, person), ...more }, key);
  const signedIn = (person: object, secret = random(32), at = served) =>
    visitorOf(at, secret, ORIGIN, tokenFor(person));
  const idsOf = async (visitor: ReturnType<typeof visitorOf>): Promise<string[]> => {
    const { status, body } = await visitor.ask<ConversationsAnswer>('GET', '/conversations');
    expect(status).toBe(200);
    return body.conversations.map(({ id }) => id);
  };
  const textsIn = async (visitor: ReturnType<typeof visitorOf>, conversation: string) => {
    const { body } = await visitor.ask<EventsAnswer>('GET', `/conversations/${conversation}/events`);
    return body.events.map((event) => (event.body as { text: string }).text);
  };

  describe('somebody whose identity a host proves', () => {
    test('case 17: leaves no row behind before they write, on however many pages they are', async () => {
      const before = await place.allRows();
      expect(Object.keys(before)).toEqual(expect.arrayContaining(['visitor', 'contact', 'event', 'file']));
      const visitor = signedIn({ sub: 'case-17', email: 'row@example.com' });
      for (let page = 0; page < 20; page += 1) {
        expect(await idsOf(visitor)).toEqual([]);
        const seen = await fetch(`${served.url}/-/widgets/get`, {
          method: 'POST',
          headers: { Origin: ORIGIN },
          body: JSON.stringify({ h: served.site.trackingKey, tk: true, u: `${ORIGIN}/${page}` }),
        });
        expect(seen.status).toBe(200);
      }
      expect(await place.allRows()).toEqual(before);
    });

    test('case 23: has the same thread on a second device at its first request, over a socket, too', async () => {
      const person = { sub: 'case-23', email: 'ann@example.com' };
      const { conversation } = (await signedIn(person).start('From the laptop')).body;
      const phone = signedIn(person);
      expect(await idsOf(phone)).toEqual([conversation]);
      const live = await phone.connect();
      await live.until(() => live.events(conversation).length === 1);
      await phone.send(conversation, 'From the phone');
      expect(await textsIn(signedIn(person), conversation)).toEqual(['From the laptop', 'From the phone']);
      await live.end();
    });

    test('begins a second conversation also where the host gives nothing but their number', async () => {
      const customer = signedIn({ sub: 'nothing-else' });
      expect((await customer.start('One')).status).toBe(201);
      expect((await customer.start('Two')).status).toBe(201);
    });

    test('case 21: after signing out, neither the browser nor the next person on it sees or joins the thread', async () => {
      const secret = random(32);
      const { conversation } = (await signedIn({ sub: 'first' }, secret).start('Private')).body;
      const next = signedIn({ sub: 'second' }, secret);
      const nobody = visitorOf(served, secret);
      for (const each of [next, nobody]) {
        expect(await idsOf(each)).toEqual([]);
        const joined = await each.send(conversation, 'Hi');
        expect([joined.status, joined.body]).toEqual([404, { problem: 'notFound' }]);
      }
      const { conversation: own } = (await next.start('Mine')).body;
      expect(await idsOf(next)).toEqual([own]);
      expect(await idsOf(signedIn({ sub: 'first' }, secret))).toEqual([conversation]);
      const ids = (await place.contacts()).filter(({ external_id: id }) =>
        ['first', 'second'].includes(id ?? ''),
      );
      expect(ids.map(({ merged_into: into }) => into)).toEqual([null, null]);
    });

    test('case 22: is another person on another site of the same server, with the same browser', async () => {
      const person = { sub: 'case-22' };
      const secret = random(32);
      const here = signedIn(person, secret);
      await here.start('At the first site');
      const otherKey = (await place.store.identities.identityKeyOf(other.site.id))!;
      const there = visitorOf(
        other,
        secret,
        ORIGIN,
        tokenOf(claimsFor(other.site.trackingKey, person), otherKey),
      );
      expect(await idsOf(there)).toEqual([]);
      await there.start('At the second site');
      expect(await idsOf(here)).toHaveLength(1);
      expect(await idsOf(there)).toHaveLength(1);
    });

    test('brings along what this browser began with their address, and the log says so to agents alone', async () => {
      const secret = random(32);
      const stranger = visitorOf(served, secret);
      const { conversation } = (await stranger.start('Hello', random(16), { email: 'Zoe@Example.com' })).body;
      const zoe = signedIn({ sub: 'zoe', email: 'zoe@example.com' }, secret);
      expect(await idsOf(zoe)).toEqual([conversation]);
      expect(await textsIn(zoe, conversation)).toEqual(['Hello']);
      expect(await idsOf(stranger)).toEqual([]);
      const { body } = await agentOf(served).ask<EventsAnswer>(
        'GET',
        `/conversations/${conversation}/events`,
      );
      expect(body.events.at(-1)).toMatchObject({ type: 'contactMerged', author: { kind: 'system' } });
    });

    test('brings along nothing that was begun with another address', async () => {
      const secret = random(32);
      const stranger = visitorOf(served, secret);
      const { conversation } = (await stranger.start('Hello', random(16), { email: 'else@example.com' }))
        .body;
      expect(await idsOf(signedIn({ sub: 'not-else', email: 'me@example.com' }, secret))).toEqual([]);
      expect(await idsOf(stranger)).toEqual([conversation]);
    });

    test('is one contact by id and by address, once a token names both', async () => {
      const byId = (await signedIn({ sub: 'both' }).start('By id')).body.conversation;
      const byEmail = (await signedIn({ email: 'both@example.com' }).start('By address')).body.conversation;
      const person = signedIn({ sub: 'both', email: 'Both@example.com' });
      const third = (await person.start('By both')).body.conversation;
      expect((await idsOf(person)).toSorted()).toEqual([byId, byEmail, third].toSorted());
      expect(await idsOf(signedIn({ email: 'both@example.com' }))).toHaveLength(3);
    });

    test('is not the person with the same address whom the same host gives another id', async () => {
      await signedIn({ sub: 'one', email: 'shared@example.com' }).start('One');
      const two = signedIn({ sub: 'two', email: 'shared@example.com' });
      await two.start('Two');
      expect(await idsOf(two)).toHaveLength(1);
      expect(await idsOf(signedIn({ sub: 'one', email: 'shared@example.com' }))).toHaveLength(1);
    });

    test('gets one conversation for one key, signed in or not at the first try', async () => {
      const secret = random(32);
      const startKey = random(16);
      const details = { email: 'retry@example.com' };
      const first = await visitorOf(served, secret).start('Hello', startKey, details);
      const again = await signedIn({ email: 'retry@example.com' }, secret).start('Hello', startKey, details);
      expect([again.status, again.body.conversation]).toEqual([200, first.body.conversation]);
    });

    test('gets one message for one key, signed in or not at the first try, and known by another id since', async () => {
      const secret = random(32);
      const stranger = visitorOf(served, secret);
      const { conversation } = (await stranger.start('Hello')).body;
      const messageKey = random(16);
      const first = await stranger.send(conversation, 'Anybody?', messageKey);
      await signedIn({ sub: 'again' }).start('From the office');
      // First they are known by their address alone, then found to be who wrote from the office.
      const people = [{ email: 'again@example.com' }, { sub: 'again', email: 'again@example.com' }];
      for (const person of people) {
        await signedIn(person).start('From another device');
        const again = await signedIn(person, secret).send(conversation, 'Anybody?', messageKey);
        expect([again.status, again.body.event.seq]).toEqual([200, first.body.event.seq]);
        const changed = await signedIn(person, secret).send(conversation, 'Somebody?', messageKey);
        expect(changed.body).toEqual({ problem: 'keyReused' });
      }
      expect(await textsIn(signedIn(people[1]!), conversation)).toEqual(['Hello', 'Anybody?']);
    });

    test('case 61: stays blocked on every device, and brings a block along', async () => {
      const person = { sub: 'blocked', email: 'blocked@example.com' };
      const secret = random(32);
      const stranger = visitorOf(served, secret);
      const { body } = await stranger.start('Spam', random(16), { email: 'blocked@example.com' });
      await place.block(body.event.author.id);
      const before = await place.rows();
      expect((await stranger.send(body.conversation, 'More')).body).toEqual({ problem: 'blocked' });
      expect((await stranger.start('More')).body).toEqual({ problem: 'blocked' });
      expect(await place.rows()).toEqual(before);
      const answers = [await signedIn(person, secret).start('Me'), await signedIn(person).start('Me again')];
      expect(answers.map((answer) => answer.body)).toEqual([{ problem: 'blocked' }, { problem: 'blocked' }]);
    });
  });

  test('somebody whom an agent blocks is blocked on the browser that they came from, and let in again', async () => {
    const secret = random(32);
    const person = { sub: 'blocked-by-agent', email: 'rude@example.com' };
    const stranger = visitorOf(served, secret);
    const { conversation } = (await stranger.start('Hello', random(16), { email: 'rude@example.com' })).body;
    await idsOf(signedIn(person, secret));
    const agent = agentOf(served);
    expect((await agent.add(conversation, 'blocked', { blocked: true })).status).toBe(201);
    for (const each of [stranger, signedIn(person, secret), signedIn(person)])
      expect((await each.start('Again')).body).toEqual({ problem: 'blocked' });
    await agent.add(conversation, 'blocked', { blocked: false });
    expect((await signedIn(person).start('Sorry')).status).toBe(201);
  });

  test('case 24: a stranger who types somebody’s address sees nothing of theirs and changes nothing', async () => {
    const person = { sub: 'victim', email: 'victim@example.com', firstName: 'Vic' };
    const { conversation } = (await signedIn(person).start('Private')).body;
    const before = (await place.contacts()).find(({ external_id: id }) => id === 'victim');
    const stranger = visitorOf(served);
    const { body } = await stranger.start('Hello', random(16), {
      email: 'victim@example.com',
      firstName: 'Mallory',
    });
    expect(await idsOf(stranger)).toEqual([body.conversation]);
    expect((await stranger.ask('GET', `/conversations/${conversation}/events`)).status).toBe(404);
    expect((await place.contacts()).find(({ external_id: id }) => id === 'victim')).toEqual(before);
    expect(await idsOf(signedIn(person))).toEqual([conversation]);
  });

  describe('case 25: a token does not count, and nobody hears why', () => {
    const person = { sub: 'case-25', email: 'case25@example.com' };
    const now = () => Math.floor(Date.now() / 1000);
    const attacks: Record<string, () => string> = {
      'that has expired': () => tokenFor(person, { iat: now() - 200, exp: now() - 100 }),
      'that counts for too long': () => tokenFor(person, { exp: now() + 40 * 86_400 }),
      'of tomorrow': () => tokenFor(person, { iat: now() + 86_400, exp: now() + 90_000 }),
      'of another site': () => tokenOf(claimsFor(other.site.trackingKey, person), key),
      'that names nobody': () => tokenFor({}),
      'without an id of its own': () => tokenFor(person, { jti: undefined }),
      'signed with another key': () => tokenOf(claimsFor(served.site.trackingKey, person), random(32)),
      'signed with an empty key': () => tokenOf(claimsFor(served.site.trackingKey, person), ''),
      'without a signature': () => `${tokenFor(person).split('.').slice(0, 2).join('.')}.`,
      'that says it needs no signature': () =>
        tokenOf(claimsFor(served.site.trackingKey, person), key, { alg: 'none' }),
      'with another algorithm': () =>
        tokenOf(claimsFor(served.site.trackingKey, person), key, { alg: 'RS256', typ: 'JWT' }),
      'whose claims were changed': () => {
        const [header, , signature] = tokenFor(person).split('.');
        const changed = Buffer.from(
          JSON.stringify(claimsFor(served.site.trackingKey, { sub: 'admin' })),
        ).toString('base64url');
        return `${header}.${changed}.${signature}`;
      },
      'that is spelled otherwise': () => `${tokenFor(person)}=`,
      'that is none': () => 'a.b.c',
      'that is empty': () => '.',
    };

    test.each(Object.keys(attacks))('%s', async (name) => {
      const { conversation } = (await signedIn(person).start('Private')).body;
      const before = await place.rows();
      const attacker = visitorOf(served, random(32), ORIGIN, attacks[name]!());
      const refusals = [
        await attacker.ask('GET', '/conversations'),
        await attacker.ask('GET', `/conversations/${conversation}/events`),
        await attacker.start('Hello'),
        await attacker.send(conversation, 'Hello'),
      ];
      for (const { status, body } of refusals)
        expect([status, body]).toEqual([401, { problem: 'identityRefused' }]);
      const live = await attacker.connect();
      await live.until(() => live.code() !== undefined);
      expect(live.code()).toBe(4401);
      expect(await place.rows()).toEqual(before);
      // The front goes on without it, as a stranger.
      expect((await visitorOf(served, attacker.secret).start('Hello')).status).toBe(201);
    });

    test('that was ended by signing out, wherever it is used again', async () => {
      const token = tokenFor(person);
      const visitor = visitorOf(served, random(32), ORIGIN, token);
      expect((await visitor.start('Hello')).status).toBe(201);
      expect((await visitor.ask('POST', '/session/end')).status).toBe(204);
      for (const secret of [visitor.secret, random(32)]) {
        const replay = await visitorOf(served, secret, ORIGIN, token).ask('GET', '/conversations');
        expect([replay.status, replay.body]).toEqual([401, { problem: 'identityRefused' }]);
      }
      expect(await idsOf(signedIn(person))).not.toEqual([]);
    });

    test('that expires while the page is open', async () => {
      const visitor = signedIn(person);
      expect((await visitor.start('Hello')).status).toBe(201);
      clock = 3601_000;
      expect((await visitor.ask('GET', '/conversations')).status).toBe(401);
      clock = 0;
    });
  });
};
