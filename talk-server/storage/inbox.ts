import type { Author, EventType } from '@talk-suite/core/contract';
import type { Appended, ConversationHead, PageMark } from './log.ts';
import type { ConversationContext } from './page-context.ts';

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
export interface Person {
  readonly visitor: string;
  readonly contact: string | null;
  readonly email: string | null;
  /** Whether their site's host has proved the address; else agents read "Not verified" next to it. */
  readonly emailVerified: boolean;
  readonly firstName: string | null;
  readonly lastName: string | null;
  readonly blocked: boolean;
  /** Whether their site's host has proved who they are; an address that they typed is not proved by that. */
  readonly verified: boolean;
}

/** A conversation as a line of a list. */
export interface ListRow extends ConversationHead {
  readonly person: Person;
  readonly priority: boolean;
  readonly snoozedUntil: number | null;
  /** The last message, as its beginning. */
  readonly preview: { readonly text: string; readonly by: Author['kind']; readonly at: number } | null;
  /** Visitor's messages that the member has not read. */
  readonly unread: number;
  /** Whether a note that the member has not read names them. */
  readonly mentioned: boolean;
  /** What a search found, as its beginning and its number. */
  readonly found?: { readonly text: string; readonly seq: number; readonly type: EventType };
}

/** How many conversations are in each list. Counted when asked, so that they cannot drift. */
export interface ListCounts {
  readonly mine: number;
  readonly unassigned: number;
  readonly assigned: number;
  readonly all: number;
  readonly snoozed: number;
  /** Conversations in which the member is named and has not read it. */
  readonly mentions: number;
  readonly teams: Readonly<Record<string, number>>;
  /** Conversations of "mine" and "unassigned" with messages that the member has not read. */
  readonly unread: number;
}

/** A conversation with everything besides its events. */
export interface ConversationDetails {
  readonly row: ListRow;
  readonly createdAt: number;
  /** The person's other conversations, the latest first. */
  readonly others: readonly ConversationHead[];
  readonly context: ConversationContext;
  /** The visitor's time zone (IANA) and language (BCP 47), as their browser said at the start. */
  readonly zone: string | null;
  readonly language: string | null;
  /** Other people who may be this one: their host has proved the same address of them. */
  readonly duplicates: readonly Duplicate[];
  /** How far the visitor has read, as a number of theirs. */
  readonly readByVisitor: number;
}

/** A person with another account of the same host and the same address. */
export interface Duplicate {
  readonly contact: string;
  readonly firstName: string | null;
  readonly lastName: string | null;
  readonly conversations: number;
}

export interface SavedReply {
  readonly id: string;
  readonly name: string;
  /** A template with merge tags. */
  readonly text: string;
}

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
