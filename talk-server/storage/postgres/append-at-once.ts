import { sql, type CompiledQuery } from 'kysely';
import type pg from 'pg';
import type { AppendEvent, Appended } from '../log.ts';
import { takeNumber } from '../operations/append.ts';
import { toEvent, toRow } from '../operations/events.ts';
import { mailJobOf } from '../operations/mail.ts';
import { deliveriesOf } from '../operations/webhooks.ts';
import type { Database } from '../tables.ts';
import { isUniqueViolation } from './connection.ts';

/** Whether an event needs its number and nothing else: as nearly all do. */
const isPlain = ({ type, basedOn, atMost, details, consent }: AppendEvent): boolean =>
  type === 'message' && [basedOn, atMost, details, consent].every((more) => more === undefined);

const NEXT = sql`(select site, last_seq as seq from next)`;

/** Everything that `append` does for a plain event, as one statement. */
const statementFor = (database: Database, request: AppendEvent): CompiledQuery => {
  const { conversation, type, author_kind, author, key, body, at } = toRow(request, 0, 0);
  const mail = mailJobOf(request, NEXT);
  return sql`
    with next as (${takeNumber(database, request)}),
    added as (
      insert into event (conversation, seq, vseq, type, author_kind, author, key, body, at)
      select cast(${conversation} as text), last_seq, last_vseq, cast(${type} as text), cast(${author_kind} as text),
        cast(${author} as text), cast(${key} as text), cast(${body} as text), cast(${at} as bigint)
      from next),
    told as (${deliveriesOf(request, NEXT)})
    ${mail === null ? sql`` : sql`, mailed as (${mail})`}
    select last_seq, last_vseq, site, visitor from next`.compile(database);
};

interface Next {
  readonly last_seq: number;
  readonly last_vseq: number;
  readonly site: string;
  readonly visitor: string;
}

/**
 * Adds a plain event by one statement, where a transaction asks seven times: each time costs both sides more than the
 * work does. The statement is all or nothing, as a transaction is.
 * @returns null where it is not plain, was stored before or is refused: then nothing happened, and `append` knows why
 */
export const appendAtOnce = async (
  pool: pg.Pool,
  database: Database,
  request: AppendEvent,
): Promise<Appended | null> => {
  if (!isPlain(request)) return null;
  const { sql: text, parameters } = statementFor(database, request);
  try {
    // With a name it is planned once for each connection. The kind of author decides on its text.
    const name = `append by ${request.author.kind}`;
    const { rows } = await pool.query<Next>({ name, text, values: [...parameters] });
    const [next] = rows;
    if (next === undefined) return null;
    const event = toEvent(toRow(request, next.last_seq, next.last_vseq));
    return { event, repeated: false, site: next.site, visitor: next.visitor };
  } catch (error) {
    if (isUniqueViolation(error)) return null;
    throw error;
  }
};
