import type { Kysely } from 'kysely';

/** Sites, the people on them, and the log of what they said. */
export const up = async (database: Kysely<unknown>): Promise<void> => {
  const { schema } = database;
  await schema
    .createTable('meta')
    .addColumn('key', 'text', (column) => column.primaryKey())
    .addColumn('value', 'text', (column) => column.notNull())
    .execute();
  await schema
    .createTable('site')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('tracking_key', 'text', (column) => column.notNull().unique())
    .addColumn('origins', 'text', (column) => column.notNull())
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .execute();
  await schema
    .createTable('contact')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('site', 'text', (column) => column.notNull().references('site.id'))
    .addColumn('email', 'text')
    .addColumn('first_name', 'text')
    .addColumn('last_name', 'text')
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .execute();
  await schema
    .createTable('visitor')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('site', 'text', (column) => column.notNull().references('site.id'))
    .addColumn('secret_hash', 'text', (column) => column.notNull())
    .addColumn('contact', 'text', (column) => column.references('contact.id'))
    .addColumn('blocked_at', 'bigint')
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addUniqueConstraint('visitor_secret', ['site', 'secret_hash'])
    .execute();
  await schema
    .createTable('conversation')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('site', 'text', (column) => column.notNull().references('site.id'))
    .addColumn('visitor', 'text', (column) => column.notNull().references('visitor.id'))
    .addColumn('create_key', 'text', (column) => column.notNull())
    .addColumn('create_body', 'text', (column) => column.notNull())
    .addColumn('status', 'text', (column) => column.notNull())
    .addColumn('agent', 'text')
    .addColumn('team', 'text')
    .addColumn('last_seq', 'bigint', (column) => column.notNull())
    .addColumn('last_vseq', 'bigint', (column) => column.notNull())
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addColumn('updated_at', 'bigint', (column) => column.notNull())
    .addUniqueConstraint('conversation_create_key', ['visitor', 'create_key'])
    .execute();
  await schema
    .createIndex('conversation_recent')
    .on('conversation')
    .columns(['site', 'updated_at', 'id'])
    .execute();
  await schema
    .createTable('event')
    .addColumn('conversation', 'text', (column) => column.notNull().references('conversation.id'))
    .addColumn('seq', 'bigint', (column) => column.notNull())
    .addColumn('vseq', 'bigint')
    .addColumn('type', 'text', (column) => column.notNull())
    .addColumn('author_kind', 'text', (column) => column.notNull())
    .addColumn('author', 'text', (column) => column.notNull())
    .addColumn('key', 'text', (column) => column.notNull())
    .addColumn('body', 'text', (column) => column.notNull())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('event_seq', ['conversation', 'seq'])
    .addUniqueConstraint('event_key', ['conversation', 'author_kind', 'author', 'key'])
    .addUniqueConstraint('event_vseq', ['conversation', 'vseq'])
    .execute();
  await schema
    .createTable('cursor')
    .addColumn('conversation', 'text', (column) => column.notNull().references('conversation.id'))
    .addColumn('reader_kind', 'text', (column) => column.notNull())
    .addColumn('reader', 'text', (column) => column.notNull())
    .addColumn('seq', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('cursor_reader', ['conversation', 'reader_kind', 'reader'])
    .execute();
};
