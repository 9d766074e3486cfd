import type { Directory } from './directory.ts';
import type { Identities } from './identities.ts';
import type { Inbox } from './inbox.ts';
import type { ConversationLog } from './log.ts';
import type { Members } from './members.ts';

/** Everything that a server keeps. Methods refuse with `unavailable` while it cannot be reached. */
export interface Store {
  readonly log: ConversationLog;
  readonly directory: Directory;
  readonly identities: Identities;
  readonly members: Members;
  readonly inbox: Inbox;
  /** Waits for what was asked before. */
  close(): Promise<void>;
}
