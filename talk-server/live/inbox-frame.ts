import type { ServerFrame } from '@talk-suite/core/contract';
import type { ConversationHead } from '../storage/log.ts';

/** What an agent's socket says, besides what a visitor's does. @typeParam Row a conversation as a line of a list */
export type InboxFrame<Row = ConversationHead> =
  | Exclude<ServerFrame, { readonly t: 'typing' }>
  /** `left`: milliseconds after which it is over, where that is not `TYPING_SECONDS`. */
  | { readonly t: 'typing'; readonly c: string; readonly who: string; readonly left?: number }
  /** Who typed is gone. */
  | { readonly t: 'stopped'; readonly c: string; readonly who: string }
  | { readonly t: 'row'; readonly head: Row }
  /** A member came to their desk, or is away from it. */
  | { readonly t: 'here'; readonly who: string; readonly here: boolean };
