import type { Kysely } from 'kysely';

/** When a member was last at their desk: an absence of the team begins with the last of them. */
export const up = async (database: Kysely<unknown>): Promise<void> => {
  await database.schema.alterTable('member').addColumn('last_here_at', 'bigint').execute();
};
