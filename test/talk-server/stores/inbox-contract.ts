import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { latestFirst } from '../../../talk-server/lists/order.ts';
import { wakeAll } from '../../../talk-server/lists/waking.ts';
import { Conversations } from '../../../talk-server/conversations/conversations.ts';
import { Hub } from '../../../talk-server/live/hub.ts';
import type { InboxFrame } from '../../../talk-server/live/inbox-frame.ts';
import type { ListCounts, ListRow } from '../../../talk-server/storage/inbox.ts';
import { invited, liveOf, ownerOf, type InboxClient } from '../inbox/inbox-client.ts';
import type { StoreUnderTest } from '../log-requests.ts';
import { random, serve, visitorOf, type Served } from '../served.ts';

/** Somebody types no longer. */
const isOver = (frame: { readonly t: string; readonly left?: number }): boolean =>
  frame.t === 'typing' && frame.left === 0;

interface Page {
  readonly conversations: readonly ListRow[];
  readonly more: boolean;
}

/** Lists, search and presence, wherever conversations are stored. */
export const showsTheInbox = (openPlace: () => Promise<StoreUnderTest>): void => {
  let place: StoreUnderTest;
  let served: Served;
  let tom: InboxClient;
  let ann: InboxClient;
  let tomId: string;

  beforeAll(async () => {
    place = await openPlace();
    served = await serve(place.store);
    tom = await ownerOf(served, place.store);
    ann = await invited(served, tom, 'agent', 'Ann');
    tomId = (await tom.ask<{ id: string }>('GET', '/me')).body.id;
  });
  afterAll(async () => {
    await served?.stop();
    await place.stop();
  });

  const startedBy = async (text: string, details: object = {}) => {
    const visitor = visitorOf(served);
    return { id: (await visitor.start(text, random(16), details)).body.conversation, visitor };
  };
  const started = async (text: string, details: object = {}): Promise<string> =>
    (await startedBy(text, details)).id;
  const list = async (query: string, client = tom): Promise<readonly ListRow[]> =>
    (await client.ask<Page>('GET', `/conversations?${query}`)).body.conversations;
  const ids = async (query: string, client = tom): Promise<readonly string[]> =>
    (await list(query, client)).map(({ id }) => id);
  const counts = async (client = tom): Promise<ListCounts> =>
    (await client.ask<ListCounts>('GET', '/counts')).body;
  const search = async (q: string): Promise<readonly ListRow[]> =>
    (await tom.ask<Page>('GET', `/search?q=${encodeURIComponent(q)}`)).body.conversations;

  describe('lists', () => {
    test('show a conversation where it belongs, through everything that is done with it', async () => {
      const id = await started('Where is my lamp?', { firstName: 'Mia', email: 'mia@example.com' });
      const [row] = await list('list=unassigned');
      expect(row).toMatchObject({
        id,
        status: 'open',
        agent: null,
        unread: 1,
        priority: false,
        person: { firstName: 'Mia', email: 'mia@example.com', blocked: false },
        preview: { text: 'Where is my lamp?', by: 'visitor' },
      });
      await tom.add(id, 'assigned', { agent: tomId, team: 'sales' });
      await tom.add(id, 'priority', { priority: true });
      expect(await ids('list=unassigned')).not.toContain(id);
      for (const query of ['list=mine', 'list=assigned', 'list=team&team=sales', 'list=all&priority=true'])
        expect([query, await ids(query)]).toEqual([query, [id]]);
      expect(await ids('list=mine', ann)).toEqual([]);
      await tom.add(id, 'status', { status: 'closed' });
      expect([await ids('list=mine'), await ids('list=closed')]).toEqual([[], [id]]);
      await tom.add(id, 'status', { status: 'open' });
      expect(await ids('list=mine')).toEqual([id]);
    });

    test('count what they show, whatever is done by several at once', async () => {
      const made = await Promise.all(Array.from({ length: 12 }, (_, n) => started(`Question ${n}`)));
      const acts = [
        ['assigned', { agent: tomId, team: null }],
        ['assigned', { agent: null, team: 'sales' }],
        ['status', { status: 'closed' }],
        ['status', { status: 'open' }],
        ['status', { status: 'snoozed', until: Date.now() + 60_000_000 }],
      ] as const;
      await Promise.all(
        made.flatMap((id, n) =>
          [0, 1, 2].map((turn) => {
            const [type, body] = acts[(n * 7 + turn * 3) % acts.length]!;
            return (turn % 2 ? ann : tom).add(id, type, body);
          }),
        ),
      );
      const counted = await counts();
      for (const name of ['mine', 'unassigned', 'assigned', 'all', 'snoozed'] as const)
        expect([name, counted[name]]).toEqual([name, (await ids(`list=${name}`)).length]);
      expect(counted.teams['sales']).toBe((await ids('list=team&team=sales')).length);
    });

    test('go on page by page, each conversation once, also where several changed at one moment', async () => {
      await Promise.all(Array.from({ length: 60 }, (_, n) => started(`Paged ${n}`)));
      const first = (await tom.ask<Page>('GET', '/conversations?list=all')).body;
      const { updatedAt, id } = first.conversations.at(-1)!;
      const second = (
        await tom.ask<Page>('GET', `/conversations?list=all&beforeTime=${updatedAt}&beforeId=${id}`)
      ).body;
      expect([first.conversations.length, first.more]).toEqual([50, true]);
      const all = [...first.conversations, ...second.conversations].map((row) => row.id);
      expect(new Set(all).size).toBe(all.length);
      expect(all.length).toBeGreaterThanOrEqual(60);
    });

    test('say what a member has not read, the same in the list, in the counts and after reading elsewhere', async () => {
      const before = (await counts(ann)).unread;
      const visitor = visitorOf(served);
      const id = (await visitor.start('One')).body.conversation;
      await visitor.send(id, 'Two');
      const row = async () => (await list('list=unassigned', ann)).find((each) => each.id === id)!;
      expect([(await row()).unread, (await counts(ann)).unread]).toEqual([2, before + 1]);
      await ann.read(id, 2);
      expect([(await row()).unread, (await counts(ann)).unread]).toEqual([0, before]);
      await ann.read(id, 1);
      expect((await row()).unread).toBe(0);
      // Another member has read nothing.
      expect((await list('list=unassigned')).find((each) => each.id === id)!.unread).toBe(2);
    });
  });

  describe('a snoozed conversation', () => {
    const wake = (now: number) =>
      wakeAll(place.store.inbox, new Conversations(place.store.log, new Hub(), () => now), now);

    test('comes back when its time has come, once, no matter who looks', async () => {
      const id = await started('Later please');
      const until = Date.now() + 3_600_000;
      await tom.add(id, 'status', { status: 'snoozed', until });
      expect((await list('list=snoozed')).find((each) => each.id === id)).toMatchObject({
        snoozedUntil: until,
      });
      await wake(until - 1);
      expect(await ids('list=snoozed')).toContain(id);
      await Promise.all([wake(until), wake(until)]);
      expect(await ids('list=all')).toContain(id);
      const page = await place.store.log.eventsAfter(id, 'agent', 0, 100);
      expect(page.events.filter(({ type }) => type === 'status')).toHaveLength(2);
    });

    test('comes back when the visitor answers', async () => {
      const visitor = visitorOf(served);
      const id = (await visitor.start('I will send the number')).body.conversation;
      await tom.add(id, 'status', { status: 'snoozed' });
      await wake(Date.now());
      expect(await ids('list=snoozed')).toContain(id);
      await visitor.send(id, 'It is 12');
      await wake(Date.now());
      expect(await ids('list=all')).toContain(id);
    });
  });

  test('a blocked person is told so and writes nothing, until they are let in again', async () => {
    const visitor = visitorOf(served);
    const id = (await visitor.start('Buy my pills')).body.conversation;
    await tom.add(id, 'blocked', { blocked: true });
    expect((await visitor.send(id, 'More pills')).body).toEqual({ problem: 'blocked' });
    expect((await list('list=unassigned')).find((each) => each.id === id)!.person.blocked).toBe(true);
    await tom.add(id, 'blocked', { blocked: false });
    expect((await visitor.send(id, 'Sorry')).status).toBe(201);
  });

  describe('search', () => {
    test('finds messages and notes by the beginnings of words, in any case and order', async () => {
      const id = await started('Does the Änderungsservice take rush orders?');
      const noted = await started('Hello there');
      await tom.add(noted, 'note', { text: 'Knows the warehouse in Rotterdam' });
      expect(await search('orders änderung')).toMatchObject([
        { id, found: { seq: 1, type: 'message', text: expect.stringContaining('Änderungsservice') } },
      ]);
      expect((await search('rotterdam')).map((each) => each.id)).toEqual([noted]);
      expect(await search('orders rotterdam')).toEqual([]);
    });

    test('finds people by name and address', async () => {
      const id = await started('Hi', { firstName: 'Zoë', lastName: 'Quint', email: 'zq_1%@example.com' });
      for (const words of ['zoë quint', 'QUINT', 'zq_1%@example.com'])
        expect([words, (await search(words)).map((each) => each.id)]).toEqual([words, [id]]);
    });

    test('finds people by any word of their names, in any case and without accents, also a word given later', async () => {
      const visitor = visitorOf(served);
      const { conversation: id } = (
        await visitor.start('Hi', random(16), { firstName: 'Anna-Maria', lastName: 'Öztürk de Vries' })
      ).body;
      const words = ['anna-m', 'maria', 'ÖZTÜRK', 'ozturk', 'vries', 'vries anna'];
      for (const word of words)
        expect([word, (await search(word)).map((each) => each.id)]).toEqual([word, [id]]);
      expect(await search('brink')).toEqual([]);
      await visitor.send(id, 'I am married now', random(16), { details: { lastName: 'Brink' } });
      expect((await search('brink')).map((each) => each.id)).toEqual([id]);
      expect(await search('vries')).toEqual([]);
    });

    test.each(['"', `" OR text:*`, "'; drop table event; --", 'NEAR(', '\\', '%', '((()', '*', '🙂'])(
      'takes %j as what somebody looks for, and finds nothing',
      async (words) => {
        const { status, body } = await tom.ask<Page>('GET', `/search?q=${encodeURIComponent(words)}`);
        expect([status, body.conversations]).toEqual([200, []]);
      },
    );
  });

  test('saved replies are kept, and refused with the place of a tag that does not exist', async () => {
    const { body } = await ann.ask<{ id: string }>('POST', '/replies', {
      name: 'Shipping',
      text: 'Hello {{ first_name | default: "there" }}, we ship on Monday.',
    });
    expect((await tom.ask<{ replies: { id: string }[] }>('GET', '/replies')).body.replies).toMatchObject([
      { id: body.id, name: 'Shipping' },
    ]);
    const wrong = await ann.ask('POST', '/replies', { name: 'Wrong', text: 'Hello\n{{ frist_name }}' });
    expect([wrong.status, wrong.body]).toEqual([
      400,
      { problem: 'invalid', field: 'text', reason: expect.stringMatching(/^\w+:2:1$/) },
    ]);
    await tom.ask('DELETE', `/replies/${body.id}`);
    expect((await tom.ask('GET', '/replies')).body).toEqual({ replies: [] });
  });

  describe('two agents at one conversation', () => {
    test('see each other look and type, also who comes late, and no longer when one is gone', async () => {
      const id = await started('Both of you?');
      const { id: annId } = (await ann.ask<{ id: string }>('GET', '/me')).body;
      const [one, two] = [await liveOf(tom), await liveOf(ann)];
      one.send({ t: 'look', c: id });
      await one.until(() => one.frames.some(({ t }) => t === 'looking'));
      one.send({ t: 'typing', c: id });
      // An agent who joins now is told who types and who looks.
      two.send({ t: 'look', c: id });
      const lastOf = (frames: readonly InboxFrame[]) =>
        frames.findLast(
          (frame): frame is InboxFrame & { t: 'looking' } => frame.t === 'looking' && frame.c === id,
        );
      await two.until(() => lastOf(two.frames)?.who.includes(tomId) === true);
      await two.until(() => two.frames.some((frame) => frame.t === 'typing' && frame.who === tomId));
      await one.until(() => lastOf(one.frames)!.who.includes(annId));
      expect(one.frames.some((frame) => frame.t === 'typing')).toBe(false);
      // Who turns to another conversation types here no longer, and who is gone as well.
      const stopped = (): number => two.frames.filter(isOver).length;
      one.send({ t: 'look', c: null });
      await two.until(() => stopped() === 1);
      one.send({ t: 'look', c: id });
      await two.until(() => lastOf(two.frames)!.who.includes(tomId));
      const before = two.frames.length;
      one.send({ t: 'typing', c: id });
      await two.until(() => two.frames.slice(before).some((frame) => frame.t === 'typing' && !isOver(frame)));
      one.end();
      await two.until(() => stopped() === 2);
      await two.until(() => lastOf(two.frames)!.who.length === 0);
      two.end();
    });

    test('who answer are seen typing by the visitor until they clear the text or turn away, and no longer', async () => {
      const { id, visitor } = await startedBy('Is anybody there?');
      const theirs = await visitor.connect();
      await theirs.until(() => theirs.events(id).length === 1);
      const signs = () => theirs.frames.filter(({ t }) => t === 'typing').map((frame) => isOver(frame));
      const ours = await liveOf(tom);
      ours.send({ t: 'look', c: id });
      await ours.until(() => ours.frames.some(({ t }) => t === 'looking'));
      ours.send({ t: 'typing', c: id });
      await theirs.until(() => signs().length === 1);
      ours.send({ t: 'typing', c: id, left: 0 });
      await theirs.until(() => signs().length === 2);
      ours.send({ t: 'typing', c: id });
      await theirs.until(() => signs().length === 3);
      ours.send({ t: 'look', c: null });
      await theirs.until(() => signs().length === 4);
      expect(signs()).toEqual([false, true, false, true]);
      await theirs.end();
      ours.end();
    });

    test('hear within a second that a visitor types, also the one who opens the thread meanwhile', async () => {
      const { id, visitor } = await startedBy('I am about to write more');
      const socket = await visitor.connect();
      await socket.until(() => socket.frames.some(({ t }) => t === 'event'));
      const first = await liveOf(tom);
      first.send({ t: 'look', c: id });
      await first.until(() => first.frames.some(({ t }) => t === 'looking'));
      socket.socket.send(JSON.stringify({ t: 'typing', c: id }));
      await first.until(() => first.frames.some(({ t }) => t === 'typing'));
      const late = await liveOf(ann);
      late.send({ t: 'look', c: id });
      await late.until(() => late.frames.some(({ t }) => t === 'typing'));
      await socket.end();
      await late.until(() => late.frames.some(isOver));
      expect(first.frames).toContainEqual({ t: 'typing', c: id, who: expect.any(String), left: 0 });
      first.end();
      late.end();
    });

    test('are told before the second answer what came in between, and nothing of it is sent', async () => {
      const id = await started('When do you open?');
      expect((await tom.add(id, 'message', { text: 'At nine' }, { basedOn: 1 })).status).toBe(201);
      const second = await ann.add(id, 'message', { text: 'At ten' }, { basedOn: 1 });
      expect([second.status, second.body]).toEqual([412, { problem: 'stale' }]);
      const page = await place.store.log.eventsAfter(id, 'agent', 0, 100);
      expect(page.events).toHaveLength(2);
    });
  });

  test('lists have the order that the inbox sorts rows in, those of one moment too', async () => {
    // So many at once that some are of one millisecond.
    await Promise.all(Array.from({ length: 10 }, (_, at) => started(`At once ${at}`)));
    const rows = await list('list=unassigned');
    expect(rows.length).toBeGreaterThanOrEqual(10);
    expect(rows).toEqual(rows.toSorted(latestFirst));
  });
};
