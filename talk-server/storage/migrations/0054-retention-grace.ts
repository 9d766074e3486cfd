import type { Kysely } from 'kysely';

/** When a shorter retention begins, and what is in force until then; null where nothing waits. */
export const up = async ({ schema }: Kysely<unknown>): Promise<void> => {
  await schema.alterTable('site').addColumn('retention_from', 'bigint').execute();
  await schema.alterTable('site').addColumn('retention_before', 'bigint').execute();
};
