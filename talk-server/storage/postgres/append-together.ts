import { sql } from 'kysely';
import pg from 'pg';
import type { AppendEvent, Appended } from '../log.ts';
import { mayAdd } from '../operations/append.ts';
import { toEvent, toRow, type EventRow } from '../operations/events.ts';
import { mailAfter, mailJobsOf } from '../operations/mail.ts';
import { deliveriesOf } from '../operations/webhooks.ts';
import type { Database } from '../tables.ts';
import { gather } from './gather.ts';

/** Events of one statement: more would make the first of them wait for too long. */
const MOST = 100;

/** Statements on their way: one is made while the disk writes the other. */
const AT_ONCE = 2;

/** Whether an event needs its number and nothing else: as nearly all do. */
export const isPlain = ({ type, basedOn, atMost, details, consent }: AppendEvent): boolean =>
  type === 'message' && [basedOn, atMost, details, consent].every((more) => more === undefined);

/** What is to be stored of each event, as one parameter: to write it down and to read it costs less than arrays do. */
const askedFor = (rows: readonly EventRow[], requests: readonly AppendEvent[]): string =>
  JSON.stringify(
    rows.map((row, place) => {
      const mail = mailAfter(requests[place]!);
      return { ...row, mail_kind: mail?.kind, mail_at: mail?.runAt };
    }),
  );

const FREE = {
  type: sql.ref<string>('free.type'),
  authorKind: sql.ref<string>('free.author_kind'),
  author: sql.ref<string>('free.author'),
};

const PLACED = sql`(select site, conversation, last_seq as seq, type from next)`;
const MAILS = sql`(
  select conversation, mail_kind as kind, mail_at as run_at from next where mail_kind is not null)`;

/**
 * Everything that `append` does for plain events, each of another conversation, as one statement that takes what
 * `askedFor` yields. It never waits for a conversation that somebody else is writing to: that one's event is left out,
 * as is one that is refused or was stored before. It looks up row by row, so that a plan that was made while the tables
 * were small is as good when they are large.
 */
const STATEMENT = sql`
  with asked as (
    select * from rows from (json_to_recordset($1) as (conversation text, type text, author_kind text, author text,
        key text, body text, at bigint, mail_kind text, mail_at bigint)) with ordinality
      as asked (conversation, type, author_kind, author, key, body, at, mail_kind, mail_at, place)),
  free as (
    select asked.* from asked cross join lateral (
      select id from conversation where id = asked.conversation for update skip locked) as locked),
  next as (
    update conversation set last_seq = last_seq + 1, last_vseq = last_vseq + 1, updated_at = free.at
    from free
    where conversation.id = free.conversation and ${mayAdd(FREE)} and (
      select event.seq from event
      where event.conversation = free.conversation and event.author_kind = free.author_kind
        and event.author = free.author and event.key = free.key) is null
    returning free.*, last_seq, last_vseq, site, visitor),
  added as (
    insert into event (conversation, seq, vseq, type, author_kind, author, key, body, given, at)
    select conversation, last_seq, last_vseq, type, author_kind, author, key, body, '', at from next),
  told as (${deliveriesOf(PLACED)}),
  mailed as (${mailJobsOf(MAILS)})
  select place, last_seq, last_vseq, site, visitor from next`;

interface Next {
  readonly place: number;
  readonly last_seq: number;
  readonly last_vseq: number;
  readonly site: string;
  readonly visitor: string;
}

/** PostgreSQL's classes of errors that are its own state, whatever it is asked: no connection, no room, shutting down. */
const OF_ITS_STATE = /^(?:08|53|57|58|XX)/;

/** Whether an error is about one event of many, so that the others can be stored without it. */
const isOfOneEvent = (error: unknown): boolean =>
  error instanceof pg.DatabaseError && !OF_ITS_STATE.test(error.code ?? '');

/** @param text the statement */
const appendAll = async (
  pool: pg.Pool,
  text: string,
  requests: readonly AppendEvent[],
): Promise<readonly (Appended | null)[]> => {
  const results: (Appended | null)[] = requests.map(() => null);
  const asked = requests.map((request) => toRow(request, 0, 0));
  const values = [askedFor(asked, requests)];
  try {
    // With a name it is planned once for each connection.
    const { rows } = await pool.query<Next>({ name: 'append together', text, values });
    for (const { place, last_seq, last_vseq, site, visitor } of rows) {
      const event = toEvent({ ...asked[place - 1]!, seq: last_seq, vseq: last_vseq });
      results[place - 1] = { event, repeated: false, site, visitor };
    }
  } catch (error) {
    if (!isOfOneEvent(error)) throw error;
  }
  return results;
};

/**
 * Adds plain events by one statement and one commit for all that come in while the disk writes what came before: a
 * transaction for each asks seven times, and each time costs both sides more than the work does. The statement is all
 * or nothing, as a transaction is.
 * @returns what yields null for an event that was not stored; then `append` stores it or knows why not
 */
export const appendingTogether = (
  pool: pg.Pool,
  database: Database,
): ((request: AppendEvent) => Promise<Appended | null>) => {
  const { sql: text } = STATEMENT.compile(database);
  return gather({
    most: MOST,
    atOnce: AT_ONCE,
    keyOf: ({ conversation }) => conversation,
    run: (requests) => appendAll(pool, text, requests),
  });
};
