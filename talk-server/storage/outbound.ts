import { outboundIdSchema, outboundSchema } from '@talk-suite/core/contract';
import { Type, type Static } from 'typebox';

const storedOutboundSchema = Type.Object({ id: outboundIdSchema, ...outboundSchema.properties });
export type StoredOutbound = Readonly<Static<typeof storedOutboundSchema>>;

export const countedOutboundSchema = Type.Object({
  ...storedOutboundSchema.properties,
  /** Conversations that began with an answer to it. */
  answers: Type.Integer({ minimum: 0 }),
});
export type CountedOutbound = Readonly<Static<typeof countedOutboundSchema>>;

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
