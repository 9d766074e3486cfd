import type { Directory } from './directory.ts';
import type { ConversationLog } from './log.ts';

/** Everything that a server keeps. Methods refuse with `unavailable` while it cannot be reached. */
export interface Store {
  readonly log: ConversationLog;
  readonly directory: Directory;
  /** Waits for what was asked before. */
  close(): Promise<void>;
}
