import { sql, type Kysely } from 'kysely';
import { wordsOfContact } from '../operations/contact-words.ts';
import { runsOnPostgres } from '../runs-on-postgres.ts';
import type { Tables } from '../tables.ts';

/** People who are brought over at once. */
const CHUNK = 200;

/** The words of the people who are there already. */
const fillWords = async (database: Kysely<Pick<Tables, 'contact' | 'contact_word'>>): Promise<void> => {
  for (let after = ''; ;) {
    const people = await database
      .selectFrom('contact')
      .select(['id', 'email', 'first_name', 'last_name'])
      .where('id', '>', after)
      .orderBy('id')
      .limit(CHUNK)
      .execute();
    const words = people.flatMap((person) =>
      wordsOfContact(person).map((word) => ({ contact: person.id, word })),
    );
    if (words.length > 0) await database.insertInto('contact_word').values(words).execute();
    if (people.length < CHUNK) return;
    after = people.at(-1)!.id;
  }
};

/** What keeps a search quick among a million messages and a hundred thousand people. */
export const up = async (database: Kysely<unknown>): Promise<void> => {
  const { schema } = database;
  await schema
    .createTable('contact_word')
    .addColumn('contact', 'text', (column) => column.notNull().references('contact.id'))
    // Compared byte by byte, as SQLite does: words that begin with another one are a range then.
    .addColumn('word', runsOnPostgres(database) ? sql`text collate "C"` : 'text', (column) =>
      column.notNull(),
    )
    .addPrimaryKeyConstraint('contact_word_both', ['contact', 'word'])
    .execute();
  await schema.createIndex('contact_word_word').on('contact_word').columns(['word', 'contact']).execute();
  await fillWords(database as Kysely<Pick<Tables, 'contact' | 'contact_word'>>);
  // Of words that are everywhere, the latest messages are read instead of all.
  if (runsOnPostgres(database))
    await sql`create index event_said_at on event (at) where type in ('message', 'note')`.execute(database);
};
