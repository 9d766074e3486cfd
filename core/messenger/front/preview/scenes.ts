import type { ReaderEvent } from '../../../contract/conversation/requests.ts';
import { newThread, type Thread } from '../../thread/thread.ts';
import { emptyForm } from '../form.ts';
import type { Model } from '../model.ts';

/** Canned words, for pictures and tests; the owner's own are in the settings. */
const SAID = [
  ['visitor', 'Hello! Does the Commuter fit in a lift? It is 1.60 m deep.'],
  ['bot', 'Thank you. Somebody of our team looks it up for you.'],
  ['agent', 'It does: it is 1.58 m long with its front wheel turned.'],
  ['agent', 'Here is how to turn it: https://www.example.com/manual#lift'],
  ['visitor', 'Great, thank you!'],
] as const;

const eventAt = (seq: number, kind: 'visitor' | 'agent' | 'bot', text: string, now: number): ReaderEvent => ({
  seq,
  type: 'message',
  // A bot has the name that the settings give it.
  author: { kind, id: kind, ...(kind === 'agent' && { name: 'Mia Larsen' }) },
  body: { text },
  at: now - (SAID.length - seq + 1) * 60_000,
  key: null,
});

const threadAt = (now: number, more: Partial<Thread> = {}): Thread => ({
  ...newThread(),
  log: 'preview',
  events: SAID.map(([kind, text], i) => eventAt(i + 1, kind, text, now)),
  heard: SAID.length,
  incomplete: false,
  read: SAID.length,
  connection: 'live',
  ...more,
});

const outgoing = (now: number, state: 'sending' | 'failed') =>
  ({
    key: 'preview',
    text: 'And can I charge it indoors?',
    at: now,
    state,
    ...(state === 'failed' && { failure: { problem: null } }),
  }) as const;

const row = (id: string, now: number, hoursAgo: number, unread: number, status: 'open' | 'closed') => ({
  id,
  status,
  unread,
  updatedAt: now - hoursAgo * 3_600_000,
});

const NOT_SENT = 'Not sent.';

const TEAM_FIRST = 'Can I help you find the right bicycle?';

/** The team has said something first, and the visitor has answered it as often as they may. */
const answered = (now: number) => {
  const events = [
    eventAt(1, 'agent', TEAM_FIRST, now),
    ...SAID.slice(0, 1).map(([kind, text]) => eventAt(2, kind, text, now)),
    eventAt(3, 'visitor', 'And can I charge it indoors?', now),
    eventAt(4, 'visitor', 'I live on the third floor.', now),
  ];
  return {
    screen: 'thread',
    conversation: '1',
    thread: threadAt(now, { events, heard: events.length, read: events.length }),
  } as const;
};

/** Every state that visitors meet, by name: what it is made of. The preview, the tests and the pictures show these. */
export const SCENES = {
  home: () => ({ screen: 'home', rows: [] }),
  'home-returning': (now) => ({
    screen: 'home',
    rows: [row('1', now, 2, 1, 'open'), row('2', now, 75, 0, 'closed')],
    details: { email: 'jo@example.com', firstName: 'Jo' },
  }),
  'home-loading': () => ({ screen: 'home', rows: null }),
  'home-failed': () => ({ screen: 'home', rows: null, failed: true }),
  'sign-in-needed': () => ({ screen: 'home', rows: [], mayWrite: false }),
  form: () => ({ screen: 'form', form: emptyForm }),
  'form-problems': () => ({
    screen: 'form',
    form: {
      values: { email: 'jo at example.com', firstName: '', lastName: '' },
      agreed: false,
      problems: { email: 'emailWrong', firstName: 'missing', consent: 'consentMissing' },
    },
  }),
  list: (now) => ({
    screen: 'list',
    rows: [row('1', now, 2, 3, 'open'), row('2', now, 75, 0, 'closed'), row('3', now, 900, 0, 'closed')],
  }),
  'list-empty': () => ({ screen: 'list', rows: [] }),
  thread: (now) => ({ screen: 'thread', conversation: '1', thread: threadAt(now) }),
  'thread-empty': () => ({
    screen: 'thread',
    conversation: null,
    thread: { ...newThread(), connection: 'live' },
  }),
  'thread-loading': () => ({ screen: 'thread', conversation: '1', thread: newThread() }),
  'team-first': (now) => ({
    screen: 'thread',
    conversation: null,
    thread: { ...newThread(), connection: 'live' },
    teamFirst: { id: 'preview', event: eventAt(0, 'agent', TEAM_FIRST, now) },
    needs: ['consent'],
  }),
  'details-asked': (now) => ({ ...answered(now), needs: ['email', 'firstName'] }),
  'details-wrong': (now) => ({
    ...answered(now),
    needs: ['email', 'firstName'],
    notGiven: NOT_SENT,
    form: {
      values: { email: 'jo at example.com' },
      agreed: false,
      problems: { email: 'emailWrong', firstName: 'missing' },
    },
  }),
  typing: (now) => ({
    screen: 'thread',
    conversation: '1',
    thread: threadAt(now, { typing: { 'Mia Larsen': now + 3_600_000 } }),
  }),
  sending: (now) => ({
    screen: 'thread',
    conversation: '1',
    thread: threadAt(now, { outbox: [outgoing(now, 'sending')] }),
  }),
  'not-sent': (now) => ({
    screen: 'thread',
    conversation: '1',
    thread: threadAt(now, { outbox: [outgoing(now, 'failed')], draft: 'One more thing:' }),
  }),
  files: (now) => ({
    screen: 'thread',
    conversation: '1',
    thread: threadAt(now, {
      events: [
        ...threadAt(now).events,
        {
          ...eventAt(SAID.length + 1, 'agent', 'This is the wheel, turned.', now),
          body: {
            text: 'This is the wheel, turned.',
            files: [
              { id: 'picture', name: 'wheel.png', type: 'image/png', size: 48_200, width: 480, height: 320 },
              { id: 'manual', name: 'manual.pdf', type: 'application/pdf', size: 2_350_000 },
            ],
          },
        },
      ],
    }),
    attached: [
      { id: 1, name: 'lift.jpg', size: 820_000, share: 0.6 },
      { id: 2, name: 'plan of the house.pdf', size: 4_100_000, share: 0, trouble: NOT_SENT, again: true },
    ],
  }),
  offline: (now) => ({
    screen: 'thread',
    conversation: '1',
    thread: threadAt(now, { connection: 'offline' }),
  }),
  reconnecting: (now) => ({
    screen: 'thread',
    conversation: '1',
    thread: threadAt(now, { connection: 'connecting' }),
  }),
  closed: (now) => {
    const thread = threadAt(now);
    return {
      screen: 'thread',
      conversation: '1',
      thread: {
        ...thread,
        events: [
          ...thread.events,
          {
            seq: SAID.length + 1,
            type: 'status',
            author: { kind: 'agent', id: 'agent', name: 'Mia Larsen' },
            body: { status: 'closed' },
            at: now,
            key: null,
          },
        ],
      },
    };
  },
  blocked: (now) => ({ screen: 'thread', conversation: '1', thread: threadAt(now, { blocked: true }) }),
  'hand-over': () => ({ screen: 'handOver', handOver: 'opening' }),
  'hand-over-blocked': () => ({ screen: 'handOver', handOver: 'blocked' }),
  'hand-over-slow': () => ({ screen: 'handOver', handOver: 'slow' }),
  'hand-over-absent': () => ({ screen: 'handOver', handOver: 'absent' }),
} as const satisfies Readonly<Record<string, (now: number) => Partial<Model>>>;

export type SceneName = keyof typeof SCENES;
