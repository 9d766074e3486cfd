import { sql, type Kysely } from 'kysely';
import { runsOnPostgres } from '../runs-on-postgres.ts';

/** Fills SQLite's empty index of words. */
export const SQLITE_FILL_SEARCH = [
  `insert into message_index (conversation, seq)
    select conversation, seq from event where type in ('message', 'note') order by at`,
  `insert into message_search (rowid, text)
    select message_index.id, json_extract(event.body, '$.text') from message_index
    join event on event.conversation = message_index.conversation and event.seq = message_index.seq`,
];

/**
 * SQLite keeps its index of words apart: `message_index` numbers the messages, since the number of an event's own row
 * may change when the file is compacted. Triggers keep both in step with the log, whichever way it is changed.
 */
const SQLITE_SEARCH = [
  `create table message_index (
    id integer primary key autoincrement, conversation text not null, seq integer not null, unique (conversation, seq))`,
  `create virtual table message_search using fts5(text, content='', contentless_delete=1, tokenize='unicode61 remove_diacritics 2')`,
  `create trigger event_added after insert on event when new.type in ('message', 'note') begin
    insert into message_index (conversation, seq) values (new.conversation, new.seq);
    insert into message_search (rowid, text) values (last_insert_rowid(), json_extract(new.body, '$.text'));
  end`,
  `create trigger event_removed before delete on event when old.type in ('message', 'note') begin
    delete from message_search where rowid =
      (select id from message_index where conversation = old.conversation and seq = old.seq);
    delete from message_index where conversation = old.conversation and seq = old.seq;
  end`,
  `create trigger event_changed after update of body on event when new.type in ('message', 'note') begin
    update message_search set text = json_extract(new.body, '$.text') where rowid =
      (select id from message_index where conversation = new.conversation and seq = new.seq);
  end`,
  ...SQLITE_FILL_SEARCH,
];

const POSTGRES_SEARCH = [
  `create index event_search on event using gin (to_tsvector('simple', body::jsonb ->> 'text'))
    where type in ('message', 'note')`,
];

/** What lists, search and answers need. */
export const up = async (database: Kysely<unknown>): Promise<void> => {
  const { schema } = database;
  await schema
    .alterTable('conversation')
    .addColumn('priority', 'bigint', (column) => column.notNull().defaultTo(0))
    .execute();
  await schema.alterTable('conversation').addColumn('snoozed_until', 'bigint').execute();
  await schema
    .createIndex('conversation_by_status')
    .on('conversation')
    .columns(['status', 'updated_at', 'id'])
    .execute();
  await schema
    .createIndex('conversation_by_agent')
    .on('conversation')
    .columns(['agent', 'status', 'updated_at', 'id'])
    .execute();
  await schema
    .createIndex('conversation_by_team')
    .on('conversation')
    .columns(['team', 'status', 'updated_at', 'id'])
    .execute();
  await schema.createIndex('conversation_created').on('conversation').column('created_at').execute();
  await schema.createIndex('conversation_visitor').on('conversation').column('visitor').execute();
  await schema.createIndex('visitor_contact').on('visitor').column('contact').execute();
  await schema.createIndex('contact_email').on('contact').column('email').execute();
  await schema
    .createTable('saved_reply')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('text', 'text', (column) => column.notNull())
    .addColumn('updated_at', 'bigint', (column) => column.notNull())
    .execute();
  for (const statement of runsOnPostgres(database) ? POSTGRES_SEARCH : SQLITE_SEARCH)
    await sql.raw(statement).execute(database);
};
