import { Type, type Static } from 'typebox';
import { closed } from '../schema-parts.ts';
import type { ReaderEvent } from './requests.ts';

const conversation = Type.String({ minLength: 1, maxLength: 100 });

/** Conversations that a client may say it knows in one hello. */
export const KNOWN_LIMIT = 500;

/**
 * The first frame of a client. It proves who is there, so that no secret is in an address, and says what the client
 * has: the last number of each conversation.
 */
export const helloSchema = Type.Object(
  {
    t: Type.Literal('hello'),
    secret: Type.String({ minLength: 1, maxLength: 200 }),
    /** A visitor's token, where the host knows who they are; see `identity.ts`. */
    identity: Type.Optional(Type.String({ minLength: 1, maxLength: 4000 })),
    /** The log that the numbers are of; absent at the first time. */
    log: Type.Optional(Type.String({ maxLength: 100 })),
    have: Type.Record(conversation, Type.Integer({ minimum: 0 }), { maxProperties: KNOWN_LIMIT }),
  },
  closed,
);
export type Hello = Static<typeof helloSchema>;

export const clientFrameSchema = Type.Union([
  helloSchema,
  Type.Object({ t: Type.Literal('ping') }, closed),
  /** Lasts for `TYPING_SECONDS`; sent again while somebody goes on. `left: 0` ends it at once. */
  Type.Object({ t: Type.Literal('typing'), c: conversation, left: Type.Optional(Type.Literal(0)) }, closed),
  /** Nobody has touched an agent's window for a while, or somebody does again. */
  Type.Object({ t: Type.Literal('idle'), idle: Type.Boolean() }, closed),
  /** The conversation that an agent has before them; null for none. */
  Type.Object({ t: Type.Literal('look'), c: Type.Union([conversation, Type.Null()]) }, closed),
]);
export type ClientFrame = Static<typeof clientFrameSchema>;

/** Bytes of a client's frame at most. */
export const FRAME_LIMIT = 64 * 1024;

export type ServerFrame =
  /** The answer to hello. All that the client lacks follows. */
  | { readonly t: 'welcome'; readonly log: string }
  /** The client's numbers are of another log: a backup was restored. It forgets all it has, and starts at 0. */
  | { readonly t: 'reset'; readonly log: string }
  /** The next event of a conversation. A client that lacks one in between connects anew. */
  | { readonly t: 'event'; readonly c: string; readonly event: ReaderEvent }
  /** `left`: milliseconds after which it is over, where that is not `TYPING_SECONDS`; 0 where it is over now. */
  | { readonly t: 'typing'; readonly c: string; readonly who: string; readonly left?: number }
  /** The other agents who look at a conversation that this one looks at: all of them, each time that changes. */
  | { readonly t: 'looking'; readonly c: string; readonly who: readonly string[] }
  | { readonly t: 'pong' };
