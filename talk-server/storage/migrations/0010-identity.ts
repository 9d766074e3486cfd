import { sql, type Kysely } from 'kysely';

/** People whose identity is proved: the keys that prove it, the tokens that were ended, and whose visitor is whose. */
export const up = async (database: Kysely<unknown>): Promise<void> => {
  const { schema } = database;
  await schema
    .createTable('identity_key')
    .addColumn('site', 'text', (column) => column.primaryKey().references('site.id'))
    .addColumn('key', 'text', (column) => column.notNull())
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .execute();
  await schema
    .createTable('ended_token')
    .addColumn('site', 'text', (column) => column.notNull().references('site.id'))
    .addColumn('token', 'text', (column) => column.notNull())
    .addColumn('expires_at', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('ended_token_id', ['site', 'token'])
    .execute();
  await schema.createIndex('ended_token_expiry').on('ended_token').column('expires_at').execute();
  await schema.alterTable('contact').addColumn('external_id', 'text').execute();
  await schema.alterTable('contact').addColumn('verified_email', 'text').execute();
  await schema.alterTable('contact').addColumn('merged_into', 'text').execute();
  await schema
    .createIndex('contact_external_id')
    .on('contact')
    .columns(['site', 'external_id'])
    .unique()
    .execute();
  await schema
    .createIndex('contact_verified_email')
    .on('contact')
    .columns(['site', 'verified_email'])
    .unique()
    .execute();
  await schema
    .alterTable('visitor')
    .addColumn('verified', 'bigint', (column) => column.notNull().defaultTo(0))
    .execute();
  await schema.alterTable('visitor').addColumn('claimed_by', 'text').execute();
  await schema.createIndex('visitor_claimed_by').on('visitor').column('claimed_by').execute();
  // First messages have their conversation's key since then.
  await sql`update event set key = (select create_key from conversation where id = event.conversation)
    where seq = 1 and key = 'start'`.execute(database);
};
