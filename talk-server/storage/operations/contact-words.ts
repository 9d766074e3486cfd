import { sql } from 'kysely';
import type { Database, Work } from '../tables.ts';

/** Characters of a word, and words of a person. */
const LONGEST = 100;
const MOST = 40;

/** People that a search looks at, for the word that fits fewest of them: the latest. */
const LOOKED_AT = 2000;

/** Sorts after every word that begins with what stands before it. */
const LAST = '\u{10FFFF}';

/** As words are compared: without accents, in small letters of every script (SQLite knows those of ASCII only). */
const folded = (text: string): string =>
  text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase().slice(0, LONGEST);

const apart = (text: string, between: RegExp): readonly string[] => text.split(between).filter(Boolean);

interface Known {
  readonly email: string | null;
  readonly first_name: string | null;
  readonly last_name: string | null;
}

/** What a person can be found by: each word of their names, also of "Anna-Maria", and their whole address. */
export const wordsOfContact = ({ email, first_name, last_name }: Known): readonly string[] => {
  const names = [first_name ?? '', last_name ?? ''].join(' ');
  const words = [
    ...apart(names, /\s+/u),
    ...apart(names, /[^\p{L}\p{N}\p{M}]+/u),
    ...apart(email ?? '', /\s+/),
  ];
  return [...new Set(words.map(folded))].filter(Boolean).slice(0, MOST);
};

/** Brings the words of a person up to date, after anything of them was changed. */
export const noteWords = async (work: Work, contact: string): Promise<void> => {
  const known = await work
    .selectFrom('contact')
    .select(['email', 'first_name', 'last_name'])
    .where('id', '=', contact)
    .executeTakeFirstOrThrow();
  const there = await work.selectFrom('contact_word').select('word').where('contact', '=', contact).execute();
  const words = wordsOfContact(known);
  if (words.length === there.length && there.every(({ word }) => words.includes(word))) return;
  await work.deleteFrom('contact_word').where('contact', '=', contact).execute();
  if (words.length > 0)
    await work
      .insertInto('contact_word')
      .values(words.map((word) => ({ contact, word })))
      .execute();
};

const beginsWith = (term: string) =>
  sql<boolean>`contact_word.word >= ${term} and contact_word.word < ${`${term}${LAST}`}`;

/** How many words begin with a term, counted up to what is looked at. */
const countOf = async (database: Database, term: string): Promise<number> => {
  const { rows } = await sql<{ readonly count: number }>`
    select count(*) as count from (select 1 from contact_word where ${beginsWith(term)} limit ${LOOKED_AT}) as counted
  `.execute(database);
  return Number(rows[0]!.count);
};

/** The conversations, the latest first, of people who are known by words that begin with every one of the terms. */
export const conversationsOfPeople = async (
  database: Database,
  terms: readonly string[],
  limit: number,
): Promise<readonly string[]> => {
  const wanted = [...new Set(terms.map(folded))].filter(Boolean);
  if (wanted.length === 0) return [];
  const counted: { readonly term: string; readonly count: number }[] = [];
  for (const term of wanted) counted.push({ term, count: await countOf(database, term) });
  const [rarest, ...others] = counted.toSorted((a, b) => a.count - b.count);
  if (rarest!.count === 0) return [];
  // Ids are UUIDs of version 7: the last ones are the latest people.
  const { rows } = await sql<{ readonly id: string }>`
    select conversation.id from (
      select distinct near.contact from (
        select contact from contact_word where ${beginsWith(rarest!.term)}
        order by word desc, contact desc limit ${LOOKED_AT}) as near
      where ${sql.join(
        [
          sql`true`,
          ...others.map(
            ({ term }) =>
              sql`exists (select 1 from contact_word where contact_word.contact = near.contact and ${beginsWith(term)})`,
          ),
        ],
        sql` and `,
      )}) as found
    join visitor on visitor.contact = found.contact
    join conversation on conversation.visitor = visitor.id
    order by conversation.updated_at desc limit ${limit}`.execute(database);
  return rows.map(({ id }) => id);
};
