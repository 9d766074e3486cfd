import {
  orNull,
  statusSchema,
  timeSchema,
  type Author,
  type EventBody,
  type EventType,
  type LogEvent,
} from '@talk-suite/core/contract';
import { Type, type Static } from 'typebox';
import type { Identity } from './directory.ts';

/** What a person is known by at first: what they typed, unproved. */
export interface Details {
  readonly email?: string;
  readonly firstName?: string;
  readonly lastName?: string;
}

/** What a visitor agreed to, as they read it. */
export interface Consent {
  readonly wording: string;
  readonly url: string;
  /** Of the settings that were in force; null where there were none. */
  readonly revision: string | null;
}

/** The message that the team sent first, and that a visitor answers. */
export interface Outbound {
  readonly id: string;
  readonly text: string;
  readonly author: Author;
}

/** A conversation's first message with all that belongs to it: stored together or not at all. */
export interface StartConversation {
  readonly site: string;
  /** SHA-256, in hex, of the secret that the visitor's browser made. */
  readonly visitorSecretHash: string;
  /** Who the visitor is, where a host has proved it: the conversation is that person's then. */
  readonly identity?: Identity;
  /** Made once by the browser, so that asking again starts nothing twice. */
  readonly key: string;
  readonly details: Details;
  readonly message: EventBody<'message'>;
  readonly consent?: Consent;
  /** Where the visitor was, as JSON: by their browser's word, and by their host's. */
  readonly context?: { readonly reported: string | null; readonly signed: string | null };
  /** The visitor's time zone and language, as their browser says. */
  readonly zone?: string;
  readonly language?: string;
  /** The conversation begins with it, and the visitor's message comes second. */
  readonly outbound?: Outbound;
  /** Refuse where the visitor has written as many messages before, without details. */
  readonly atMost?: number;
  readonly at: number;
}

/** What a request to start a conversation is known again by. */
export interface Begun extends Pick<
  StartConversation,
  'site' | 'visitorSecretHash' | 'identity' | 'key' | 'details' | 'message' | 'consent'
> {
  readonly outbound?: Pick<Outbound, 'id'>;
}

export interface AppendEvent<T extends EventType = EventType> {
  readonly conversation: string;
  readonly author: Author;
  /** Made once by the sender, so that sending again adds nothing. */
  readonly key: string;
  readonly type: T;
  readonly body: EventBody<T>;
  /** Refuse where somebody else added an event that the author has not read: the last number that they read. */
  readonly basedOn?: number;
  /** What a visitor adds about themselves. */
  readonly details?: Details;
  readonly consent?: Consent;
  /** Refuse where the visitor has written as many messages before, without details. */
  readonly atMost?: number;
  readonly at: number;
}

/** What a request to add an event is known again by. */
export type Sent = Pick<
  AppendEvent,
  'conversation' | 'author' | 'key' | 'type' | 'body' | 'details' | 'consent'
>;

/** What a visitor says of themselves, apart from any message. */
export interface Answers {
  readonly conversation: string;
  readonly visitor: string;
  readonly details: Details;
  readonly consent?: Consent;
  readonly at: number;
}

/** An event that is stored for good, whether it already was, and whose conversation it is in. */
export interface Appended {
  readonly event: LogEvent;
  readonly repeated: boolean;
  readonly site: string;
  readonly visitor: string;
}

export const conversationHeadSchema = Type.Object(
  {
    id: Type.String(),
    site: Type.String(),
    visitor: Type.String(),
    status: statusSchema,
    agent: orNull(Type.String()),
    team: orNull(Type.String()),
    lastSeq: Type.Integer({ minimum: 1 }),
    lastVseq: Type.Integer({ minimum: 0 }),
    /** When the last event was added. */
    updatedAt: timeSchema,
  },
  { title: 'Conversation' },
);
export type ConversationHead = Readonly<Static<typeof conversationHeadSchema>>;

/** Where the next page of a list begins: after the conversation that was changed then. */
export interface PageMark {
  readonly updatedAt: number;
  readonly id: string;
}

export interface Page {
  readonly events: readonly LogEvent[];
  /** Whether there are more after the last of them. */
  readonly more: boolean;
}

/** For whom events are read: visitors get theirs, numbered by `vseq`. */
export type Audience = 'visitor' | 'agent';

export interface Cursor {
  readonly conversation: string;
  readonly reader: Author;
  /** The last number that was read; a smaller one than before changes nothing. */
  readonly seq: number;
}

export const LOG_PROBLEMS = [
  /** There is no such conversation, or it is not the author's: both look the same. */
  'notFound',
  /** The key was used for something else. */
  'keyReused',
  /** The conversation is closed. */
  'closed',
  /** Others added events that the author has not read. */
  'stale',
  /** The person is blocked. */
  'blocked',
  /** The visitor has written as much as they may before they say who they are. */
  'detailsNeeded',
  /** Nothing was stored: the disk is full, the database is away. Sending the same again later is safe. */
  'unavailable',
] as const;

export type LogProblem = (typeof LOG_PROBLEMS)[number];

/** Why the log refused. Nothing of what was asked is stored then. */
export class LogRefusal extends Error {
  readonly problem: LogProblem;

  constructor(problem: LogProblem, options?: ErrorOptions) {
    super(problem, options);
    this.problem = problem;
  }
}

/**
 * The log of every conversation: the only truth. What it has answered is on the disk; it answers the same key with
 * the same event; it numbers the events of a conversation from 1 without a gap. Whatever carries news to screens
 * only hints at it.
 *
 * Every method may refuse with `unavailable`.
 */
export interface ConversationLog {
  /** Random, new for each database and after each restore: numbers of another log mean nothing here. */
  readonly logId: string;
  /** @throws {LogRefusal} `keyReused`, `blocked`, `detailsNeeded` */
  start(request: StartConversation): Promise<Appended>;
  /** @throws {LogRefusal} `notFound`, `keyReused`, `closed`, `stale`, `blocked`, `detailsNeeded` */
  append<T extends EventType>(request: AppendEvent<T>): Promise<Appended>;
  /** What `start` would answer the same request again; null where it was not stored. @throws {LogRefusal} `keyReused` */
  startedBefore(request: Begun): Promise<Appended | null>;
  /** What `append` would answer the same request again; null where it was not stored. @throws {LogRefusal} `keyReused` */
  appendedBefore(request: Sent): Promise<Appended | null>;
  /**
   * The events after a number, in order.
   * @param after the last one that the reader has: a `seq` for agents, a `vseq` for visitors.
   */
  eventsAfter(conversation: string, audience: Audience, after: number, limit: number): Promise<Page>;
  /** How far conversations have got; unknown ones are left out. */
  heads(conversations: readonly string[]): Promise<readonly ConversationHead[]>;
  /** A visitor's conversations, the latest first. */
  conversationsOf(visitor: string): Promise<readonly ConversationHead[]>;
  /** A site's conversations, the latest first. @param before the last one's `updatedAt` and id of the page before. */
  conversationsAt(site: string, limit: number, before?: PageMark): Promise<readonly ConversationHead[]>;
  noteAnswers(answers: Answers): Promise<void>;
  /** Notes how far somebody has read. */
  markRead(cursor: Cursor): Promise<void>;
  /** How far somebody has read: 0 before they did. */
  readUpTo(conversation: string, reader: Author): Promise<number>;
}
