import type { Kysely } from 'kysely';

/** What a message came with, so that its key is taken for the same again and for nothing else. */
export const up = async (database: Kysely<unknown>): Promise<void> => {
  await database.schema.alterTable('event').addColumn('given', 'text').execute();
};
