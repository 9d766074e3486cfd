import type { FileAddressAnswer } from '../../contract/conversation/files.ts';
import type {
  AnswersBody,
  ConversationsAnswer,
  EventsAnswer,
  ProblemAnswer,
  ReaderEvent,
  SentAnswer,
  StartBody,
  VisitorEventBody,
} from '../../contract/conversation/requests.ts';
import type { Connection } from '../thread/thread.ts';

/** Where a Talk server is, and who asks it. */
export interface Address {
  /** The Talk server, with a slash at the end. */
  readonly host: string;
  readonly key: string;
  secret(): string;
  /** The visitor begins a conversation: what they prove to be the same with outlives the page. */
  keepSecret(): void;
  /** The token of who is signed in at the site; empty where nobody is, or it does not count any more. */
  identity(): string;
  /** The server refused the token: from here on the visitor is a stranger. */
  identityRefused(): void;
}

/** What a request fails with where the server refuses it. Whatever else it fails with means that no answer came. */
export interface Refusal {
  readonly problem: ProblemAnswer['problem'];
  /** Milliseconds to wait before the same is sent again. */
  readonly wait?: number;
  /** The member of the request that was refused. */
  readonly field?: string | undefined;
}

export const refusalIn = (error: unknown): Refusal | null =>
  (error as Partial<Refusal>).problem ? (error as Refusal) : null;

/** What a transport says by itself. */
export interface News {
  connection(connection: Connection): void;
  log(log: string): void;
  event(conversation: string, event: ReaderEvent, log: string): void;
  /** @param left milliseconds after which it is over */
  typing(conversation: string, who: string, left?: number): void;
  /** Something may have happened that nobody heard of: the list and the thread are read anew. */
  look(): void;
}

/** What the team says first, before there is a conversation: the visitor's first message answers it. */
export interface TeamFirst {
  /** The outbound message. */
  readonly id: string;
  readonly event: ReaderEvent;
}

/** Whom the team may say something first to. */
export interface Asker {
  readonly email: string | undefined;
  readonly isPhone: boolean;
  readonly now: number;
}

/** What the visitor has read of the logs: the numbers that a connection starts with. */
export interface Having {
  readonly log: string | null;
  readonly have: Readonly<Record<string, number>>;
}

/** Conversations that are held here, in the messenger: what is asked of who has them. */
export interface ChatTransport {
  list(): Promise<ConversationsAnswer>;
  start(key: string, body: StartBody): Promise<SentAnswer>;
  add(conversation: string, body: VisitorEventBody): Promise<SentAnswer>;
  details(conversation: string, answers: AnswersBody): Promise<void>;
  /** @param waits whether the question is kept open where there is nothing new */
  events(conversation: string, after: number, waits?: boolean): Promise<EventsAnswer>;
  read(conversation: string, seq: number): void;
  fileAddress(conversation: string, file: string): Promise<FileAddressAnswer>;
}

/** The server of a site's conversations, as far as a connection for news needs it. */
export interface Server {
  readonly address: Address;
  readonly events: ChatTransport['events'];
}

/** What a visitor meets before there is a conversation. */
export interface Before {
  /** Where the server is; absent where there is none. */
  readonly address?: Address;
  /** What the team says first on this page, if anything. */
  teamFirst(asker: Asker): Promise<TeamFirst | undefined>;
}

/** How handing over ended. */
export type HandOverEnd = 'done' | 'blocked' | 'slow' | 'absent';
