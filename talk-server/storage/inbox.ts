import {
  AUTHOR_KINDS,
  EVENT_TYPES,
  listOf,
  oneOf,
  orNull,
  timeSchema,
  type Author,
} from '@talk-suite/core/contract';
import { Type, type Static } from 'typebox';
import { conversationHeadSchema, type Appended, type PageMark } from './log.ts';
import { conversationContextSchema } from './page-context.ts';

const count = Type.Integer({ minimum: 0 });
const text = orNull(Type.String());

/** The lists of the inbox. Each conversation that is not closed is in `all`; `mine`, `team` and `mentions` name whose. */
export const LISTS = [
  'mine',
  'unassigned',
  'assigned',
  'all',
  'snoozed',
  'closed',
  'team',
  'mentions',
] as const;
export type ListName = (typeof LISTS)[number];

/** Which conversations a list shows. All that is named has to fit. */
export interface ListFilter {
  readonly list: ListName;
  /** Who looks: for `mine`, and for what is unread. */
  readonly member: string;
  /** For `team`. */
  readonly team?: string;
  readonly site?: string;
  readonly priority?: boolean;
}

/** A person, as far as they are known. */
const personSchema = Type.Object({
  visitor: Type.String(),
  contact: text,
  email: text,
  /** Whether their site's host has proved the address; else agents read "Not verified" next to it. */
  emailVerified: Type.Boolean(),
  firstName: text,
  lastName: text,
  blocked: Type.Boolean(),
  /** Whether their site's host has proved who they are; an address that they typed is not proved by that. */
  verified: Type.Boolean(),
});
export type Person = Readonly<Static<typeof personSchema>>;

/** A conversation as a line of a list. */
export const listRowSchema = Type.Object(
  {
    ...conversationHeadSchema.properties,
    person: personSchema,
    priority: Type.Boolean(),
    snoozedUntil: orNull(timeSchema),
    /** The last message, as its beginning. */
    preview: orNull(Type.Object({ text: Type.String(), by: oneOf(AUTHOR_KINDS), at: timeSchema })),
    /** Visitor's messages that the member has not read. */
    unread: count,
    /** Whether a note that the member has not read names them. */
    mentioned: Type.Boolean(),
    /** What a search found, as its beginning and its number. */
    found: Type.Optional(
      Type.Object({ text: Type.String(), seq: Type.Integer({ minimum: 1 }), type: oneOf(EVENT_TYPES) }),
    ),
  },
  { title: 'ListRow' },
);
export type ListRow = Readonly<Static<typeof listRowSchema>>;

/** How many conversations are in each list. Counted when asked, so that they cannot drift. */
export const listCountsSchema = Type.Object({
  mine: count,
  unassigned: count,
  assigned: count,
  all: count,
  snoozed: count,
  /** Conversations in which the member is named and has not read it. */
  mentions: count,
  teams: Type.Record(Type.String(), count),
  /** Conversations of "mine" and "unassigned" with messages that the member has not read. */
  unread: count,
});
export type ListCounts = Readonly<Static<typeof listCountsSchema>>;

/** A person with another account of the same host and the same address. */
const duplicateSchema = Type.Object({
  contact: Type.String(),
  firstName: text,
  lastName: text,
  conversations: count,
});
export type Duplicate = Readonly<Static<typeof duplicateSchema>>;

/** A conversation with everything besides its events. */
export const conversationDetailsSchema = Type.Object({
  row: listRowSchema,
  createdAt: timeSchema,
  /** The person's other conversations, the latest first. */
  others: listOf(conversationHeadSchema),
  context: conversationContextSchema,
  /** The visitor's time zone (IANA) and language (BCP 47), as their browser said at the start. */
  zone: text,
  language: text,
  /** Other people who may be this one: their host has proved the same address of them. */
  duplicates: listOf(duplicateSchema),
  /** How far the visitor has read, as a number of theirs. */
  readByVisitor: count,
});
export type ConversationDetails = Readonly<Static<typeof conversationDetailsSchema>>;

export const savedReplySchema = Type.Object({
  id: Type.String(),
  name: Type.String(),
  /** A template with merge tags. */
  text: Type.String(),
});
export type SavedReply = Readonly<Static<typeof savedReplySchema>>;

/** One message more than a snoozed conversation had when it was put away: it comes back. */
export interface Waking {
  readonly conversation: string;
  readonly site: string;
  /** Names the reason, so that it comes back once for it. */
  readonly key: string;
}

/** When a conversation began, and when the first answer of an agent came; null before it. */
export interface FirstAnswer {
  readonly startedAt: number;
  readonly answeredAt: number | null;
}

/** What the inbox reads and writes besides the log. */
export interface Inbox {
  listed(filter: ListFilter, limit: number, before?: PageMark): Promise<readonly ListRow[]>;
  rowsOf(conversations: readonly string[], member: string): Promise<readonly ListRow[]>;
  counts(member: string, site?: string): Promise<ListCounts>;
  details(conversation: string, member: string): Promise<ConversationDetails | null>;
  /** Conversations with a message, a note or a person that has all these words; the latest first. */
  search(text: string, member: string, limit: number): Promise<readonly ListRow[]>;
  /** Of the conversations that began in a time, in the order in which they did. */
  firstAnswers(from: number, to: number, site?: string): Promise<readonly FirstAnswer[]>;
  savedReplies(): Promise<readonly SavedReply[]>;
  saveReply(reply: SavedReply, at: number): Promise<void>;
  removeReply(id: string): Promise<void>;
  /** Makes one person of two duplicates, under an id by which it can be undone; null where they are none. */
  mergeDuplicate(merge: {
    readonly id: string;
    readonly source: string;
    readonly target: string;
    readonly author: Author;
    readonly at: number;
  }): Promise<readonly Appended[] | null>;
  /** Null where it was undone before, or never was. */
  undoMerge(undo: {
    readonly id: string;
    readonly author: Author;
    readonly at: number;
  }): Promise<readonly Appended[] | null>;
  /** Snoozed conversations whose time has come, or whose visitor has answered. */
  waking(now: number, limit: number): Promise<readonly Waking[]>;
}
