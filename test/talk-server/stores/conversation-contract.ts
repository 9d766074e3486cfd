import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import type { ConversationsAnswer, EventsAnswer, ProblemAnswer } from '../../../core/contract/index.ts';
import type { StoreUnderTest } from '../log-requests.ts';
import { agentOf, random, serve, visitorOf, type Served } from '../served.ts';

const texts = (events: readonly { body: object }[]): string[] =>
  events.map(({ body }) => (body as { text?: string }).text ?? JSON.stringify(body));

/** What a client and a Talk server say to each other, whatever the store is. */
export const speaksTheContract = (openPlace: () => Promise<StoreUnderTest>): void => {
  let place: StoreUnderTest;
  let served: Served;
  /** How far the server's clock is ahead, in milliseconds. */
  let ahead = 0;

  beforeAll(async () => {
    place = await openPlace();
    served = await serve(place.store, { now: () => Date.now() + ahead });
    // The suite's own site, besides those that the store came with.
    if (served.agentKey === '') throw new Error('The store was not empty.');
  });
  afterEach(() => {
    ahead = 0;
  });
  afterAll(async () => {
    await served?.stop();
    await place.stop();
  });

  describe('a visitor', () => {
    test('starts a conversation with form and message in one request', async () => {
      const visitor = visitorOf(served);
      const { status, body } = await visitor.start('Hello', random(16), { email: 'mia@example.com' });
      expect(status).toBe(201);
      expect(body.event).toMatchObject({ seq: 1, type: 'message', body: { text: 'Hello' } });
      expect(body.log).toBe(place.store.log.logId);
    });

    test('knows own messages by their keys, and agents by their names', async () => {
      const visitor = visitorOf(served);
      const [start, next] = [random(16), random(16)];
      const { conversation } = (await visitor.start('Hello', start)).body;
      await visitor.send(conversation, 'Anybody?', next);
      await agentOf(served).add(conversation, 'message', { text: 'Here' });
      const { body } = await visitor.ask<EventsAnswer>('GET', `/conversations/${conversation}/events`);
      expect(body.events.map(({ key }) => key)).toEqual([start, next, null]);
      expect(body.events.map(({ author }) => author.name)).toEqual([undefined, undefined, 'Owner']);
      const agents = await agentOf(served).ask<EventsAnswer>('GET', `/conversations/${conversation}/events`);
      expect(agents.body.events.slice(0, 2).map(({ key }) => key)).toEqual([null, null]);
    });

    test('gets the same answer, and one message, however often the same is sent', async () => {
      const visitor = visitorOf(served);
      const { body: first } = await visitor.start('Hello');
      const key = random(16);
      const answers = await Promise.all(
        Array.from({ length: 10 }, () => visitor.send(first.conversation, 'Are you there?', key)),
      );
      expect(new Set(answers.map(({ body }) => body.event.seq))).toEqual(new Set([2]));
      expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
      const other = await visitor.send(first.conversation, 'Something else', key);
      expect([other.status, other.body]).toEqual([409, { problem: 'keyReused' }]);
    });

    test('reads answers, and cannot count notes', async () => {
      const visitor = visitorOf(served);
      const { conversation } = (await visitor.start('Hello')).body;
      const agent = agentOf(served);
      await agent.add(conversation, 'note', { text: 'VIP' });
      await agent.add(conversation, 'message', { text: 'Hi Mia' });
      const { body } = await visitor.ask<EventsAnswer>(
        'GET',
        `/conversations/${conversation}/events?after=1`,
      );
      expect(body.events).toMatchObject([{ seq: 2, body: { text: 'Hi Mia' } }]);
      expect(JSON.stringify(body)).not.toContain('VIP');
    });

    test('who waits for an answer gets it when it comes', async () => {
      const visitor = visitorOf(served);
      const { conversation } = (await visitor.start('Hello')).body;
      const waiting = visitor.ask<EventsAnswer>(
        'GET',
        `/conversations/${conversation}/events?after=1&wait=25`,
      );
      await agentOf(served).add(conversation, 'message', { text: 'Here' });
      expect(texts((await waiting).body.events)).toEqual(['Here']);
    });

    test('sees own conversations only, with how far they were read', async () => {
      const visitor = visitorOf(served);
      const { conversation } = (await visitor.start('Mine')).body;
      await visitorOf(served).start('Not mine');
      await visitor.ask('POST', `/conversations/${conversation}/read`, { seq: 1 });
      const { body } = await visitor.ask<ConversationsAnswer>('GET', '/conversations');
      expect(body.conversations).toMatchObject([{ id: conversation, status: 'open', last: 1, read: 1 }]);
    });

    test('who never wrote has no conversations, and leaves no trace', async () => {
      const before = await place.rows();
      const { status, body } = await visitorOf(served).ask<ConversationsAnswer>('GET', '/conversations');
      expect([status, body.conversations]).toEqual([200, []]);
      await expect(place.rows()).resolves.toEqual(before);
    });
  });

  describe('over a socket', () => {
    test('a visitor gets all that is missing and then what comes, in order and once', async () => {
      const visitor = visitorOf(served);
      const agent = agentOf(served);
      const { conversation } = (await visitor.start('1')).body;
      for (const text of ['2', '3']) await agent.add(conversation, 'message', { text });
      const live = await visitor.connect({ [conversation]: 1 });
      await live.until(() => live.events().length === 2);
      for (const text of ['4', '5', '6']) await agent.add(conversation, 'message', { text });
      await live.until(() => live.events().length === 5);
      expect(texts(live.events())).toEqual(['2', '3', '4', '5', '6']);
      expect(live.events().map(({ seq }) => seq)).toEqual([2, 3, 4, 5, 6]);
      await live.end();
    });

    test('50 messages that were sent while it was cut arrive once and in order, however much later', async () => {
      const visitor = visitorOf(served);
      const agent = agentOf(served);
      const { conversation } = (await visitor.start('0')).body;
      const first = await visitor.connect({ [conversation]: 1 });
      await first.until(() => first.frames.some(({ t }) => t === 'welcome'));
      await first.end();
      for (let i = 1; i <= 50; i += 1) await agent.add(conversation, 'message', { text: String(i) });
      await agent.add(conversation, 'status', { status: 'closed' });
      // A second, five minutes, three days.
      for (const later of [1000, 5 * 60_000, 3 * 86_400_000]) {
        ahead = later;
        const again = await visitor.connect({ [conversation]: 1 });
        await again.until(() => again.events().length === 51);
        expect(texts(again.events()).slice(0, 50)).toEqual(
          Array.from({ length: 50 }, (_, i) => String(i + 1)),
        );
        expect(again.events().at(-1)).toMatchObject({ type: 'status', body: { status: 'closed' } });
        await again.end();
      }
    });

    test('a conversation that was started in another tab arrives, too', async () => {
      const visitor = visitorOf(served);
      const { conversation } = (await visitor.start('First')).body;
      const live = await visitor.connect({ [conversation]: 1 });
      await live.until(() => live.frames.some(({ t }) => t === 'welcome'));
      const other = (await visitor.start('Second')).body.conversation;
      await live.until(() => live.events(other).length === 1);
      expect(texts(live.events(other))).toEqual(['Second']);
      await live.end();
    });

    test('a client whose numbers are of another log, or too high, is told to start anew', async () => {
      const visitor = visitorOf(served);
      const { conversation } = (await visitor.start('Hello')).body;
      for (const [have, log] of [
        [1, 'another'],
        [99, undefined],
      ] as const) {
        const live = await visitor.connect({ [conversation]: have }, log);
        await live.until(() => live.events().length === 1);
        expect(live.frames[0]).toEqual({ t: 'reset', log: place.store.log.logId });
        await live.end();
      }
    });

    test('an agent sees each change of a list, and the events of threads that are open', async () => {
      const visitor = visitorOf(served);
      const { conversation } = (await visitor.start('Hello')).body;
      const live = await agentOf(served).connect({ [conversation]: 0 });
      await live.until(() => live.events().length === 1);
      await visitor.send(conversation, 'Anybody?');
      await live.until(() => live.events().length === 2 && live.frames.some(({ t }) => t === 'row'));
      expect(texts(live.events())).toEqual(['Hello', 'Anybody?']);
      await live.end();
    });

    test('who writes is shown to the others, and not to themselves', async () => {
      const visitor = visitorOf(served);
      const { conversation } = (await visitor.start('Hello')).body;
      const [theirs, ours] = [await visitor.connect(), await agentOf(served).connect({ [conversation]: 0 })];
      await Promise.all([theirs, ours].map((live) => live.until(() => live.events().length === 1)));
      ours.socket.send(JSON.stringify({ t: 'typing', c: conversation }));
      await theirs.until(() => theirs.frames.some(({ t }) => t === 'typing'));
      ours.socket.send(JSON.stringify({ t: 'ping' }));
      await ours.until(() => ours.frames.some(({ t }) => t === 'pong'));
      expect(ours.frames.some(({ t }) => t === 'typing')).toBe(false);
      await theirs.end();
      await ours.end();
    });
  });

  describe('is refused', () => {
    const refusal = async (answer: Promise<{ status: number; body: unknown }>) => {
      const { status, body } = await answer;
      return [status, (body as ProblemAnswer).problem];
    };

    test('a page of another origin, an unknown site and a secret that is none', async () => {
      const before = await place.rows();
      const foreign = visitorOf(served, random(32), 'https://evil.example');
      await expect(refusal(foreign.start('Hello'))).resolves.toEqual([403, 'forbidden']);
      const nowhere = { ...served, site: { ...served.site, trackingKey: 'nothing' } };
      await expect(refusal(visitorOf(nowhere).start('Hello'))).resolves.toEqual([403, 'forbidden']);
      await expect(refusal(visitorOf(served, 'short').start('Hello'))).resolves.toEqual([403, 'forbidden']);
      await expect(place.rows()).resolves.toEqual(before);
    });

    test('what is somebody else’s looks like what does not exist', async () => {
      const { conversation } = (await visitorOf(served).start('Mine')).body;
      const other = visitorOf(served);
      await other.start('Theirs');
      const answers = await Promise.all(
        [conversation, 'nothing'].flatMap((id) => [
          other.send(id, 'Hi'),
          other.ask('GET', `/conversations/${id}/events`),
          other.ask('POST', `/conversations/${id}/read`, { seq: 1 }),
        ]),
      );
      for (const { status, body } of answers) expect([status, body]).toEqual([404, { problem: 'notFound' }]);
    });

    test('a socket without a known secret, from another origin, or with frames that are none', async () => {
      const visitor = visitorOf(served);
      await visitor.start('Hello');
      const unknown = await visitorOf(served).connect();
      await unknown.until(() => unknown.code() !== undefined);
      expect(unknown.code()).toBe(4403);
      await expect(visitorOf(served, visitor.secret, 'https://evil.example').connect()).rejects.toThrow(
        '403',
      );
      const nonsense = await visitor.connect();
      nonsense.socket.send('{"t":"nonsense"}');
      await nonsense.until(() => nonsense.code() !== undefined);
      expect(nonsense.code()).toBe(4400);
    });

    test.each([
      ['no text', { details: {}, message: {} }, 'message.text'],
      ['an empty text', { details: {}, message: { text: '' } }, 'message.text'],
      ['a text that is too long', { details: {}, message: { text: 'x'.repeat(4001) } }, 'message.text'],
      ['a text that is none', { details: {}, message: { text: 5 } }, 'message.text'],
      ['an unknown member', { details: {}, message: { text: 'a' }, admin: true }, 'admin'],
      ['an address that is none', { details: { email: 'mia' }, message: { text: 'a' } }, 'details.email'],
    ])('a message with %s, naming the field', async (_, body, field) => {
      const answer = await visitorOf(served).ask<ProblemAnswer>('PUT', `/conversations/${random(16)}`, body);
      expect(answer.status).toBe(400);
      expect(answer.body).toMatchObject({ problem: 'invalid', field });
    });

    test('a body that is no JSON or too large, without a word about the server', async () => {
      const visitor = visitorOf(served);
      const path = `/conversations/${random(16)}`;
      const broken = await visitor.ask('PUT', path, '{"details"');
      const large = await visitor.ask('PUT', path, JSON.stringify({ text: 'x'.repeat(40_000) }));
      expect([broken.status, large.status]).toEqual([400, 413]);
      for (const { body } of [broken, large]) expect(JSON.stringify(body)).not.toMatch(/node_modules|\.ts/);
    });

    test('an agent without a key, with a wrong one, and with what only visitors may add', async () => {
      const { conversation } = (await visitorOf(served).start('Hello')).body;
      const stranger = agentOf({ ...served, agentKey: random(32) });
      await expect(refusal(stranger.ask('GET', '/sites'))).resolves.toEqual([403, 'forbidden']);
      await expect(refusal(stranger.add(conversation, 'message', { text: 'Hi' }))).resolves.toEqual([
        403,
        'forbidden',
      ]);
      await expect(
        refusal(agentOf(served).add(conversation, 'contactMerged', { contact: 'x' })),
      ).resolves.toEqual([400, 'invalid']);
    });

    test('a visitor who floods, with the seconds to wait, and nobody else', async () => {
      const visitor = visitorOf(served);
      const { conversation } = (await visitor.start('Hello')).body;
      const answers = await Promise.all(Array.from({ length: 40 }, () => visitor.send(conversation, 'Buy!')));
      const refusals = answers.filter(({ status }) => status === 429);
      expect(refusals.length).toBeGreaterThanOrEqual(10);
      for (const { body, headers } of refusals) {
        expect(body).toEqual({ problem: 'tooMany' });
        expect(Number(headers.get('Retry-After'))).toBeGreaterThan(0);
      }
      expect((await visitorOf(served).start('Hello')).status).toBe(201);
    });

    test('an agent’s answer that overlooks what came in between', async () => {
      const visitor = visitorOf(served);
      const { conversation } = (await visitor.start('Hello')).body;
      await visitor.send(conversation, 'Never mind');
      const late = agentOf(served).add(conversation, 'message', { text: 'Hi' }, { basedOn: 1 });
      await expect(refusal(late)).resolves.toEqual([412, 'stale']);
    });
  });
};
