import type { OutboundBody } from '@talk-suite/core/contract';
import { sql } from 'kysely';
import type { CountedOutbound, StoredOutbound } from '../outbound.ts';
import type { Database, Work } from '../tables.ts';

export const outboundAt = async (database: Database, site: string): Promise<readonly CountedOutbound[]> =>
  (
    await database
      .selectFrom('outbound')
      .leftJoin('outbound_answers', (join) =>
        join
          .onRef('outbound_answers.site', '=', 'outbound.site')
          .onRef('outbound_answers.outbound', '=', 'outbound.id'),
      )
      .select(['outbound.id', 'outbound.body', 'outbound_answers.count'])
      .where('outbound.site', '=', site)
      .orderBy('outbound.position')
      .orderBy('outbound.created_at')
      .orderBy('outbound.id')
      .execute()
  ).map(({ id, body, count }) => ({
    id,
    ...(JSON.parse(body) as OutboundBody),
    answers: Number(count ?? 0),
  }));

export const putOutbound = async (
  work: Work,
  site: string,
  { id, ...body }: StoredOutbound,
  at: number,
): Promise<void> => {
  const text = JSON.stringify(body);
  const { last } = await work
    .selectFrom('outbound')
    .select(({ fn }) => fn.coalesce(fn.max('position'), sql<number>`0`).as('last'))
    .where('site', '=', site)
    .executeTakeFirstOrThrow();
  await work
    .insertInto('outbound')
    .values({ site, id, body: text, position: Number(last) + 1, created_at: at })
    .onConflict((conflict) => conflict.columns(['site', 'id']).doUpdateSet({ body: text }))
    .execute();
};

export const orderOutbound = async (work: Work, site: string, ids: readonly string[]): Promise<boolean> => {
  const there = await work.selectFrom('outbound').select('id').where('site', '=', site).execute();
  const wanted = new Set(ids);
  if (wanted.size !== ids.length || there.length !== ids.length || !there.every(({ id }) => wanted.has(id)))
    return false;
  for (const [at, id] of ids.entries())
    await work
      .updateTable('outbound')
      .set({ position: at + 1 })
      .where('site', '=', site)
      .where('id', '=', id)
      .execute();
  return true;
};

export const removeOutbound = async (work: Work, site: string, id: string): Promise<boolean> =>
  (await work
    .deleteFrom('outbound')
    .where('site', '=', site)
    .where('id', '=', id)
    .returning('id')
    .executeTakeFirst()) !== undefined;

/** Counts a conversation that answers a message. */
export const countAnswer = async (work: Work, site: string, outbound: string): Promise<void> => {
  await work
    .insertInto('outbound_answers')
    .values({ site, outbound, count: 1 })
    .onConflict((conflict) =>
      conflict.columns(['site', 'outbound']).doUpdateSet({ count: sql`outbound_answers.count + 1` }),
    )
    .execute();
};

export const outboundReads = { outboundAt } as const;
export const outboundWrites = { putOutbound, orderOutbound, removeOutbound } as const;
