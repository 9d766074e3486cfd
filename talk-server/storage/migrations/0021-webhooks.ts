import type { Kysely } from 'kysely';

/** Where other systems hear of events, and what is still to be told. */
export const up = async ({ schema }: Kysely<unknown>): Promise<void> => {
  await schema
    .createTable('webhook')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('site', 'text', (column) => column.notNull().references('site.id'))
    .addColumn('url', 'text', (column) => column.notNull())
    .addColumn('events', 'text', (column) => column.notNull())
    .addColumn('secret', 'text', (column) => column.notNull())
    .addColumn('old_secret', 'text')
    .addColumn('old_until', 'bigint')
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .execute();
  await schema.createIndex('webhook_site').on('webhook').column('site').execute();
  await schema
    .createTable('webhook_delivery')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('webhook', 'text', (column) => column.notNull().references('webhook.id'))
    .addColumn('conversation', 'text', (column) => column.notNull().references('conversation.id'))
    .addColumn('seq', 'bigint', (column) => column.notNull())
    .addColumn('attempts', 'bigint', (column) => column.notNull())
    .addColumn('next_at', 'bigint', (column) => column.notNull())
    .addColumn('dead_at', 'bigint')
    .addColumn('last_error', 'text')
    .execute();
  await schema
    .createIndex('webhook_delivery_due')
    .on('webhook_delivery')
    .columns(['dead_at', 'next_at'])
    .execute();
  await schema.createIndex('webhook_delivery_webhook').on('webhook_delivery').column('webhook').execute();
  await schema
    .createIndex('webhook_delivery_conversation')
    .on('webhook_delivery')
    .column('conversation')
    .execute();
};
