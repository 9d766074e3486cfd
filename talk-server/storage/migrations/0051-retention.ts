import type { Kysely } from 'kysely';

/** How many days a site keeps conversations that are closed; null for as long as nobody deletes them. */
export const up = async ({ schema }: Kysely<unknown>): Promise<void> => {
  await schema.alterTable('site').addColumn('retention_days', 'bigint').execute();
};
