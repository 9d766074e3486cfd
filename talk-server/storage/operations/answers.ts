import { sql } from 'kysely';
import type { SavedReply, Waking } from '../inbox.ts';
import type { Database, Work } from '../tables.ts';

export const savedReplies = (database: Database): Promise<SavedReply[]> =>
  database.selectFrom('saved_reply').select(['id', 'name', 'text']).orderBy('name').orderBy('id').execute();

export const saveReply = async (work: Work, { id, name, text }: SavedReply, at: number): Promise<void> => {
  const values = { name, text, updated_at: at };
  await work
    .insertInto('saved_reply')
    .values({ id, ...values })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(values))
    .execute();
};

export const removeReply = async (work: Work, id: string): Promise<void> => {
  await work.deleteFrom('saved_reply').where('id', '=', id).execute();
};

/** The key names the event that put the conversation away: each snooze is ended once, by whichever process. */
export const waking = async (database: Database, now: number, limit: number): Promise<readonly Waking[]> => {
  const { rows } = await sql<{ conversation: string; site: string; since: number }>`
    select c.id as conversation, c.site as site, s.seq as since
    from conversation c
    join event s on s.conversation = c.id and s.seq =
      (select max(seq) from event where conversation = c.id and type = 'status')
    where c.status = 'snoozed' and (c.snoozed_until <= ${now} or exists (
      select 1 from event m where m.conversation = c.id and m.seq > s.seq
        and m.type = 'message' and m.author_kind = 'visitor'))
    order by c.updated_at limit ${limit}`.execute(database);
  return rows.map(({ conversation, site, since }) => ({ conversation, site, key: `wake:${since}` }));
};
