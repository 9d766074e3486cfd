import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  LogRefusal,
  type AppendEvent,
  type Appended,
  type ConversationLog,
  type StartConversation,
} from '../../../talk-server/storage/log.ts';
import { PATIENCE } from '../../patience.ts';
import {
  event,
  message,
  random,
  refused,
  secretHash,
  startRequest,
  textsOf,
  withSites,
  type StoreUnderTest,
} from '../log-requests.ts';

/** As every client does: what was not taken because others wrote for too long is sent again with the same key. */
const untilTaken = async (log: ConversationLog, request: AppendEvent): Promise<Appended> => {
  for (const end = performance.now() + PATIENCE; ;)
    try {
      return await log.append(request);
    } catch (error) {
      const passes = error instanceof LogRefusal && error.problem === 'unavailable';
      if (!passes || performance.now() > end) throw error;
    }
};

const consent = { wording: 'I agree.', url: 'https://shop.example/privacy', revision: '1' };
const outbound = (id: string) => ({ id, text: 'Need a hand?', author: { kind: 'bot', id: 'team' } as const });

/** What the log promises, wherever it is kept. */
export const keepsItsPromises = (openPlace: () => Promise<StoreUnderTest>): void => {
  let place: StoreUnderTest;
  let log: ConversationLog;
  const started = async (more: Partial<StartConversation> = {}) =>
    (await log.start(startRequest(more))).event;

  beforeAll(async () => {
    place = await withSites(openPlace);
    log = place.store.log;
  });
  afterAll(() => place.stop());

  describe('starting a conversation', () => {
    test('stores visitor, contact, conversation and first message together', async () => {
      const before = await place.rows();
      const first = await started();
      expect(first).toMatchObject({ seq: 1, vseq: 1, type: 'message', author: { kind: 'visitor' } });
      const after = await place.rows();
      expect(after).toEqual({
        visitor: before.visitor + 1,
        contact: before.contact + 1,
        conversation: before.conversation + 1,
        event: before.event + 1,
      });
    });

    test('again with the same key answers the same and stores nothing', async () => {
      const request = startRequest();
      const { event: first } = await log.start(request);
      const before = await place.rows();
      await expect(log.start(request)).resolves.toMatchObject({ event: first, repeated: true });
      await expect(place.rows()).resolves.toEqual(before);
    });

    test('again with the same key by ten at the same moment stores one', async () => {
      const request = startRequest();
      const before = await place.rows();
      const answers = await Promise.all(Array.from({ length: 10 }, () => log.start(request)));
      expect(new Set(answers.map((answer) => answer.event.conversation)).size).toBe(1);
      expect(answers.filter(({ repeated }) => !repeated)).toHaveLength(1);
      expect((await place.rows()).conversation).toBe(before.conversation + 1);
    });

    test('with a used key and another message is refused', async () => {
      const request = startRequest();
      await log.start(request);
      await expect(log.start({ ...request, message: { text: 'Other' } })).rejects.toEqual(
        refused('keyReused'),
      );
      await expect(log.start({ ...request, details: {} })).rejects.toEqual(refused('keyReused'));
    });

    test('with a used key and another consent or outbound message is refused, and with the same is not', async () => {
      const request = startRequest({ consent, outbound: outbound('hello') });
      const first = await log.start(request);
      for (const other of [
        { consent: { ...consent, wording: 'Another wording.' } },
        { consent: { ...consent, url: 'https://shop.example/other' } },
        { outbound: outbound('other') },
      ]) {
        await expect(log.start({ ...request, ...other })).rejects.toEqual(refused('keyReused'));
        await expect(log.startedBefore({ ...request, ...other })).rejects.toEqual(refused('keyReused'));
      }
      const { outbound: _, ...without } = request;
      await expect(log.start(without)).rejects.toEqual(refused('keyReused'));
      // The settings in force are none of the visitor's words; and who agreed need not say so again.
      const later = { ...request, consent: { ...consent, revision: 'later' } };
      const { consent: __, ...silent } = request;
      for (const same of [request, later, silent])
        await expect(log.start(same)).resolves.toEqual({ ...first, repeated: true });
      await expect(log.startedBefore(silent)).resolves.toEqual({ ...first, repeated: true });
      await expect(log.startedBefore(startRequest())).resolves.toBeNull();
    });

    test('with a key that another visitor used is a conversation of its own', async () => {
      const key = random();
      const [one, other] = [await started({ key }), await started({ key })];
      expect(other.conversation).not.toBe(one.conversation);
    });

    test('on another site by the same browser is another visitor', async () => {
      const visitorSecretHash = secretHash();
      const { author: lamps } = await started({ visitorSecretHash });
      const { author: chairs } = await started({ visitorSecretHash, site: 'chairs' });
      expect(chairs.id).not.toBe(lamps.id);
      await expect(log.conversationsOf(lamps.id)).resolves.toHaveLength(1);
      await expect(log.conversationsOf(chairs.id)).resolves.toHaveLength(1);
    });

    test('on a site that does not exist stores nothing', async () => {
      const before = await place.rows();
      await expect(log.start(startRequest({ site: 'nowhere' }))).rejects.toEqual(refused('unavailable'));
      await expect(place.rows()).resolves.toEqual(before);
    });

    test('with somebody’s address changes no contact that is already there', async () => {
      const before = await place.rows();
      await started({ details: { email: 'same@example.com', firstName: 'Real' } });
      await started({ details: { email: 'same@example.com', firstName: 'Fake' } });
      expect((await place.rows()).contact).toBe(before.contact + 2);
    });
  });

  describe('adding to a conversation', () => {
    test('numbers events from 1 without a gap, and those that visitors see by numbers of their own', async () => {
      const { conversation } = await started();
      await log.append(event(conversation, 'note', { text: 'VIP' }));
      await log.append(event(conversation, 'assigned', { agent: 'tom', team: null }));
      await log.append(message(conversation, 'Yes, we do.'));
      const agents = await log.eventsAfter(conversation, 'agent', 0, 10);
      expect(agents.events.map(({ seq, vseq }) => [seq, vseq])).toEqual([
        [1, 1],
        [2, null],
        [3, null],
        [4, 2],
      ]);
      const visitors = await log.eventsAfter(conversation, 'visitor', 0, 10);
      expect(textsOf(visitors.events)).toEqual(['Do you ship to Norway?', 'Yes, we do.']);
    });

    test('again with the same key answers the same event, whatever the order of its members', async () => {
      const { conversation } = await started();
      const request = event(conversation, 'assigned', { agent: 'tom', team: 'sales' });
      const first = await log.append(request);
      const again = await log.append({
        ...request,
        body: { team: 'sales', agent: 'tom' },
        at: request.at + 5,
      });
      expect(again).toEqual({ ...first, repeated: true });
    });

    test('the same message by ten at the same moment is stored once, and all get the same number', async () => {
      const { conversation } = await started();
      const request = message(conversation, 'Yes, we do.');
      const answers = await Promise.all(Array.from({ length: 10 }, () => log.append(request)));
      expect(new Set(answers.map(({ event: { seq } }) => seq))).toEqual(new Set([2]));
      expect(answers.filter(({ repeated }) => !repeated)).toHaveLength(1);
      expect((await log.append(message(conversation, 'Another'))).event.seq).toBe(3);
    });

    test('with a used key and another text is refused and stores nothing', async () => {
      const { conversation } = await started();
      const request = message(conversation, 'One');
      await log.append(request);
      await expect(log.append({ ...request, body: { text: 'Two' } })).rejects.toEqual(refused('keyReused'));
      expect((await log.eventsAfter(conversation, 'agent', 0, 10)).events).toHaveLength(2);
    });

    test('with a used key and other details or another consent is refused, and with the same is not', async () => {
      const { conversation, author } = await started();
      const details = { email: 'mia@example.com' };
      const request = message(conversation, 'One', { author, details, consent });
      const plain = message(conversation, 'Two', { author });
      const [first, second] = [await log.append(request), await log.append(plain)];
      const { details: _, ...without } = request;
      for (const other of [
        { ...request, details: { email: 'tom@example.com' } },
        { ...request, details: { ...details, firstName: 'Mia' } },
        { ...request, consent: { ...consent, wording: 'Another wording.' } },
        { ...plain, details },
        { ...plain, consent },
        without,
      ]) {
        await expect(log.append(other)).rejects.toEqual(refused('keyReused'));
        await expect(log.appendedBefore(other)).rejects.toEqual(refused('keyReused'));
      }
      const { consent: __, ...silent } = request;
      for (const same of [request, silent]) {
        await expect(log.append(same)).resolves.toEqual({ ...first, repeated: true });
        await expect(log.appendedBefore(same)).resolves.toEqual({ ...first, repeated: true });
      }
      await expect(log.append(plain)).resolves.toEqual({ ...second, repeated: true });
      await expect(log.appendedBefore(message(conversation, 'Three', { author }))).resolves.toBeNull();
    });

    test('by another visitor is refused as if there were no such conversation', async () => {
      const { conversation } = await started();
      const { author } = await started();
      await expect(log.append(message(conversation, 'Hi', { author }))).rejects.toEqual(refused('notFound'));
      await expect(log.append(message('nothing', 'Hi', { author }))).rejects.toEqual(refused('notFound'));
    });

    test('takes no message once it is closed, and does again once it is open', async () => {
      const { conversation, author } = await started();
      await log.append(event(conversation, 'status', { status: 'closed' }));
      await expect(log.append(message(conversation, 'Hello?', { author }))).rejects.toEqual(
        refused('closed'),
      );
      await expect(log.append(message(conversation, 'Hello?'))).rejects.toEqual(refused('closed'));
      await log.append(event(conversation, 'status', { status: 'open' }));
      await expect(log.append(message(conversation, 'Hello?', { author }))).resolves.toMatchObject({
        event: { seq: 4 },
      });
    });

    test('by somebody who was blocked is refused, as is starting another', async () => {
      const visitorSecretHash = secretHash();
      const { conversation, author } = await started({ visitorSecretHash });
      await place.block(author.id);
      const before = await place.rows();
      await expect(log.append(message(conversation, 'Spam', { author }))).rejects.toEqual(refused('blocked'));
      await expect(log.start(startRequest({ visitorSecretHash }))).rejects.toEqual(refused('blocked'));
      await expect(place.rows()).resolves.toEqual(before);
    });

    test('of messages that come in at once, each gets its own answer, whatever the others get', async () => {
      const [open, other, closed, blocked] = [
        await started(),
        await started(),
        await started(),
        await started(),
      ];
      await log.append(event(closed.conversation, 'status', { status: 'closed' }));
      await place.block(blocked.author.id);
      const stored = message(other.conversation, 'Stored before');
      await log.append(stored);
      const before = await place.rows();
      const answers = await Promise.allSettled(
        [
          message(open.conversation, 'One', { author: open.author }),
          message(closed.conversation, 'Hello?'),
          message(blocked.conversation, 'Spam', { author: blocked.author }),
          message('nothing', 'Hi'),
          stored,
          message(open.conversation, 'Two'),
          message(open.conversation, 'Mine', { author: other.author }),
          { ...stored, body: { text: 'Another' } },
          message(other.conversation, 'Three'),
        ].map((request) => log.append(request)),
      );
      expect(
        answers.map((answer) =>
          answer.status === 'rejected'
            ? (answer.reason as LogRefusal).problem
            : `${answer.value.event.seq}${answer.value.repeated ? ' again' : ''}`,
        ),
      ).toEqual(['2', 'closed', 'blocked', 'notFound', '2 again', '3', 'notFound', 'keyReused', '3']);
      expect((await place.rows()).event).toBe(before.event + 3);
    });

    test('without having read what others added is refused, and one’s own events do not count', async () => {
      const { conversation } = await started();
      await log.append(message(conversation, 'On it', { author: { kind: 'agent', id: 'tom' }, basedOn: 1 }));
      const late = message(conversation, 'Yes', { author: { kind: 'agent', id: 'ann' }, basedOn: 1 });
      await expect(log.append(late)).rejects.toEqual(refused('stale'));
      const own = message(conversation, 'Done', { author: { kind: 'agent', id: 'tom' }, basedOn: 1 });
      await expect(log.append(own)).resolves.toMatchObject({ event: { seq: 3 } });
      await expect(log.append({ ...late, basedOn: 3 })).resolves.toMatchObject({ event: { seq: 4 } });
    });

    test('keeps status, team and agent where lists read them', async () => {
      const { conversation } = await started();
      await log.append(event(conversation, 'assigned', { agent: 'ann', team: 'sales' }));
      await log.append(event(conversation, 'status', { status: 'snoozed', until: 5 }));
      const [head] = await log.heads([conversation, 'unknown']);
      expect(head).toMatchObject({
        site: 'lamps',
        status: 'snoozed',
        agent: 'ann',
        team: 'sales',
        lastSeq: 3,
        lastVseq: 2,
      });
    });

    test('is ordered by number where the clock goes back and where it stands still', async () => {
      const { conversation } = await started();
      const now = Date.now();
      for (let i = 0; i < 20; i += 1)
        await log.append(message(conversation, String(i), { at: now - 3_600_000 }));
      const { events } = await log.eventsAfter(conversation, 'visitor', 1, 50);
      expect(textsOf(events)).toEqual(Array.from({ length: 20 }, (_, i) => String(i)));
    });

    test('by 200 writers at once yields 1 to n, and readers see prefixes only', async () => {
      const { conversation } = await started();
      const second = await place.another();
      const reading = { on: true };
      const prefixes: number[][] = [];
      const reader = (async () => {
        while (reading.on)
          prefixes.push(
            (await second.log.eventsAfter(conversation, 'agent', 0, 500)).events.map(({ seq }) => seq),
          );
      })();
      const writers = Array.from({ length: 200 }, (_, i) =>
        untilTaken(
          i % 2 === 0 ? log : second.log,
          i % 3 === 0
            ? event(conversation, 'note', { text: `note ${i}` })
            : message(conversation, `message ${i}`),
        ),
      );
      const answers = await Promise.all(writers).finally(() => {
        reading.on = false;
      });
      await reader;
      await second.close();
      const wanted = Array.from({ length: 201 }, (_, i) => i + 1);
      expect([1, ...answers.map((answer) => answer.event.seq)].toSorted((a, b) => a - b)).toEqual(wanted);
      for (const prefix of prefixes) expect(prefix).toEqual(wanted.slice(0, prefix.length));
      const seen = (await log.eventsAfter(conversation, 'visitor', 0, 500)).events.map(({ vseq }) => vseq);
      expect(seen).toEqual(Array.from(seen, (_, i) => i + 1));
    });
  });

  test('case 72: a person is exported with all that is kept of them, and erased with it', async () => {
    const { administration, files } = place.store;
    const before = await place.allRows();
    const email = 'leaving@example.com';
    const reported = { page: { url: 'https://shop.example/boots', title: 'Boots' } };
    const { conversation, author } = await started({
      identity: { externalId: 'leaving', email },
      consent,
      context: { reported: JSON.stringify(reported), signed: null },
    });
    const file = { id: random(), name: 'boots.png', type: 'image/png', size: 3 };
    const bytes = new Uint8Array([1, 2, 3]);
    await files.addFile({ ...file, conversation, visitor: author.id, bytes, at: 1 });
    await log.append(event(conversation, 'message', { text: 'This one', files: [file] }, { author }));
    await log.append(message(conversation, 'An answer'));
    const [contact] = await administration.contactsWith(email.toUpperCase());
    expect(contact).toMatchObject({ email, verifiedEmail: email, externalId: 'leaving' });
    const [exported, ...others] = await administration.exportConversations({ contact: contact!.id }, 10);
    expect(others).toEqual([]);
    expect(exported).toMatchObject({ id: conversation, context: { reported, signed: null, consent } });
    expect(textsOf(exported!.events)).toEqual(['Do you ship to Norway?', 'This one', 'An answer']);
    await administration.eraseContact(contact!.id);
    expect(await place.allRows()).toEqual(before);
    expect(await files.fileBytes(file.id)).toBeNull();
    expect(await administration.contactWith(contact!.id)).toBeNull();
  });

  describe('reading', () => {
    test('is done in pages that say whether there is more', async () => {
      const { conversation } = await started();
      for (const text of ['b', 'c', 'd']) await log.append(message(conversation, text));
      const page = await log.eventsAfter(conversation, 'visitor', 1, 2);
      expect([textsOf(page.events), page.more]).toEqual([['b', 'c'], true]);
      await expect(log.eventsAfter(conversation, 'visitor', 3, 2)).resolves.toMatchObject({ more: false });
      await expect(log.eventsAfter(conversation, 'visitor', 99, 2)).resolves.toEqual({
        events: [],
        more: false,
      });
    });

    test('a site’s conversations come in pages, the latest first, each once', async () => {
      const site = 'chairs';
      const made = [];
      for (let i = 0; i < 5; i += 1) made.push((await started({ site, at: 1e15 + (i >> 1) })).conversation);
      const first = await log.conversationsAt(site, 3);
      const rest = await log.conversationsAt(site, 50, first.at(-1));
      const listed = [...first, ...rest].map(({ id }) => id);
      expect(listed.slice(0, 5).toSorted()).toEqual(made.toSorted());
      expect(listed[0]).toBe(made[4]);
      expect(new Set(listed).size).toBe(listed.length);
    });

    test('moves a cursor forward and never back, for each reader', async () => {
      const { conversation } = await started();
      const [tom, ann] = [
        { kind: 'agent', id: 'tom' },
        { kind: 'agent', id: 'ann' },
      ] as const;
      await Promise.all([3, 7, 5].map((seq) => log.markRead({ conversation, reader: tom, seq })));
      await log.markRead({ conversation, reader: tom, seq: 2 });
      await expect(log.readUpTo(conversation, tom)).resolves.toBe(7);
      await expect(log.readUpTo(conversation, ann)).resolves.toBe(0);
    });

    test('returns any text as it was written', async () => {
      const { conversation } = await started();
      await fc.assert(
        fc.asyncProperty(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 50 }), async (text) => {
          // PostgreSQL stores no NUL; the border refuses it in both.
          fc.pre(!text.includes('\0'));
          const { event: added } = await log.append(message(conversation, text));
          const page = await log.eventsAfter(conversation, 'agent', added.seq - 1, 1);
          expect(textsOf(page.events)).toEqual([text]);
        }),
        { numRuns: 40 },
      );
    });
  });

  test('the log’s id is the same for everybody who opens it', async () => {
    const second = await place.another();
    expect(second.log.logId).toBe(log.logId);
    await second.close();
  });
};
