import type { Kysely } from 'kysely';

/** What has to be mailed, the links in mails, and how many an address got. All but counts goes with its conversation. */
export const up = async ({ schema }: Kysely<unknown>): Promise<void> => {
  await schema
    .createTable('mail_job')
    .addColumn('key', 'text', (column) => column.primaryKey())
    .addColumn('conversation', 'text', (column) => column.notNull().references('conversation.id'))
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('run_at', 'bigint', (column) => column.notNull())
    .addColumn('attempts', 'bigint', (column) => column.notNull())
    .execute();
  await schema.createIndex('mail_job_due').on('mail_job').column('run_at').execute();
  await schema.createIndex('mail_job_conversation').on('mail_job').column('conversation').execute();
  // How far a conversation's messages were mailed.
  await schema
    .createTable('mail_sent')
    .addColumn('conversation', 'text', (column) => column.primaryKey().references('conversation.id'))
    .addColumn('seq', 'bigint', (column) => column.notNull())
    .execute();
  await schema
    .createTable('mail_link')
    .addColumn('hash', 'text', (column) => column.primaryKey())
    .addColumn('conversation', 'text', (column) => column.notNull().references('conversation.id'))
    .addColumn('expires_at', 'bigint', (column) => column.notNull())
    .addColumn('opens', 'bigint', (column) => column.notNull())
    .execute();
  await schema.createIndex('mail_link_conversation').on('mail_link').column('conversation').execute();
  await schema
    .createTable('mail_count')
    .addColumn('address', 'text', (column) => column.notNull())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addColumn('key', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('mail_count_key', ['address', 'key'])
    .execute();
};
