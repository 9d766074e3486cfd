import type { FileInfo, Status } from '../../contract/conversation/events.ts';
import type { ProblemAnswer, ReaderEvent } from '../../contract/conversation/requests.ts';

/** Why a message is not sent: the server's refusal, or that no answer came. */
export interface Failure {
  /** Null where no answer came: the message may have been stored or not. */
  readonly problem: ProblemAnswer['problem'] | null;
  /** The instant from which it may be sent again, in milliseconds since 1970; absent where it may at once. */
  readonly retryAt?: number;
}

/** A message that the visitor sent and that is not in the log yet, as far as this browser knows. */
export interface Outgoing {
  /** Made once when the visitor pressed Send; every attempt carries it. */
  readonly key: string;
  readonly text: string;
  /** Files of the conversation that go with it: they are at the server already. */
  readonly files?: readonly FileInfo[];
  /** When the visitor pressed Send, in milliseconds since 1970. */
  readonly at: number;
  /**
   * `stored`: the server answered with `seq`, and events before it have not arrived. Without `seq` the answer was
   * about another log than this one: `unsettled` names it, to be sent again.
   */
  readonly state: 'sending' | 'failed' | 'stored';
  readonly failure?: Failure;
  readonly seq?: number;
}

/** How news reaches this browser. */
export type Connection = 'connecting' | 'live' | 'polling' | 'offline';

/** A conversation as the visitor sees it. The events are a prefix of the server's log, and never anything else. */
export interface Thread {
  /** The log that the numbers are of; null until the server has said. */
  readonly log: string | null;
  /** The events from 1 on without a gap. Their number is the last number that is known. */
  readonly events: readonly ReaderEvent[];
  /** The highest number heard of. */
  readonly heard: number;
  /** Whether the log has to be read before anybody can say that this is all of it. */
  readonly incomplete: boolean;
  readonly draft: string;
  readonly outbox: readonly Outgoing[];
  /** The last number that the visitor has read. */
  readonly read: number;
  /** Who is typing, with the instant at which that ends. */
  readonly typing: Readonly<Record<string, number>>;
  readonly connection: Connection;
  readonly blocked: boolean;
}

/** What outlives a page: a browser stores it with each change. */
export type Kept = Pick<Thread, 'draft' | 'outbox'>;

/** A thread of which nothing is known yet but what this browser kept: `keptOf`. */
export const newThread = (kept: Kept = { draft: '', outbox: [] }): Thread => ({
  log: null,
  events: [],
  heard: 0,
  incomplete: true,
  draft: kept.draft,
  // An answer to the last page reaches nobody now, and the log may be another one.
  outbox: kept.outbox.map((each) => (each.state === 'stored' ? doubtful(each) : unanswered(each))),
  read: 0,
  typing: {},
  connection: 'connecting',
  blocked: false,
});

/** What the visitor wrote, without what became of it. */
export const written = ({ key, text, at, files }: Omit<Outgoing, 'state'>): Omit<Outgoing, 'state'> => ({
  key,
  text,
  at,
  ...(files && { files }),
});

/** The message again, as one of which nobody knows whether it arrived. A refusal stays one. */
export const unanswered = ({ state, failure, ...message }: Outgoing): Outgoing => ({
  ...written(message),
  state: 'failed',
  failure: (state === 'failed' && failure) || { problem: null },
});

/** The message again, as one that a server has stored, but perhaps not in this log. */
export const doubtful = (message: Outgoing): Outgoing => ({ ...written(message), state: 'stored' });

/** What to store in the browser, so that nothing typed is lost with the page. */
export const keptOf = ({ draft, outbox }: Thread): Kept => ({ draft, outbox });

/** The last number of which all before is known. */
export const have = (thread: Thread): number => thread.events.length;

/** The number to read the log after, or null where nothing is missing. */
export const needs = (thread: Thread): number | null =>
  thread.incomplete || thread.heard > have(thread) ? have(thread) : null;

/** How many events the visitor has not seen. */
export const unreadCount = (thread: Thread): number =>
  Math.max(0, Math.max(thread.heard, have(thread)) - thread.read);

/** The status that the log ends with; snoozed is the team's affair. */
export const statusOf = ({ events }: Thread): Status => {
  const last = events.findLast(({ type }) => type === 'status');
  return last ? (last.body as { status: Status }).status : 'open';
};

/** Whether there is a box to write in. */
export const canReply = (thread: Thread): boolean => !thread.blocked && statusOf(thread) !== 'closed';

/** Who is typing at an instant. */
export const typingAt = ({ typing }: Thread, now: number): string[] =>
  Object.keys(typing).filter((who) => typing[who]! > now);
