import { sql, type Kysely } from 'kysely';

/** A site's settings as its host pushed them, what visitors agreed to, where they wrote from, and their files. */
export const up = async ({ schema }: Kysely<unknown>): Promise<void> => {
  await schema
    .createTable('site_settings')
    .addColumn('site', 'text', (column) => column.primaryKey().references('site.id'))
    .addColumn('owner_id', 'text', (column) => column.notNull())
    .addColumn('owner_name', 'text', (column) => column.notNull())
    .addColumn('revision', 'text', (column) => column.notNull())
    .addColumn('body', 'text', (column) => column.notNull())
    .addColumn('updated_at', 'bigint', (column) => column.notNull())
    .execute();
  await schema
    .createTable('consent')
    .addColumn('conversation', 'text', (column) => column.notNull().references('conversation.id'))
    .addColumn('visitor', 'text', (column) => column.notNull().references('visitor.id'))
    .addColumn('wording', 'text', (column) => column.notNull())
    .addColumn('url', 'text', (column) => column.notNull())
    .addColumn('revision', 'text')
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('consent_conversation', ['conversation'])
    .execute();
  await schema.createIndex('consent_visitor').on('consent').column('visitor').execute();
  await schema
    .createTable('page_context')
    .addColumn('conversation', 'text', (column) => column.primaryKey().references('conversation.id'))
    .addColumn('reported', 'text')
    .addColumn('signed', 'text')
    .execute();
  await schema
    .createTable('outbound')
    .addColumn('site', 'text', (column) => column.notNull().references('site.id'))
    .addColumn('id', 'text', (column) => column.notNull())
    .addColumn('body', 'text', (column) => column.notNull())
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('outbound_id', ['site', 'id'])
    .execute();
  await schema
    .createTable('file')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('conversation', 'text', (column) => column.notNull().references('conversation.id'))
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('type', 'text', (column) => column.notNull())
    .addColumn('size', 'bigint', (column) => column.notNull())
    .addColumn('width', 'bigint')
    .addColumn('height', 'bigint')
    // SQLite takes any name of a type, and keeps bytes as they are.
    .addColumn('bytes', sql`bytea`, (column) => column.notNull())
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .execute();
  await schema.createIndex('file_conversation').on('file').column('conversation').execute();
};
