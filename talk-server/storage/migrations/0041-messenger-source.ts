import type { Kysely } from 'kysely';

/** A site's settings as they were before they were judged: what its screens go on with. */
export const up = async ({ schema }: Kysely<unknown>): Promise<void> => {
  await schema.alterTable('site_settings').addColumn('source', 'text').execute();
};
