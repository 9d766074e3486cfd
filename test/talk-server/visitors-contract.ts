import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { randomUUIDv7 } from 'node:crypto';
import type {
  ConversationsAnswer,
  EventsAnswer,
  OutboundBody,
  WidgetsAnswer,
} from '../../core/contract/index.ts';
import type { Site } from '../../talk-server/storage/directory.ts';
import { claimsFor, tokenOf } from './identity-tokens.ts';
import type { StoreUnderTest } from './log-requests.ts';
import { agentOf, ORIGIN, random, serve, visitorOf, type Served } from './served.ts';
import { setRules, type Wanted } from './settings-of.ts';
import { outboundMessage } from './outbound-message.ts';

/** What a site's owner decides about visitors, held by the server itself, whatever the store is. */
export const holdsVisitorsToTheRules = (openPlace: () => Promise<StoreUnderTest>): void => {
  let place: StoreUnderTest;
  let server: Served;
  let served: Served;
  let now = Date.UTC(2026, 5, 1, 10);

  beforeAll(async () => {
    place = await openPlace();
    server = await serve(place.store, { now: () => now });
  });
  afterAll(async () => {
    await server?.stop();
    await place.stop();
  });
  // A site of its own for each test: rules are a site's.
  beforeEach(async () => {
    const site: Site = { id: randomUUIDv7(), name: 'Lamps', trackingKey: random(16), origins: [ORIGIN] };
    await place.store.directory.addSite(site, 1);
    served = { ...server, site };
    now = Date.UTC(2026, 5, 1, 10);
  });

  const rule = (wanted: Wanted) => setRules(place.store, served.site.id, wanted);
  const eventsOf = async (visitor: ReturnType<typeof visitorOf>, conversation: string) =>
    (await visitor.ask<EventsAnswer>('GET', `/conversations/${conversation}/events`)).body.events;
  const signedIn = async (person: object) => {
    const key = await place.store.identities.ensureIdentityKey(served.site.id, random(32), 0);
    return visitorOf(
      served,
      random(32),
      ORIGIN,
      tokenOf(claimsFor(served.site.trackingKey, person, now), key),
    );
  };
  const outbound = (more: Partial<OutboundBody> = {}): OutboundBody =>
    outboundMessage({ text: 'Can I help?', ...more });
  const putOutbound = async (id: string, body: OutboundBody) => {
    const { status } = await agentOf(served).ask('PUT', `/sites/${served.site.id}/outbound/${id}`, body);
    expect(status).toBe(204);
  };
  const widgetsAt = async (path: string, more: object = {}) => {
    const response = await fetch(`${served.url}/-/widgets/get`, {
      method: 'POST',
      headers: { Origin: ORIGIN },
      body: JSON.stringify({ h: served.site.trackingKey, tk: true, u: `${ORIGIN}${path}`, ...more }),
    });
    return (await response.json()) as WidgetsAnswer;
  };

  describe('details', () => {
    test('that the owner requires are required of a direct call, too, and asked once', async () => {
      await rule({ visitors: { email: true, firstName: 'required' } });
      const visitor = visitorOf(served);
      const before = await place.rows();
      const refused = await visitor.start('Hello', random(16), { firstName: 'Mia' });
      expect([refused.status, refused.body]).toEqual([
        400,
        { problem: 'detailsNeeded', field: 'details.email' },
      ]);
      expect(await place.rows()).toEqual(before);
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
      const visitor = visitorOf(served);
      const before = await place.rows();
      const { status, body } = await visitor.start('Hello', random(16), { email: 'boss@example.com' });
      expect([status, body]).toEqual([403, { problem: 'identityNeeded' }]);
      expect(await place.rows()).toEqual(before);
      expect((await (await signedIn({ sub: 'known' })).start('Hello')).status).toBe(201);
    });

    test('a stranger who wrote before cannot go on', async () => {
      const visitor = visitorOf(served);
      const { conversation } = (await visitor.start('Hello')).body;
      await rule({ verification: 'required' });
      expect((await visitor.send(conversation, 'More')).body).toEqual({ problem: 'identityNeeded' });
    });
  });

  describe('case 30: consent', () => {
    const consent = { wording: 'I agree to the privacy policy.', url: 'https://shop.example/privacy' };

    test('is needed on every way in, and its wording, address, version and time are stored', async () => {
      await rule({ visitors: { consent: { url: consent.url, required: true }, answersFirst: 1 } });
      await putOutbound('hello', outbound());
      const visitor = visitorOf(served);
      for (const more of [{}, { outbound: 'hello' }])
        expect((await visitor.start('Hello', random(16), {}, more)).body).toEqual({
          problem: 'detailsNeeded',
          field: 'consent',
        });
      const { body } = await visitor.start('Hello', random(16), {}, { consent });
      const context = await agentOf(served).ask('GET', `/conversations/${body.conversation}/context`);
      const { revision } = (await place.store.settings.settingsOf(served.site.id))!;
      expect(context.body).toMatchObject({ consent: { ...consent, revision, at: now } });
      expect((await visitor.start('Again')).status).toBe(201);
    });

    test('is named among what a visitor needs who wrote before, until a message brings it', async () => {
      const visitor = visitorOf(served);
      const { conversation } = (await visitor.start('Hello')).body;
      await rule({ visitors: { consent: { url: consent.url, required: true } } });
      const needs = async () =>
        (await visitor.ask<ConversationsAnswer>('GET', '/conversations')).body.needs ?? [];
      expect(await needs()).toEqual(['consent']);
      expect((await visitor.send(conversation, 'More')).body).toMatchObject({ field: 'consent' });
      expect((await visitor.send(conversation, 'More', random(16), { consent })).status).toBe(201);
      expect(await needs()).toEqual([]);
    });
  });

  describe('case 29: a conversation that the team began', () => {
    beforeEach(async () => {
      await rule({ visitors: { email: true, answersFirst: 2 } });
      await putOutbound('hello', outbound({ text: 'Need a hand?' }));
    });

    test('takes exactly the allowed number of replies before details, also when they are sent at once', async () => {
      const visitor = visitorOf(served);
      const { status, body } = await visitor.start('Yes', random(16), {}, { outbound: 'hello' });
      expect(status).toBe(201);
      const { conversation } = body;
      expect((await eventsOf(visitor, conversation)).map((event) => event.body)).toEqual([
        { text: 'Need a hand?' },
        { text: 'Yes' },
      ]);
      const answers = await Promise.all(
        Array.from({ length: 10 }, (_, i) => visitor.send(conversation, `More ${i}`)),
      );
      expect(answers.filter((answer) => answer.status === 201)).toHaveLength(1);
      for (const { status: code, body: problem } of answers.filter((answer) => answer.status !== 201))
        expect([code, problem]).toEqual([400, { problem: 'detailsNeeded', field: 'details.email' }]);
      const details = { email: 'mia@example.com' };
      expect((await visitor.send(conversation, 'I am Mia', random(16), { details })).status).toBe(201);
      expect((await visitor.send(conversation, 'And go on')).status).toBe(201);
    });

    test('says what it needs of its visitor, and takes that between two messages', async () => {
      const visitor = visitorOf(served);
      const { conversation } = (await visitor.start('Yes', random(16), {}, { outbound: 'hello' })).body;
      const needs = async () =>
        (await visitor.ask<ConversationsAnswer>('GET', '/conversations')).body.needs ?? [];
      const give = (details: object, who = visitor) =>
        who.ask('POST', `/conversations/${conversation}/details`, details);
      expect(await needs()).toEqual(['email']);
      const refused = await give({ email: 'no address' });
      expect([refused.status, refused.body]).toMatchObject([400, { problem: 'invalid', field: 'email' }]);
      const stranger = visitorOf(served);
      expect((await give({ email: 'mia@example.com' }, stranger)).status).toBe(404);
      await stranger.start('Hello', random(16), { email: 'tom@example.com' });
      expect((await give({ email: 'mia@example.com' }, stranger)).status).toBe(404);
      expect(await needs()).toEqual(['email']);
      expect((await give({ email: 'mia@example.com' })).status).toBe(204);
      expect(await needs()).toEqual([]);
      for (const text of ['One', 'Two', 'Three'])
        expect((await visitor.send(conversation, text)).status).toBe(201);
    });

    test('takes no details of somebody who is blocked', async () => {
      const visitor = visitorOf(served);
      const { conversation } = (await visitor.start('Yes', random(16), {}, { outbound: 'hello' })).body;
      await agentOf(served).add(conversation, 'blocked', { blocked: true });
      const { status, body } = await visitor.ask('POST', `/conversations/${conversation}/details`, {
        email: 'mia@example.com',
      });
      expect([status, body]).toEqual([403, { problem: 'blocked' }]);
    });

    test('is begun by an outbound message that is sent, and by no other', async () => {
      await putOutbound('off', outbound({ enabled: false }));
      for (const id of ['off', 'unknown']) {
        const { status, body } = await visitorOf(served).start('Yes', random(16), {}, { outbound: id });
        expect([status, body]).toMatchObject([400, { problem: 'invalid', field: 'outbound' }]);
      }
    });

    test('is one conversation however often the answer is sent', async () => {
      const visitor = visitorOf(served);
      const key = random(16);
      const first = await visitor.start('Yes', key, {}, { outbound: 'hello' });
      const again = await visitor.start('Yes', key, {}, { outbound: 'hello' });
      expect([again.status, again.body]).toEqual([200, first.body]);
    });
  });

  describe('case 78: outbound messages', () => {
    test('say the visitor’s name, the site’s and the agent’s where these are known', async () => {
      const text = 'Hello {{ first_name | default: "there" }}, this is {{ site_name }}.';
      await putOutbound('tagged', outbound({ text }));
      const said = async (more: object) =>
        (await widgetsAt('/', more)).widgets.find(({ id }) => id === 'tagged')?.talk_message_body;
      const siteName = '\u2068Lamps & Co\u2069';
      await rule({});
      expect(await said({})).toBe(`Hello there, this is ${siteName}.`);
      expect(await said({ first: 'Mia' })).toBe(`Hello \u2068Mia\u2069, this is ${siteName}.`);
      const visitor = visitorOf(served);
      const { conversation } = (
        await visitor.start('Yes', random(16), { firstName: 'Mia' }, { outbound: 'tagged' })
      ).body;
      const [first] = await eventsOf(visitor, conversation);
      expect(first!.body).toEqual({ text: `Hello \u2068Mia\u2069, this is ${siteName}.` });
    });

    test('with a broken tag are refused, with the field and the place', async () => {
      const body = outbound({ text: 'Hello {{ nobody }}' });
      const answer = await agentOf(served).ask('PUT', `/sites/${served.site.id}/outbound/broken`, body);
      expect([answer.status, answer.body]).toMatchObject([400, { problem: 'invalid', field: 'text' }]);
    });

    test('are in the team’s order, and count what began with an answer', async () => {
      const { site } = served;
      for (const id of ['one', 'two', 'three']) await putOutbound(id, outbound());
      const all = await place.store.outbound.outboundAt(site.id);
      const ids = all.map(({ id }) => id);
      expect(ids.slice(-3)).toEqual(['one', 'two', 'three']);
      const order = [...ids.slice(0, -3), 'three', 'one', 'two'];
      const reorder = (wanted: readonly string[]) =>
        agentOf(served).ask('PUT', `/sites/${site.id}/outbound`, { order: wanted });
      expect((await reorder(order)).status).toBe(204);
      for (const wrong of [order.slice(1), [...order, 'four'], [...order.slice(1), order[1]!]]) {
        const { status, body } = await reorder(wrong);
        expect([status, body]).toMatchObject([412, { problem: 'stale' }]);
      }
      const key = random(16);
      const visitor = visitorOf(served);
      for (let again = 0; again < 2; again += 1)
        await visitor.start('Yes', key, { email: 'mia@example.com' }, { outbound: 'one' });
      await place.store.outbound.removeOutbound(site.id, 'one');
      await putOutbound('one', outbound());
      const after = await place.store.outbound.outboundAt(site.id);
      expect(after.map(({ id }) => id)).toEqual([...order.filter((id) => id !== 'one'), 'one']);
      expect(after.find(({ id }) => id === 'one')!.answers).toBe(1);
      for (const id of ['one', 'two', 'three', 'tagged'])
        await place.store.outbound.removeOutbound(site.id, id);
    });

    test('are for the pages, and the people, that they are meant for', async () => {
      await putOutbound('all', outbound());
      await putOutbound('docs', outbound({ pages: { selection: 'only', paths: ['/docs/*'] } }));
      await putOutbound('elsewhere', outbound({ pages: { selection: 'except', paths: ['/docs/*'] } }));
      await putOutbound('known', outbound({ who: 'known' }));
      await putOutbound('off', outbound({ enabled: false }));
      const ids = async (...asked: Parameters<typeof widgetsAt>) =>
        (await widgetsAt(...asked)).widgets.map(({ id }) => id).toSorted();
      expect(await ids('/docs/start')).toEqual(['all', 'docs']);
      expect(await ids('/cart?x=1')).toEqual(['all', 'elsewhere']);
      expect(await ids('/cart', { e: 'mia@example.com' })).toEqual(['all', 'elsewhere', 'known']);
      expect(await ids('/cart', { tk: false })).toEqual([]);
    });

    test('are an owner’s to write, and judged', async () => {
      const path = `/sites/${served.site.id}/outbound/x`;
      const agent = agentOf(served);
      expect((await agent.ask('PUT', path, { ...outbound(), text: '' })).body).toMatchObject({
        problem: 'invalid',
        field: 'text',
      });
      expect((await agent.ask('PUT', path, outbound({ agent: 'nobody' }))).body).toMatchObject({
        field: 'agent',
      });
      expect((await agent.ask('PUT', '/sites/none/outbound/x', outbound())).status).toBe(404);
      await agent.ask('PUT', path, outbound());
      expect((await agent.ask('DELETE', path)).status).toBe(204);
      expect((await agent.ask('DELETE', path)).status).toBe(404);
    });
  });

  describe('case 37: an automatic reply', () => {
    const away: Wanted = {
      hours: { rows: [{ days: [1], from: '09:00', to: '17:00' }] },
      autoReply: { away: ['Back ', { tag: 'returns' }, '.'] },
    };
    const plain = (text: string) => text.replaceAll(/[\u2068\u2069]/g, '');
    const repliesIn = async (visitor: ReturnType<typeof visitorOf>, conversation: string) =>
      (await eventsOf(visitor, conversation)).flatMap(({ type, body }) =>
        type === 'autoReply' ? [plain((body as { text: string }).text)] : [],
      );

    test('is said once a conversation and absence, in the visitor’s clock', async () => {
      await rule(away);
      // Monday evening in Berlin; Monday noon in New York.
      now = Date.UTC(2026, 5, 1, 16);
      const visitor = visitorOf(served);
      const { conversation } = (await visitor.start('Hello', random(16), {}, { zone: 'America/New_York' }))
        .body;
      await visitor.send(conversation, 'Anybody?');
      expect(await repliesIn(visitor, conversation)).toEqual(['Back June 8 at 3:00 AM.']);
      now = Date.UTC(2026, 5, 8, 9);
      await visitor.send(conversation, 'In office hours');
      expect(await repliesIn(visitor, conversation)).toHaveLength(1);
      now = Date.UTC(2026, 5, 9, 9);
      await visitor.send(conversation, 'Another absence', random(16), { zone: 'Nowhere/Land' });
      expect(await repliesIn(visitor, conversation)).toEqual([
        'Back June 8 at 3:00 AM.',
        'Back Monday at 9:00 AM.',
      ]);
    });

    test('is said where an outbound message opened the conversation', async () => {
      await rule(away);
      await putOutbound('hello', outbound());
      now = Date.UTC(2026, 5, 2, 9);
      const visitor = visitorOf(served);
      const { conversation } = (await visitor.start('Yes', random(16), {}, { outbound: 'hello' })).body;
      expect(await repliesIn(visitor, conversation)).toHaveLength(1);
    });

    test('is not lost with a first answer that was, and not doubled', async () => {
      await rule(away);
      now = Date.UTC(2026, 5, 2, 9);
      const visitor = visitorOf(served);
      const key = random(16);
      const { conversation } = (await visitor.start('Hello', key)).body;
      await visitor.start('Hello', key);
      expect(await repliesIn(visitor, conversation)).toHaveLength(1);
    });
  });

  test('case 39: whether the team is there is reckoned here, and said to every browser', async () => {
    await rule({ hours: { rows: [{ days: [1, 2, 3, 4, 5], from: '09:00', to: '17:00' }] } });
    expect((await widgetsAt('/')).talk_suite).toMatchObject({ online: true });
    now = Date.UTC(2026, 5, 1, 20);
    expect((await widgetsAt('/')).talk_suite).toMatchObject({ online: false });
    const foreign = await fetch(`${served.url}/-/widgets/get`, {
      method: 'POST',
      headers: { Origin: 'https://evil.example' },
      body: JSON.stringify({ h: served.site.trackingKey, tk: true }),
    });
    expect(await foreign.json()).not.toHaveProperty('talk_suite');
  });

  describe('where a visitor wrote from', () => {
    const page = { page: { url: 'https://shop.example/boots', title: 'Boots' } };

    test('is the browser’s word, unless the host has signed it', async () => {
      const key = await place.store.identities.ensureIdentityKey(served.site.id, random(32), 0);
      const cart = { ...page, cart: { items: [{ name: 'Boots', quantity: 2 }], total: '98.00 EUR' } };
      const signed = tokenOf(claimsFor(served.site.trackingKey, { context: cart }, now), key);
      const forged = tokenOf(claimsFor(served.site.trackingKey, { context: cart }, now), random(32));
      const contextOf = async (context: object) => {
        const { body } = await visitorOf(served).start('Hello', random(16), {}, { context });
        return (await agentOf(served).ask('GET', `/conversations/${body.conversation}/context`)).body;
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
      const { status } = await visitorOf(served).start('Hello', random(16), {}, { context: { reported } });
      expect(status).toBe(400);
    });
  });
};
