import type { ServerFrame } from '@talk-suite/core/contract';
import type { ConversationHead } from '../storage/log.ts';

/** What an agent's socket says, besides what a visitor's does. @typeParam Row a conversation as a line of a list */
export type InboxFrame<Row = ConversationHead> =
  | ServerFrame
  | { readonly t: 'row'; readonly head: Row }
  /** A member came to their desk, or is away from it. */
  | { readonly t: 'here'; readonly who: string; readonly here: boolean };
