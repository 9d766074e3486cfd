import { Type, type Static } from 'typebox';
import { closed, oneOf, timeSchema } from '../schema-parts.ts';
import { FILES_LIMIT, TEXT_LIMIT } from './limits.ts';

const id = Type.String({ minLength: 1, maxLength: 100 });
const text = Type.String({ minLength: 1, maxLength: TEXT_LIMIT });

export const STATUSES = ['open', 'snoozed', 'closed'] as const;
export type Status = (typeof STATUSES)[number];

/** A file of a message, as everybody reads it. Where it can be had is asked for: `FileAddressAnswer`. */
export const fileSchema = Type.Object(
  {
    id,
    name: Type.String({ minLength: 1, maxLength: 200 }),
    /** Found by its bytes, never what was said. */
    type: Type.String({ minLength: 1, maxLength: 100 }),
    /** Bytes. */
    size: Type.Integer({ minimum: 1 }),
    /** Pixels, of pictures. */
    width: Type.Optional(Type.Integer({ minimum: 1 })),
    height: Type.Optional(Type.Integer({ minimum: 1 })),
  },
  { ...closed, title: 'File' },
);
export type FileInfo = Static<typeof fileSchema>;

export const statusSchema = oneOf(STATUSES);

/**
 * What an event of each type says. Everything that changes what a visitor or an agent sees of a conversation is an
 * event, so a reader of the log up to a number knows all of it.
 */
export const eventBodies = {
  message: Type.Object(
    { text, files: Type.Optional(Type.Array(fileSchema, { maxItems: FILES_LIMIT })) },
    closed,
  ),
  /** Written by the server in the team's name, once for an absence. */
  autoReply: Type.Object({ text }, closed),
  /** `until` (milliseconds since 1970): when a snoozed conversation comes back. */
  status: Type.Object({ status: statusSchema, until: Type.Optional(timeSchema) }, closed),
  /** What agents say to each other. */
  note: Type.Object({ text }, closed),
  assigned: Type.Object(
    { agent: Type.Union([id, Type.Null()]), team: Type.Union([id, Type.Null()]) },
    closed,
  ),
  /** Whether it comes before others. */
  priority: Type.Object({ priority: Type.Boolean() }, closed),
  /** Whether the person may write. */
  blocked: Type.Object({ blocked: Type.Boolean() }, closed),
  /** The conversation belongs to another contact from here on: both were proved to be one person. */
  contactMerged: Type.Object({ contact: id }, closed),
} as const;

export type EventType = keyof typeof eventBodies;
export type EventBody<T extends EventType = EventType> = { [K in T]: Static<(typeof eventBodies)[K]> }[T];

export const EVENT_TYPES = Object.keys(eventBodies) as readonly EventType[];

/** The types that visitors see. They are numbered apart, so that nobody can count the others. */
export const VISITOR_TYPES: ReadonlySet<EventType> = new Set(['message', 'autoReply', 'status']);

export const AUTHOR_KINDS = ['visitor', 'agent', 'bot', 'system'] as const;

export const authorSchema = Type.Object({
  kind: oneOf(AUTHOR_KINDS),
  id: Type.String(),
  /** What people read, of agents and bots; absent where nobody is named. */
  name: Type.Optional(Type.String()),
});
export type Author = Readonly<Static<typeof authorSchema>>;

/** An entry of a conversation's log, as agents see it. */
export interface LogEvent {
  readonly conversation: string;
  /** From 1, without a gap: the order of the conversation. Times may lie, numbers do not. */
  readonly seq: number;
  /** The number that visitors see, from 1 and without a gap; null where they see no such event. */
  readonly vseq: number | null;
  readonly type: EventType;
  readonly author: Author;
  readonly body: EventBody;
  /** Made once by the author. */
  readonly key: string;
  /** Milliseconds since 1970, by the server's clock. For people; nothing is ordered by it. */
  readonly at: number;
}
