import { Type, type Static } from 'typebox';
import { contextSchema } from './context.ts';
import { closed, listOf, oneOf, orNull, timeSchema } from '../schema-parts.ts';
import {
  authorSchema,
  EVENT_TYPES,
  eventBodies,
  statusSchema,
  type Author,
  type EventBody,
  type EventType,
} from './events.ts';
import { FILES_LIMIT } from './limits.ts';
import { emailSchema, nameSchema } from './person-schemas.ts';

/**
 * Made once by the sender when a person presses Send, and kept until it is answered: 128 random bits in base64url.
 * Sending the same again is then harmless.
 */
export const keySchema = Type.String({ pattern: '^[\\w-]{22}$' });

/** What a browser proves itself with: 256 random bits in base64url, made before the first message is sent. */
export const SECRET_PATTERN = /^[\w-]{43}$/;

/** The browser's time zone, IANA name: in it, an automatic reply says when the team is back. */
const zone = Type.String({ minLength: 1, maxLength: 100 });

/** The page's language as it says it, BCP 47, or nothing: in it, before the browser's, an automatic reply is said. */
const language = Type.String({ maxLength: 35 });

export const detailsSchema = Type.Object(
  {
    email: Type.Optional(emailSchema),
    firstName: Type.Optional(nameSchema),
    lastName: Type.Optional(nameSchema),
  },
  closed,
);
export type DetailsBody = Static<typeof detailsSchema>;

/** What a visitor agreed to, as they read it. The server adds when that was, and the settings that were in force. */
export const consentSchema = Type.Object(
  {
    wording: Type.String({ minLength: 1, maxLength: 1000 }),
    /** The address that the wording linked to; empty for none. */
    url: Type.String({ maxLength: 500 }),
  },
  closed,
);
export type ConsentBody = Static<typeof consentSchema>;

/** What a visitor says of themselves between two messages; with their consent, where it was not asked for before. */
export const answersSchema = Type.Object(
  { ...detailsSchema.properties, consent: Type.Optional(consentSchema) },
  closed,
);
export type AnswersBody = Static<typeof answersSchema>;

/** A visitor's message as it is sent: files are named by the ids that their uploads were answered with. */
export const messageBodySchema = Type.Object(
  {
    text: eventBodies.message.properties.text,
    files: Type.Optional(
      Type.Array(Type.String({ minLength: 1, maxLength: 100 }), { maxItems: FILES_LIMIT }),
    ),
  },
  closed,
);
export type MessageBody = Static<typeof messageBodySchema>;

/** A conversation begins with the form and the first message in one request: all of it is stored, or nothing. */
export const startSchema = Type.Object(
  {
    details: detailsSchema,
    message: Type.Object({ text: eventBodies.message.properties.text }, closed),
    consent: Type.Optional(consentSchema),
    context: Type.Optional(contextSchema),
    /** The outbound message that this answers. Details may come later then, as far as the site lets them. */
    outbound: Type.Optional(Type.String({ minLength: 1, maxLength: 100 })),
    zone: Type.Optional(zone),
    language: Type.Optional(language),
  },
  closed,
);
export type StartBody = Static<typeof startSchema>;

/** What a visitor adds; with the details, where they were not asked for before. */
export const visitorEventSchema = Type.Object(
  {
    key: keySchema,
    body: messageBodySchema,
    details: Type.Optional(detailsSchema),
    consent: Type.Optional(consentSchema),
    zone: Type.Optional(zone),
    language: Type.Optional(language),
  },
  closed,
);
export type VisitorEventBody = Static<typeof visitorEventSchema>;

const ofAgents = [
  'message',
  'note',
  'status',
  'assigned',
  'priority',
  'blocked',
] as const satisfies readonly EventType[];

/** What an agent adds. With `basedOn`, the last number that they read, it is refused where others were quicker. */
export const agentEventSchema = Type.Union(
  ofAgents.map((type) =>
    Type.Object(
      {
        key: keySchema,
        type: Type.Literal(type),
        body: eventBodies[type],
        basedOn: Type.Optional(Type.Integer({ minimum: 0 })),
      },
      closed,
    ),
  ),
);
export interface AgentEventBody {
  readonly key: string;
  readonly type: (typeof ofAgents)[number];
  readonly body: EventBody<(typeof ofAgents)[number]>;
  readonly basedOn?: number;
}

/** Seconds that a request for news is kept open at most. */
export const LONGEST_WAIT = 25;

/** Events of one answer at most. */
export const PAGE = 200;

export const readEventsSchema = Type.Object(
  {
    /** The last number that the reader has; 0 by default. */
    after: Type.Optional(Type.Integer({ minimum: 0 })),
    /** Seconds to wait for news where there is none; 0 by default. */
    wait: Type.Optional(Type.Integer({ minimum: 0, maximum: LONGEST_WAIT })),
  },
  closed,
);

/** The last number that somebody has read. */
export const readMarkSchema = Type.Object({ seq: Type.Integer({ minimum: 0 }) }, closed);

/** An event as its reader sees it: a visitor's numbers are those of what visitors see. */
export interface ReaderEvent {
  readonly seq: number;
  readonly type: EventType;
  readonly author: Author;
  readonly body: EventBody;
  readonly at: number;
  /**
   * The key that it was sent with, where it is of the reader's side: of a visitor's own messages for visitors, of
   * agents' for agents; null for all others. The first message of a conversation has the conversation's key.
   */
  readonly key: string | null;
}
export const readerEventSchema = Type.Unsafe<ReaderEvent>(
  Type.Union(
    EVENT_TYPES.map((type) =>
      Type.Object({
        seq: Type.Integer({ minimum: 1 }),
        type: Type.Literal(type),
        author: authorSchema,
        body: eventBodies[type],
        at: timeSchema,
        key: orNull(Type.String()),
      }),
    ),
    { title: 'Event' },
  ),
);

/** The answer to starting and adding. */
export const sentAnswerSchema = Type.Object({
  /** The log that the event's number is of. */
  log: Type.String(),
  conversation: Type.String(),
  event: readerEventSchema,
});
export type SentAnswer = Static<typeof sentAnswerSchema>;

export const eventsAnswerSchema = Type.Object({
  /** Another one than before: throw away what is known and read anew. */
  log: Type.String(),
  events: listOf(readerEventSchema),
  more: Type.Boolean(),
});
export type EventsAnswer = Static<typeof eventsAnswerSchema>;

/** What a site can ask of a visitor. */
export const NEEDS = ['email', 'firstName', 'lastName', 'consent'] as const satisfies readonly (
  keyof DetailsBody | 'consent'
)[];
export type Need = (typeof NEEDS)[number];

/** A visitor's conversations, the latest first. */
export const conversationsAnswerSchema = Type.Object({
  log: Type.String(),
  /** What the site asks of this visitor that nobody has said yet; absent where that is nothing. */
  needs: Type.Optional(listOf(oneOf(NEEDS))),
  conversations: listOf(
    Type.Object({
      id: Type.String(),
      status: statusSchema,
      last: Type.Integer({ minimum: 0 }),
      read: Type.Integer({ minimum: 0 }),
      updatedAt: timeSchema,
    }),
  ),
});
export type ConversationsAnswer = Static<typeof conversationsAnswerSchema>;

/** Why a request was refused; a person's words for it are the client's. */
export const PROBLEMS = [
  /** The request is not one: `field` and `reason` say what of it. */
  'invalid',
  /** Nobody is signed in, the secret is none, or the page's origin is not one of the site's. */
  'forbidden',
  /** There is no such thing, or it is not yours. */
  'notFound',
  /** The token of who the visitor is does not count (any more): the same without it is taken, as of a stranger. */
  'identityRefused',
  /** The site talks only with people whose identity is proved. */
  'identityNeeded',
  /** The next message has to bring the details that `field` names. */
  'detailsNeeded',
  /** The site's owner wants no conversation to begin outside of office hours. */
  'outsideHours',
  'keyReused',
  'closed',
  'stale',
  'blocked',
  /** Too much at once; `Retry-After` says how many seconds to wait. */
  'tooMany',
  /** Nothing was stored; the same may be sent again after `Retry-After` seconds. */
  'unavailable',
] as const;

export const problemAnswerSchema = Type.Object({
  problem: oneOf(PROBLEMS),
  /** Of `invalid` and `detailsNeeded`: what of the request. */
  field: Type.Optional(Type.String()),
  reason: Type.Optional(Type.String()),
});
export type ProblemAnswer = Readonly<Static<typeof problemAnswerSchema>>;
