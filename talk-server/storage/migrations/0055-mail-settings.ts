import type { Kysely } from 'kysely';

/** How mails are sent, where it is set in the inbox: one row, its password apart from the rest. */
export const up = async ({ schema }: Kysely<unknown>): Promise<void> => {
  await schema
    .createTable('mail_settings')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('body', 'text', (column) => column.notNull())
    .addColumn('password', 'text')
    .addColumn('updated_at', 'bigint', (column) => column.notNull())
    .execute();
};
