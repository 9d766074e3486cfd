import type { OutboundBody } from '@talk-suite/core/contract';
import type { StoredOutbound } from '../outbound.ts';
import type { Database, Work } from '../tables.ts';

export const outboundAt = async (database: Database, site: string): Promise<readonly StoredOutbound[]> =>
  (
    await database
      .selectFrom('outbound')
      .select(['id', 'body'])
      .where('site', '=', site)
      .orderBy('created_at')
      .orderBy('id')
      .execute()
  ).map(({ id, body }) => ({ id, ...(JSON.parse(body) as OutboundBody) }));

export const putOutbound = async (
  work: Work,
  site: string,
  { id, ...body }: StoredOutbound,
  at: number,
): Promise<void> => {
  const text = JSON.stringify(body);
  await work
    .insertInto('outbound')
    .values({ site, id, body: text, created_at: at })
    .onConflict((conflict) => conflict.columns(['site', 'id']).doUpdateSet({ body: text }))
    .execute();
};

export const removeOutbound = async (work: Work, site: string, id: string): Promise<boolean> =>
  (await work
    .deleteFrom('outbound')
    .where('site', '=', site)
    .where('id', '=', id)
    .returning('id')
    .executeTakeFirst()) !== undefined;

export const outboundReads = { outboundAt } as const;
export const outboundWrites = { putOutbound, removeOutbound } as const;
