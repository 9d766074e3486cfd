import type { OutboundBody } from '@talk-suite/core/contract';

export interface StoredOutbound extends OutboundBody {
  readonly id: string;
}

/** Messages that a team sends first. */
export interface OutboundMessages {
  /** The oldest first. */
  outboundAt(site: string): Promise<readonly StoredOutbound[]>;
  putOutbound(site: string, message: StoredOutbound, at: number): Promise<void>;
  /** False where there is none. */
  removeOutbound(site: string, id: string): Promise<boolean>;
}
