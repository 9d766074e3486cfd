import type { EventBody } from '@talk-suite/core/contract';
import { sql, type Expression, type SqlBool, type UpdateObject } from 'kysely';
import { LogRefusal, type AppendEvent, type Appended, type Sent } from '../log.ts';
import type { Database, Tables, Work } from '../tables.ts';
import { noteConsent, noteDetails } from './contacts.ts';
import { planMail } from './mail.ts';
import { noteMentions } from './mentions.ts';
import { bodyText } from './body-text.ts';
import { isVisible, toEvent, toRow, type EventRow } from './events.ts';
import { isGivenAgain } from './given.ts';
import { storeEvent } from './webhooks.ts';

/** What the conversation's own row keeps of an event, besides its number. */
const kept = ({ type, body }: AppendEvent): UpdateObject<Tables, 'conversation'> => {
  if (type === 'status') {
    const { status, until } = body as EventBody<'status'>;
    return { status, snoozed_until: status === 'snoozed' ? (until ?? null) : null };
  }
  if (type === 'priority') return { priority: Number((body as EventBody<'priority'>).priority) };
  if (type !== 'assigned') return {};
  const { agent, team } = body as EventBody<'assigned'>;
  return { agent, team };
};

type Placed<Row> = Row & Pick<Appended, 'site' | 'visitor'>;

/** The event that was stored under the same key before, if it was. */
const storedUnderKey = (
  database: Database,
  { conversation, author, key }: Sent,
): Promise<Placed<EventRow> | undefined> =>
  database
    .selectFrom('event')
    .innerJoin('conversation', 'conversation.id', 'event.conversation')
    .selectAll('event')
    .select(['conversation.site', 'conversation.visitor'])
    .where('conversation', '=', conversation)
    .where('author_kind', '=', author.kind)
    .where('author', '=', author.id)
    .where('key', '=', key)
    .executeTakeFirst();

export const appendedBefore = async (database: Database, request: Sent): Promise<Appended | null> => {
  const stored = await storedUnderKey(database, request);
  if (stored === undefined) return null;
  const isSame = stored.type === request.type && stored.body === bodyText(request.body);
  if (!isSame || !isGivenAgain(stored.given, request)) throw new LogRefusal('keyReused');
  return { event: toEvent(stored), repeated: true, site: stored.site, visitor: stored.visitor };
};

/** Why a conversation took no event; looked at only when it did not. */
const refusalOf = async (work: Work, { conversation, author }: AppendEvent): Promise<LogRefusal> => {
  const found = await work
    .selectFrom('conversation')
    .innerJoin('visitor', 'visitor.id', 'conversation.visitor')
    .select(['conversation.visitor', 'conversation.status', 'visitor.blocked_at'])
    .where('conversation.id', '=', conversation)
    .executeTakeFirst();
  if (found === undefined) return new LogRefusal('notFound');
  if (author.kind !== 'visitor') return new LogRefusal('closed');
  if (found.visitor !== author.id) return new LogRefusal('notFound');
  return new LogRefusal(found.blocked_at === null ? 'closed' : 'blocked');
};

interface Asked {
  readonly type: Expression<string>;
  readonly authorKind: Expression<string>;
  readonly author: Expression<string>;
}

/**
 * Whether a conversation takes an event: only from its own visitor, unless blocked, and from agents; and no message
 * while it is closed.
 */
export const mayAdd = ({ type, authorKind, author }: Asked): Expression<SqlBool> => sql<SqlBool>`
  (${type} <> 'message' or conversation.status <> 'closed')
  and (${authorKind} <> 'visitor' or (conversation.visitor = ${author}
    and (select visitor.blocked_at is null from visitor where visitor.id = ${author})))`;

/** Takes the next number: it locks the conversation's row, so the next writer waits and gets the next. */
const takeNumber = (work: Work, request: AppendEvent) =>
  work
    .updateTable('conversation')
    .set((row) => ({
      last_seq: row('last_seq', '+', 1),
      ...(isVisible(request.type) && { last_vseq: row('last_vseq', '+', 1) }),
      updated_at: request.at,
      ...kept(request),
    }))
    .where('id', '=', request.conversation)
    .where(
      mayAdd({
        type: sql.val(request.type),
        authorKind: sql.val(request.author.kind),
        author: sql.val(request.author.id),
      }),
    )
    .returning(['last_seq', 'last_vseq', 'site', 'visitor'])
    .executeTakeFirst();

/** Blocks the person behind a conversation, on all their devices as far as they are known, or lets them write again. */
const block = async (work: Work, { body, at }: AppendEvent, visitor: string): Promise<void> => {
  const { blocked } = body as EventBody<'blocked'>;
  const known = await work
    .selectFrom('visitor')
    .select('contact')
    .where('id', '=', visitor)
    .where('contact', 'is not', null)
    .executeTakeFirst();
  await work
    .updateTable('visitor')
    .set({ blocked_at: blocked ? at : null })
    .where((row) =>
      row.or([
        row('id', '=', visitor),
        ...(known ? [row('contact', '=', known.contact), row('claimed_by', '=', known.contact)] : []),
      ]),
    )
    .execute();
};

/** Whether somebody else added something between what an author read and the number that they got. */
const wasOvertaken = async (work: Work, request: AppendEvent, seq: number): Promise<boolean> => {
  if (request.basedOn === undefined || seq === request.basedOn + 1) return false;
  const { kind, id } = request.author;
  const other = await work
    .selectFrom('event')
    .select('seq')
    .where('conversation', '=', request.conversation)
    .where('seq', '>', request.basedOn)
    .where((row) => row.or([row('author_kind', '!=', kind), row('author', '!=', id)]))
    .limit(1)
    .executeTakeFirst();
  return other !== undefined;
};

/** Lets nobody be quicker who writes as the same visitor, in another conversation either. */
export const lockVisitor = async (work: Work, visitor: string): Promise<void> => {
  await work
    .updateTable('visitor')
    .set(({ ref }) => ({ blocked_at: ref('blocked_at') }))
    .where('id', '=', visitor)
    .execute();
};

/** Refuses a visitor who has written as much as they may, in all their conversations, before they say who they are. */
export const refuseBeyond = async (work: Work, visitor: string, atMost: number): Promise<void> => {
  const written = await work
    .selectFrom('event')
    .innerJoin('conversation', 'conversation.id', 'event.conversation')
    .select('event.seq')
    .where('conversation.visitor', '=', visitor)
    .where('author_kind', '=', 'visitor')
    .where('type', '=', 'message')
    .limit(atMost)
    .execute();
  if (written.length >= atMost) throw new LogRefusal('detailsNeeded');
};

/**
 * Adds an event to a conversation within a transaction; a refusal is thrown, and nothing stays.
 * Two requests with one key at the same time: the second fails at the unique constraint; run again, it finds the
 * first one's event.
 */
export const append = async (work: Work, request: AppendEvent): Promise<Appended> => {
  const before = await appendedBefore(work, request);
  if (before !== null) return before;
  // Before the conversation, as where a person's conversations are brought together.
  if (request.atMost !== undefined) await lockVisitor(work, request.author.id);
  const next = await takeNumber(work, request);
  if (next === undefined) throw await refusalOf(work, request);
  if (await wasOvertaken(work, request, next.last_seq)) throw new LogRefusal('stale');
  if (request.atMost !== undefined) await refuseBeyond(work, next.visitor, request.atMost);
  const { details, consent, at, conversation } = request;
  if (details !== undefined) await noteDetails(work, next.visitor, details, at);
  if (consent !== undefined) await noteConsent(work, conversation, next.visitor, consent, at);
  const row = toRow(request, next.last_seq, next.last_vseq);
  await storeEvent(work, row, next.site);
  await planMail(work, request);
  if (request.type === 'note') await noteMentions(work, row);
  if (request.type === 'blocked') await block(work, request, next.visitor);
  return { event: toEvent(row), repeated: false, site: next.site, visitor: next.visitor };
};
