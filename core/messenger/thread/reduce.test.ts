import { describe, expect, test } from '@jest/globals';
import { TEXT_LIMIT } from '../../contract/conversation/limits.ts';
import type { EventBody } from '../../contract/conversation/events.ts';
import type { ReaderEvent } from '../../contract/conversation/requests.ts';
import { reduce, type Happening } from './reduce.ts';
import { shown, unsettled } from './shown.ts';
import {
  canReply,
  have,
  keptOf,
  needs,
  newThread,
  statusOf,
  typingAt,
  unreadCount,
  type Thread,
} from './thread.ts';

const said = (
  seq: number,
  kind: 'visitor' | 'agent',
  text: string,
  key: string | null = null,
): ReaderEvent => ({
  seq,
  type: 'message',
  author: { kind, id: kind === 'agent' ? 'mia' : 'visitor' },
  body: { text },
  at: seq,
  key,
});
const status = (seq: number, body: EventBody<'status'>): ReaderEvent => ({
  seq,
  type: 'status',
  author: { kind: 'agent', id: 'mia' },
  body,
  at: seq,
  key: null,
});
const frame = (...events: ReaderEvent[]): Happening => ({ type: 'events', log: 'A', events });
const page = (after: number, more: boolean, ...events: ReaderEvent[]): Happening => ({
  type: 'events',
  log: 'A',
  events,
  page: { asked: 'A', after, more },
});
const answer = (key: string, event: ReaderEvent, log = 'A'): Happening => ({
  type: 'answer',
  key,
  log,
  event,
});
const after = (thread: Thread, ...happenings: Happening[]) => happenings.reduce(reduce, thread);
const known = after(newThread(), { type: 'log', log: 'A' }, page(0, false));
const pressed = (text: string, key: string): Happening[] => [
  { type: 'draft', text },
  { type: 'send', key, now: 5 },
];
/** What the visitor reads, with the state of what is on its way. */
const lines = (thread: Thread) =>
  shown(thread).map((line) =>
    line.kind === 'event'
      ? (line.event.body as { text: string }).text
      : `${line.message.text} (${line.message.state})`,
  );

describe('events of the log', () => {
  test('are applied in order, passed over where known, and asked for after a gap', () => {
    const one = after(known, frame(said(1, 'agent', 'a')), frame(said(1, 'agent', 'a')));
    expect(lines(one)).toEqual(['a']);
    expect(needs(one)).toBeNull();
    const gap = after(one, frame(said(3, 'agent', 'c')));
    expect([lines(gap), needs(gap)]).toEqual([['a'], 1]);
    const read = after(gap, page(1, false, said(2, 'agent', 'b'), said(3, 'agent', 'c')));
    expect([lines(read), needs(read)]).toEqual([['a', 'b', 'c'], null]);
  });

  test('are read on where a page is not the last', () => {
    expect(needs(newThread())).toBe(0);
    expect(needs(after(known, page(0, true, said(1, 'agent', 'a'))))).toBe(1);
  });

  test('of another log replace all that is known, and keep what the visitor wrote', () => {
    const before = after(known, frame(said(1, 'agent', 'old')), ...pressed('mine', 'k'), {
      type: 'draft',
      text: 'half',
    });
    const reset = after(before, { type: 'log', log: 'B' });
    expect([lines(reset), reset.draft, needs(reset)]).toEqual([['mine (sending)'], 'half', 0]);
  });

  test('of the log before a reset change nothing when they come late', () => {
    const reset = after(known, { type: 'log', log: 'B' });
    const late = after(reset, frame(said(1, 'agent', 'old')), page(0, false, said(1, 'agent', 'old')));
    expect([late.log, have(late), needs(late)]).toEqual(['B', 0, 0]);
  });
});

describe('a message on its way', () => {
  const sending = after(known, ...pressed('  Hello ', 'k'));

  test('leaves the box empty, so that pressing Send ten times sends one', () => {
    const ten = Array.from({ length: 9 }, (_, n): Happening => ({ type: 'send', key: `k${n}`, now: 6 }));
    expect([lines(after(sending, ...ten)), sending.draft]).toEqual([['Hello (sending)'], '']);
  });

  test.each([
    ['nothing', ''],
    ['spaces alone', '   '],
    ['too much', 'x'.repeat(TEXT_LIMIT + 1)],
    ['too many emoji', '😀'.repeat(TEXT_LIMIT + 1)],
  ])('is none where the box holds %s, and the box keeps it', (...[, text]) => {
    const thread = after(known, ...pressed(text, 'k'));
    expect([thread.outbox, thread.draft]).toEqual([[], text]);
  });

  test('is sent at its longest, of emoji as well as of letters', () => {
    for (const letter of ['x', '😀']) {
      const text = letter.repeat(TEXT_LIMIT);
      expect(after(known, ...pressed(text, 'k')).outbox.map((each) => each.text)).toEqual([text]);
    }
  });

  test('is shown once, whether the answer or the socket comes first', () => {
    const event = said(1, 'visitor', 'Hello', 'k');
    for (const order of [
      [answer('k', event), frame(event)],
      [frame(event), answer('k', event)],
    ]) {
      expect(lines(after(sending, order[0]!))).toEqual(['Hello']);
      const both = after(sending, ...order);
      expect([lines(both), both.outbox]).toEqual([['Hello'], []]);
    }
  });

  test('is shown as stored while events before it are missing', () => {
    const own = said(2, 'visitor', 'Hello', 'k');
    const early = after(sending, answer('k', own));
    expect([lines(early), needs(early)]).toEqual([['Hello (stored)'], 0]);
    expect(lines(after(early, page(0, false, said(1, 'agent', 'a'), own)))).toEqual(['a', 'Hello']);
  });

  test('is not taken for the same words from another tab', () => {
    const other = after(
      sending,
      frame(said(1, 'visitor', 'Hello', 'theirs')),
      answer('k', said(2, 'visitor', 'Hello', 'k')),
    );
    expect(lines(other)).toEqual(['Hello', 'Hello']);
    const waiting = after(sending, frame(said(1, 'visitor', 'Hello', 'theirs')));
    expect(lines(waiting)).toEqual(['Hello', 'Hello (sending)']);
  });

  test('without an answer is not sent, can be sent again with its key, and deleted', () => {
    const failed = after(sending, { type: 'silence', key: 'k' });
    expect(lines(failed)).toEqual(['Hello (failed)']);
    expect(after(failed, { type: 'retry', key: 'k' }).outbox).toEqual(sending.outbox);
    expect(after(failed, { type: 'delete', key: 'k' }).outbox).toEqual([]);
    expect(after(sending, { type: 'delete', key: 'k' }).outbox).toEqual(sending.outbox);
  });

  test('without an answer but in the log is the log’s, and nothing is left to send', () => {
    const lost = after(sending, { type: 'silence', key: 'k' }, frame(said(1, 'visitor', 'Hello', 'k')));
    expect([lines(lost), lost.outbox, unreadCount(lost)]).toEqual([['Hello'], [], 0]);
  });

  test('answered before anything else was heard says which log this is', () => {
    const event = said(1, 'visitor', 'Hello', 'k');
    const start = after(newThread(), ...pressed('Hello', 'k'), answer('k', event));
    expect([start.log, lines(start), start.outbox]).toEqual(['A', ['Hello'], []]);
  });

  test('answered about another log is sent again, since this one may not have it', () => {
    const event = said(1, 'visitor', 'Hello', 'k');
    const other = after(sending, answer('k', event, 'B'));
    expect([lines(other), unsettled(other).map(({ key }) => key)]).toEqual([['Hello (stored)'], ['k']]);
    expect(after(other, { type: 'retry', key: 'k' }, answer('k', event)).outbox).toEqual([]);
  });

  test('that was refused says why and when to try again, and goes back into the box to be changed', () => {
    const refused = after(sending, { type: 'refusal', key: 'k', problem: 'tooMany', retryAt: 9000 });
    expect(refused.outbox[0]!.failure).toEqual({ problem: 'tooMany', retryAt: 9000 });
    const edited = after(refused, { type: 'draft', text: 'more' }, { type: 'edit', key: 'k' });
    expect([edited.draft, edited.outbox]).toEqual(['more\nHello', []]);
  });

  test('that may have been stored cannot be changed', () => {
    const failed = after(sending, { type: 'silence', key: 'k' });
    expect(after(failed, { type: 'edit', key: 'k' })).toEqual(failed);
  });

  test('survives the page, marked as not sent', () => {
    const kept = JSON.parse(JSON.stringify(keptOf(after(sending, { type: 'draft', text: 'half' }))));
    const next = newThread(kept);
    expect([lines(next), next.draft]).toEqual([['Hello (failed)'], 'half']);
    expect(next.outbox[0]!.key).toBe('k');
  });
});

describe('the box to write in', () => {
  test('goes with the conversation’s end and comes back when it is opened again', () => {
    const closed = after(known, frame(status(1, { status: 'closed' })));
    expect([statusOf(closed), canReply(closed)]).toEqual(['closed', false]);
    expect(after(closed, ...pressed('late', 'k')).draft).toBe('late');
    expect(canReply(after(closed, frame(status(2, { status: 'open' }))))).toBe(true);
    expect(canReply(after(known, frame(status(1, { status: 'snoozed', until: 9 }))))).toBe(true);
  });

  test('goes where the team has blocked the visitor', () => {
    const blocked = after(known, ...pressed('x', 'k'), { type: 'refusal', key: 'k', problem: 'blocked' });
    expect([canReply(blocked), lines(blocked)]).toEqual([false, ['x (failed)']]);
  });
});

describe('typing', () => {
  const typing = after(known, { type: 'typing', who: 'mia', now: 1000 });

  test('ends after six seconds, and lasts when it is heard of again', () => {
    expect([typingAt(typing, 6999), typingAt(typing, 7000)]).toEqual([['mia'], []]);
    expect(typingAt(after(typing, { type: 'typing', who: 'mia', now: 5000 }), 10_999)).toEqual(['mia']);
  });

  test('ends at once where that is said, and then where less is left', () => {
    expect(typingAt(after(typing, { type: 'typing', who: 'mia', now: 2000, left: 0 }), 2000)).toEqual([]);
    const ending = after(typing, { type: 'typing', who: 'mia', now: 2000, left: 500 });
    expect([typingAt(ending, 2499), typingAt(ending, 2500)]).toEqual([['mia'], []]);
  });

  test('ends with that person’s message alone', () => {
    const both = after(typing, { type: 'typing', who: 'sam', now: 1000 }, frame(said(1, 'agent', 'a')));
    expect(typingAt(both, 2000)).toEqual(['sam']);
  });

  test('ends with the connection', () => {
    expect(typingAt(after(typing, { type: 'connection', connection: 'offline' }), 2000)).toEqual([]);
  });
});

describe('what is unread', () => {
  const two = after(known, frame(said(1, 'agent', 'a'), said(2, 'agent', 'b')));

  test('is the last number less the one that was read, which never goes back', () => {
    expect(unreadCount(two)).toBe(2);
    const read = after(two, { type: 'read', seq: 2 }, { type: 'read', seq: 1 });
    expect(unreadCount(read)).toBe(0);
    expect(unreadCount(after(read, frame(said(4, 'agent', 'd'))))).toBe(2);
  });

  test('is nothing of one’s own', () => {
    expect(unreadCount(after(known, ...pressed('x', 'k'), answer('k', said(1, 'visitor', 'x'))))).toBe(0);
  });
});

describe('a message with files', () => {
  const files = [
    { id: 'f1', name: 'boots.png', type: 'image/png', size: 10 },
    { id: 'f2', name: 'laces.png', type: 'image/png', size: 10 },
  ];
  const sending = (draft: string) =>
    after(known, { type: 'draft', text: draft }, { type: 'send', key: 'k', now: 5, files });

  test('says the names of its files where it has no words', () => {
    expect(sending('').outbox[0]).toMatchObject({ text: 'boots.png, laces.png', files });
    expect(sending('Look').outbox[0]).toMatchObject({ text: 'Look', files });
  });

  test('keeps them until it is in the log, through another attempt and another page', () => {
    const silent = after(sending('Look'), { type: 'silence', key: 'k' });
    const reloaded = newThread(keptOf(silent));
    const again = after(reloaded, { type: 'retry', key: 'k' });
    for (const thread of [silent, reloaded, again]) expect(thread.outbox[0]!.files).toEqual(files);
  });

  test('comes back into the draft without the names, which are no words of the visitor’s', () => {
    const refused = (draft: string) =>
      after(sending(draft), { type: 'refusal', key: 'k', problem: 'closed' }, { type: 'edit', key: 'k' });
    expect(refused('').draft).toBe('');
    expect(refused('Look').draft).toBe('Look');
  });
});
