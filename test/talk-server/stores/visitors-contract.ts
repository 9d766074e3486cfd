import { describe, expect, test } from '@jest/globals';
import type { ConversationsAnswer } from '../../../core/contract/index.ts';
import { claimsFor, tokenOf } from '../identity-tokens.ts';
import { outboundMessage } from '../outbound-message.ts';
import { answersByHours } from './hours-contract.ts';
import { sendsOutboundMessages } from './outbound-contract.ts';
import { RuledSite } from './ruled-site.ts';
import { agentOf, random, visitorOf } from '../served.ts';
import type { StoreUnderTest } from '../log-requests.ts';
import type { Wanted } from '../settings-of.ts';

/** What a visitor says of themselves before they may write. */
const asksForDetails = (ruled: RuledSite): void => {
  const { rule, signedIn, putOutbound } = ruled;

  describe('details', () => {
    test('that the owner requires are required of a direct call, too, and asked once', async () => {
      await rule({ visitors: { email: true, firstName: 'required' } });
      const visitor = visitorOf(ruled.served);
      const before = await ruled.place.rows();
      const refused = await visitor.start('Hello', random(16), { firstName: 'Mia' });
      expect([refused.status, refused.body]).toEqual([
        400,
        { problem: 'detailsNeeded', field: 'details.email' },
      ]);
      expect(await ruled.place.rows()).toEqual(before);
      const details = { email: 'mia@example.com', firstName: 'Mia' };
      expect((await visitor.start('Hello', random(16), details)).status).toBe(201);
      expect((await visitor.start('Another question')).status).toBe(201);
    });

    test('that the host has proved are not asked again', async () => {
      await rule({ visitors: { email: true } });
      expect((await (await signedIn({ sub: '1', email: 'a@example.com' })).start('Hello')).status).toBe(201);
      expect((await (await signedIn({ sub: '2' })).start('Hello')).body).toEqual({
        problem: 'detailsNeeded',
        field: 'details.email',
      });
    });
  });

  describe('case 26: where verification is required', () => {
    test('no message of a stranger is stored, whatever they say of themselves', async () => {
      await rule({ verification: 'required' });
      const visitor = visitorOf(ruled.served);
      const before = await ruled.place.rows();
      const { status, body } = await visitor.start('Hello', random(16), { email: 'boss@example.com' });
      expect([status, body]).toEqual([403, { problem: 'identityNeeded' }]);
      expect(await ruled.place.rows()).toEqual(before);
      expect((await (await signedIn({ sub: 'known' })).start('Hello')).status).toBe(201);
    });

    test('a stranger who wrote before cannot go on', async () => {
      const visitor = visitorOf(ruled.served);
      const { conversation } = (await visitor.start('Hello')).body;
      await rule({ verification: 'required' });
      expect((await visitor.send(conversation, 'More')).body).toEqual({ problem: 'identityNeeded' });
    });
  });

  describe('case 30: consent', () => {
    const consent = { wording: 'I agree to the privacy policy.', url: 'https://shop.example/privacy' };

    test('is needed on every way in, and its wording, address, version and time are stored', async () => {
      await rule({ visitors: { consent: { url: consent.url, required: true }, answersFirst: 1 } });
      await putOutbound('hello', outboundMessage());
      const visitor = visitorOf(ruled.served);
      for (const more of [{}, { outbound: 'hello' }])
        expect((await visitor.start('Hello', random(16), {}, more)).body).toEqual({
          problem: 'detailsNeeded',
          field: 'consent',
        });
      const { body } = await visitor.start('Hello', random(16), {}, { consent });
      const context = await agentOf(ruled.served).ask('GET', `/conversations/${body.conversation}/context`);
      const { revision } = (await ruled.place.store.settings.settingsOf(ruled.served.site.id))!;
      expect(context.body).toMatchObject({ consent: { ...consent, revision, at: ruled.now } });
      expect((await visitor.start('Again')).status).toBe(201);
    });

    test('is named among what a visitor needs who wrote before, until a message brings it', async () => {
      const visitor = visitorOf(ruled.served);
      const { conversation } = (await visitor.start('Hello')).body;
      await rule({ visitors: { consent: { url: consent.url, required: true } } });
      const needs = async () =>
        (await visitor.ask<ConversationsAnswer>('GET', '/conversations')).body.needs ?? [];
      expect(await needs()).toEqual(['consent']);
      expect((await visitor.send(conversation, 'More')).body).toMatchObject({ field: 'consent' });
      expect((await visitor.send(conversation, 'More', random(16), { consent })).status).toBe(201);
      expect(await needs()).toEqual([]);
    });

    test('is not asked again of who signs in after they have agreed', async () => {
      await rule({ visitors: { consent: { url: consent.url, required: true } } });
      const secret = random(32);
      const stranger = visitorOf(ruled.served, secret);
      const { conversation } = (await stranger.start('Hello', random(16), {}, { consent })).body;
      const customer = await signedIn({ sub: '1' }, secret);
      const { body } = await customer.ask<ConversationsAnswer>('GET', '/conversations');
      expect(body.needs ?? []).toEqual([]);
      expect((await customer.send(conversation, 'More')).status).toBe(201);
    });

    test('is needed before details are stored, and comes with them', async () => {
      const visitor = visitorOf(ruled.served);
      const { conversation } = (await visitor.start('Hello')).body;
      await rule({ visitors: { email: true, consent: { url: consent.url, required: true } } });
      const before = await ruled.place.rows();
      const give = (more: object) =>
        visitor.ask('POST', `/conversations/${conversation}/details`, { email: 'mia@example.com', ...more });
      const refused = await give({});
      expect([refused.status, refused.body]).toEqual([400, { problem: 'detailsNeeded', field: 'consent' }]);
      expect(await ruled.place.rows()).toEqual(before);
      expect((await give({ consent })).status).toBe(204);
      const { body } = await visitor.ask<ConversationsAnswer>('GET', '/conversations');
      expect(body.needs ?? []).toEqual([]);
      const context = await agentOf(ruled.served).ask('GET', `/conversations/${conversation}/context`);
      expect(context.body).toMatchObject({ consent: { ...consent, at: ruled.now } });
    });
  });
};

/** What was stored under older rules is answered as it was then. */
const answersRepetitions = (ruled: RuledSite): void => {
  const { rule, putOutbound } = ruled;

  describe('a message that is sent again because its answer was lost', () => {
    const consent = { url: 'https://shop.example/privacy', required: true };
    const away: Wanted = { hours: { rows: [{ days: [3], from: '09:00', to: '17:00' }], outside: 'hide' } };

    test.each<[string, Wanted]>([
      ['identity is required', { verification: 'required' }],
      ['consent is', { visitors: { consent } }],
      ['details are', { visitors: { email: true } }],
      ['nobody may write out of hours', away],
    ])('gets the same answer where %s by now', async (_, rules) => {
      await putOutbound('hello', outboundMessage());
      const visitor = visitorOf(ruled.served);
      const [first, second] = [random(16), random(16)];
      const started = await visitor.start('Hello', first, {}, { outbound: 'hello' });
      const { conversation } = started.body;
      const added = await visitor.send(conversation, 'More', second);
      await ruled.place.store.outbound.removeOutbound(ruled.served.site.id, 'hello');
      await rule(rules);
      const before = await ruled.place.rows();
      const start = (text: string, key = first) => visitor.start(text, key, {}, { outbound: 'hello' });
      for (const [again, answer] of [
        [await start('Hello'), started],
        [await visitor.send(conversation, 'More', second), added],
      ] as const)
        expect([again.status, again.body]).toEqual([200, answer.body]);
      for (const other of [await start('Other'), await visitor.send(conversation, 'Other', second)])
        expect([other.status, other.body]).toEqual([409, { problem: 'keyReused' }]);
      expect((await start('New', random(16))).status).not.toBe(201);
      expect(await ruled.place.rows()).toEqual(before);
    });

    test('is told nothing but that they are blocked, once they are', async () => {
      const visitor = visitorOf(ruled.served);
      const key = random(16);
      const { conversation } = (await visitor.start('Hello', key)).body;
      await agentOf(ruled.served).add(conversation, 'blocked', { blocked: true });
      expect((await visitor.start('Hello', key)).body).toEqual({ problem: 'blocked' });
    });
  });
};

/** What happens to an address that somebody types whom their host proves without one. */
const takesTypedAddresses = (ruled: RuledSite): void => {
  const { rule, signedIn } = ruled;
  type Visitor = Awaited<ReturnType<typeof signedIn>>;
  const email = 'ada@example.com';
  const listed = async (visitor: Visitor) =>
    (await visitor.ask<ConversationsAnswer>('GET', '/conversations')).body;
  const idsOf = async (visitor: Visitor) => (await listed(visitor)).conversations.map(({ id }) => id);
  const shown = async (conversation: string) =>
    (await ruled.place.store.inbox.details(conversation, 'somebody'))!;
  const startedBy = async (visitor: Visitor, details: object = {}) =>
    (await visitor.start('Hello', random(16), details)).body.conversation;

  describe('a signed-in customer whose host gives no address', () => {
    test('is asked for one once, and writes on', async () => {
      await rule({ visitors: { email: true } });
      const first = await signedIn({ sub: '1' });
      const conversation = await startedBy(first, { email });
      expect((await first.send(conversation, 'More')).status).toBe(201);
      expect((await listed(first)).needs ?? []).toEqual([]);
      expect((await first.start('Another question')).status).toBe(201);
    });

    test('is asked after the first message where the owner lets them write first, and writes on', async () => {
      const customer = await signedIn({ sub: '1' });
      const conversation = await startedBy(customer);
      await rule({ visitors: { email: true } });
      expect((await listed(customer)).needs).toEqual(['email']);
      expect((await customer.send(conversation, 'More')).body).toMatchObject({ field: 'details.email' });
      const path = `/conversations/${conversation}/details`;
      expect((await customer.ask('POST', path, { email })).status).toBe(204);
      expect((await customer.send(conversation, 'More')).status).toBe(201);
      expect((await listed(customer)).needs ?? []).toEqual([]);
    });

    test('is shown as verified, and what they typed is not, until their host proves an address', async () => {
      const conversation = await startedBy(await signedIn({ sub: '1' }), { email });
      const before = await shown(conversation);
      expect(before.row.person).toMatchObject({ email, emailVerified: false, verified: true });
      await startedBy(await signedIn({ sub: '1', email: 'own@example.com' }), { email });
      const after = await shown(conversation);
      expect(after.row.person).toMatchObject({ email: 'own@example.com', emailVerified: true });
    });

    test.each(['after', 'before'])(
      'opens nobody else’s conversations with the address of somebody who wrote %s them',
      async (order) => {
        const customer = await signedIn({ sub: 'customer' });
        const others = [
          await signedIn({ sub: 'owner', email }),
          await signedIn({ sub: 'second account', email }),
          visitorOf(ruled.served),
        ];
        const own: string[] = [];
        const type = async () => void own.push(await startedBy(customer, { email }));
        if (order === 'after') await type();
        const theirs: string[] = [];
        for (const each of others) theirs.push(await startedBy(each, { email }));
        if (order === 'before') await type();
        expect(await idsOf(customer)).toEqual(own);
        for (const [at, each] of others.entries()) expect(await idsOf(each)).toEqual([theirs[at]]);
        const { row, duplicates } = await shown(own[0]!);
        expect([row.person.emailVerified, duplicates]).toEqual([false, []]);
        const owner = await shown(theirs[0]!);
        const second = (await shown(theirs[1]!)).row.person.contact;
        expect(owner.duplicates.map(({ contact }) => contact)).toEqual([second]);
        for (const [source, target] of [
          [row.person.contact!, owner.row.person.contact!],
          [owner.row.person.contact!, row.person.contact!],
        ] as const)
          expect(
            await ruled.place.store.inbox.mergeDuplicate({
              id: random(16),
              source,
              target,
              author: { kind: 'agent', id: 'somebody' },
              at: ruled.now,
            }),
          ).toBeNull();
      },
    );
  });
};

/** What is kept of the page that a visitor wrote from. */
const keepsWhereTheyWrote = (ruled: RuledSite): void => {
  describe('where a visitor wrote from', () => {
    const page = { page: { url: 'https://shop.example/boots', title: 'Boots' } };

    test('is the browser’s word, unless the host has signed it', async () => {
      const key = await ruled.place.store.identities.ensureIdentityKey(ruled.served.site.id, random(32), 0);
      const cart = { ...page, cart: { items: [{ name: 'Boots', quantity: 2 }], total: '98.00 EUR' } };
      const signed = tokenOf(claimsFor(ruled.served.site.trackingKey, { context: cart }, ruled.now), key);
      const forged = tokenOf(
        claimsFor(ruled.served.site.trackingKey, { context: cart }, ruled.now),
        random(32),
      );
      const contextOf = async (context: object) => {
        const { body } = await visitorOf(ruled.served).start('Hello', random(16), {}, { context });
        return (await agentOf(ruled.served).ask('GET', `/conversations/${body.conversation}/context`)).body;
      };
      expect(await contextOf({ reported: page })).toEqual({ reported: page, signed: null, consent: null });
      expect(await contextOf({ signed })).toEqual({ reported: null, signed: cart, consent: null });
      expect(await contextOf({ reported: page, signed: forged })).toMatchObject({ signed: null });
    });

    test.each([
      ['an address that is a script', { page: { url: 'javascript:alert(1)' } }],
      ['a referrer that is data', { ...page, referrer: 'data:text/html,x' }],
      [
        'more goods than a cart has',
        { ...page, cart: { items: Array.from({ length: 51 }, () => ({ name: 'x', quantity: 1 })) } },
      ],
      ['what is not in the contract', { ...page, html: '<b>' }],
    ])('is refused with %s', async (_, reported) => {
      const { status } = await visitorOf(ruled.served).start(
        'Hello',
        random(16),
        {},
        { context: { reported } },
      );
      expect(status).toBe(400);
    });
  });
};

/** What a site's owner decides about visitors, held by the server itself, whatever the store is. */
export const holdsVisitorsToTheRules = (openPlace: () => Promise<StoreUnderTest>): void => {
  const ruled = new RuledSite(openPlace);
  asksForDetails(ruled);
  answersRepetitions(ruled);
  takesTypedAddresses(ruled);
  sendsOutboundMessages(ruled);
  answersByHours(ruled);
  keepsWhereTheyWrote(ruled);
};
