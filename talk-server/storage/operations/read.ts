import type { Author } from '@talk-suite/core/contract';
import type { Audience, ConversationHead, Cursor, Page, PageMark } from '../log.ts';
import type { Database } from '../tables.ts';
import { toEvent } from './events.ts';

export const eventsAfter = async (
  database: Database,
  conversation: string,
  audience: Audience,
  after: number,
  limit: number,
): Promise<Page> => {
  const number = audience === 'visitor' ? 'vseq' : 'seq';
  const rows = await database
    .selectFrom('event')
    .leftJoin('member', (join) =>
      join.onRef('member.id', '=', 'event.author').on('event.author_kind', 'in', ['agent', 'bot']),
    )
    .selectAll('event')
    .select('member.name as author_name')
    .where('conversation', '=', conversation)
    .where(number, '>', after)
    .orderBy(number)
    .limit(limit + 1)
    .execute();
  return { events: rows.slice(0, limit).map(toEvent), more: rows.length > limit };
};

export const HEAD = [
  'conversation.id',
  'conversation.site',
  'conversation.visitor',
  'conversation.status',
  'conversation.agent',
  'conversation.team',
  'conversation.last_seq as lastSeq',
  'conversation.last_vseq as lastVseq',
  'conversation.updated_at as updatedAt',
] as const;

export const heads = async (
  database: Database,
  conversations: readonly string[],
): Promise<readonly ConversationHead[]> =>
  conversations.length === 0
    ? []
    : database.selectFrom('conversation').select(HEAD).where('id', 'in', conversations).execute();

export const conversationsOf = (database: Database, visitor: string): Promise<readonly ConversationHead[]> =>
  database
    .selectFrom('conversation')
    .select(HEAD)
    .where('visitor', '=', visitor)
    .orderBy('updated_at', 'desc')
    .orderBy('id', 'desc')
    .execute();

export const conversationsAt = (
  database: Database,
  site: string,
  limit: number,
  before?: PageMark,
): Promise<readonly ConversationHead[]> => {
  let query = database.selectFrom('conversation').select(HEAD).where('site', '=', site);
  if (before)
    query = query.where((row) =>
      row.or([
        row('updated_at', '<', before.updatedAt),
        row.and([row('updated_at', '=', before.updatedAt), row('id', '<', before.id)]),
      ]),
    );
  return query.orderBy('updated_at', 'desc').orderBy('id', 'desc').limit(limit).execute();
};

export const readUpTo = async (database: Database, conversation: string, reader: Author): Promise<number> => {
  const row = await database
    .selectFrom('cursor')
    .select('seq')
    .where('conversation', '=', conversation)
    .where('reader_kind', '=', reader.kind)
    .where('reader', '=', reader.id)
    .executeTakeFirst();
  return row?.seq ?? 0;
};

/** Moves a reader's cursor forward, never back. */
export const markRead = async (database: Database, { conversation, reader, seq }: Cursor): Promise<void> => {
  await database
    .insertInto('cursor')
    .values({ conversation, reader_kind: reader.kind, reader: reader.id, seq })
    .onConflict((conflict) =>
      conflict
        .columns(['conversation', 'reader_kind', 'reader'])
        .doUpdateSet({ seq: (row) => row.ref('excluded.seq') })
        .whereRef('cursor.seq', '<', 'excluded.seq'),
    )
    .execute();
};
