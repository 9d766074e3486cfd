import type { FileAddressAnswer } from '../../contract/conversation/files.ts';
import type {
  ConversationsAnswer,
  DetailsBody,
  EventsAnswer,
  ProblemAnswer,
  ReaderEvent,
  SentAnswer,
  StartBody,
  VisitorEventBody,
} from '../../contract/conversation/requests.ts';
import type { Address } from './chat/requests.ts';
import type { Connection } from '../thread/thread.ts';

/** The server's refusal of a request. Whatever else a request fails with means that no answer came. */
export class Refused extends Error {
  readonly problem: ProblemAnswer['problem'];
  /** Milliseconds to wait before the same is sent again. */
  readonly wait: number | undefined;
  /** The member of the request that was refused. */
  readonly field: string | undefined;

  constructor(problem: ProblemAnswer['problem'], wait?: number, field?: string) {
    super(problem);
    this.problem = problem;
    this.wait = wait;
    this.field = field;
  }
}

/** What a transport says by itself. */
export interface News {
  connection(connection: Connection): void;
  log(log: string): void;
  event(conversation: string, event: ReaderEvent, log: string): void;
  typing(conversation: string, who: string): void;
  /** Something may have happened that nobody heard of: the list and the thread are read anew. */
  look(): void;
}

/** What the visitor has read of the logs: the numbers that a connection starts with. */
export interface Having {
  readonly log: string | null;
  readonly have: Readonly<Record<string, number>>;
}

/** Conversations that are held here, in the messenger. */
export interface ChatTransport {
  /** Where files go to; absent where there is no server. */
  readonly address?: Address;
  list(): Promise<ConversationsAnswer>;
  start(key: string, body: StartBody): Promise<SentAnswer>;
  add(conversation: string, body: VisitorEventBody): Promise<SentAnswer>;
  details(conversation: string, details: DetailsBody): Promise<void>;
  events(conversation: string, after: number): Promise<EventsAnswer>;
  read(conversation: string, seq: number): void;
  typing(conversation: string): void;
  fileAddress(conversation: string, file: string): Promise<FileAddressAnswer>;
  /** Opens the connection for news, where there is none. Called once somebody has written. */
  listen(having: () => Having): void;
}

/** How handing over ended. */
export type HandOverEnd = 'done' | 'blocked' | 'slow' | 'absent';
