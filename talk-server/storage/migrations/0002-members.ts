import type { Kysely } from 'kysely';

/** The people who answer, and the keys that they and other programs sign in with. */
export const up = async ({ schema }: Kysely<unknown>): Promise<void> => {
  await schema
    .createTable('member')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .execute();
  await schema
    .createTable('access_key')
    .addColumn('hash', 'text', (column) => column.primaryKey())
    .addColumn('member', 'text', (column) => column.notNull().references('member.id'))
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .execute();
};
