import type { PageContext } from '@talk-suite/core/contract';

/** Where a visitor wrote from, and what they agreed to. */
export interface ConversationContext {
  /** "Reported by the browser": anybody can write anything there. */
  readonly reported: PageContext | null;
  /** Signed by the site's host. */
  readonly signed: PageContext | null;
  readonly consent: {
    readonly wording: string;
    readonly url: string;
    /** Of the settings that were in force. */
    readonly revision: string | null;
    readonly at: number;
  } | null;
}

export interface Contexts {
  contextOf(conversation: string): Promise<ConversationContext>;
}
