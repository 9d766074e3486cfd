import type { OutboundBody } from '@talk-suite/core/contract';

export interface StoredOutbound extends OutboundBody {
  readonly id: string;
}

export interface CountedOutbound extends StoredOutbound {
  /** Conversations that began with an answer to it. */
  readonly answers: number;
}

/** Messages that a team sends first. */
export interface OutboundMessages {
  /** In the team's order; a new one comes last. */
  outboundAt(site: string): Promise<readonly CountedOutbound[]>;
  putOutbound(site: string, message: StoredOutbound, at: number): Promise<void>;
  /** False, and nothing is done, where these are not all that there are. */
  orderOutbound(site: string, ids: readonly string[]): Promise<boolean>;
  /** False where there is none. */
  removeOutbound(site: string, id: string): Promise<boolean>;
}
