import type { EventType } from '@talk-suite/core/contract';
import { sql } from 'kysely';
import type { ListRow } from '../inbox.ts';
import { runsOnPostgres } from '../runs-on-postgres.ts';
import type { Database } from '../tables.ts';
import { conversationsOfPeople } from './contact-words.ts';
import { rowsOf } from './lists.ts';

/** Messages that are looked at for one page of conversations: several of them may be of one. */
const LOOKED_AT = 400;

/** Characters before the first found word, and in all. */
const CONTEXT = 40;
const EXCERPT = 160;

/** Words of one search. */
const WORDS = 8;

interface Found {
  readonly conversation: string;
  readonly seq: number;
  readonly type: EventType;
  readonly text: string;
}

/** Words as FTS5 takes them: quoted, so that nothing of them is an operator, and the last may go on. */
const ftsQuery = (words: readonly string[]): string =>
  words.map((word) => `"${word.replaceAll('"', '""')}"*`).join(' ');

/** Words as `to_tsquery` takes them. */
const tsQuery = (words: readonly string[]): string =>
  words.map((word) => `'${word.replaceAll(/['\\]/g, ' ')}':*`).join(' & ');

/** How many of the latest are read one by one before the index is asked: they fill the answer where most messages fit. */
const FIRST = 2 * LOOKED_AT;

/** Messages that may be found before it counts as "everywhere", and how many of the latest are read one by one then. */
const MANY = 10_000;
const LATEST = 50_000;

const inSqlite = (database: Database, words: readonly string[]): Promise<{ readonly rows: Found[] }> =>
  sql<Found>`
    select event.conversation, event.seq, event.type, json_extract(event.body, '$.text') as text
    from (select rowid as id from message_search where message_search match ${ftsQuery(words)}
          order by rowid desc limit ${LOOKED_AT}) as found
    join message_index on message_index.id = found.id
    join event on event.conversation = message_index.conversation and event.seq = message_index.seq
    order by found.id desc`.execute(database);

/** Said as the partial indexes of messages say it, so that they are used. */
const SAID = sql`type in ('message', 'note')`;

/**
 * PostgreSQL's index of words does not know what is late: all that fits is read, then sorted. So where that is much,
 * the latest messages are read one by one, and all that fits only where these do not fill the answer. Finding out how much
 * it is takes the longest where it is everything: the very latest are read first.
 */
const inPostgres = async (
  database: Database,
  words: readonly string[],
): Promise<{ readonly rows: Found[] }> => {
  const fits = sql`${SAID} and to_tsvector('simple', body::jsonb ->> 'text') @@ to_tsquery('simple', ${tsQuery(words)})`;
  const found = sql`conversation, seq, type, body::jsonb ->> 'text' as text`;
  const first = await sql<Found>`
    select ${found} from (select * from event where ${SAID} order by at desc limit ${FIRST}) as latest
    where ${fits} order by at desc limit ${LOOKED_AT}`.execute(database);
  if (first.rows.length === LOOKED_AT) return first;
  const few = await sql<Found & { readonly many: boolean }>`
    with fitting as materialized (select conversation, seq, type, body, at from event where ${fits} limit ${MANY + 1})
    select ${found}, (select count(*) from fitting) > ${MANY} as many from fitting order by at desc limit ${LOOKED_AT}`.execute(
    database,
  );
  if (few.rows[0]?.many !== true) return few;
  const latest = await sql<Found>`
    select ${found} from event where ${fits} and at >= coalesce(
      (select at from event where ${SAID} order by at desc offset ${LATEST} limit 1), 0)
    order by at desc limit ${LOOKED_AT}`.execute(database);
  if (latest.rows.length === LOOKED_AT) return latest;
  return sql<Found>`select ${found} from event where ${fits} order by at desc limit ${LOOKED_AT}`.execute(
    database,
  );
};

const messagesWith = async (database: Database, words: readonly string[]): Promise<readonly Found[]> =>
  (await (runsOnPostgres(database) ? inPostgres : inSqlite)(database, words)).rows;

/** The part of a text with the first of the words in it. */
const excerpt = (text: string, words: readonly string[]): string => {
  const lower = text.toLowerCase();
  const places = words.map((word) => lower.indexOf(word.toLowerCase())).filter((at) => at >= 0);
  const start = Math.max(0, Math.min(...places, text.length) - CONTEXT);
  return `${start > 0 && places.length > 0 ? '…' : ''}${text.slice(places.length > 0 ? start : 0).slice(0, EXCERPT)}`;
};

/** Letters and digits are words of messages; what is between them is not looked for. */
const wordsOf = (text: string): readonly string[] => text.match(/[\p{L}\p{N}]+/gu)?.slice(0, WORDS) ?? [];

/** Of people, addresses too are looked for as they are written. */
const termsOf = (text: string): readonly string[] =>
  text
    .replaceAll(/\p{Cc}/gu, ' ')
    .split(/\s+/)
    .filter((term) => /[\p{L}\p{N}]/u.test(term))
    .slice(0, WORDS);

export const search = async (
  database: Database,
  text: string,
  member: string,
  limit: number,
): Promise<readonly ListRow[]> => {
  const normal = text.normalize('NFC');
  const words = wordsOf(normal);
  if (words.length === 0) return [];
  const messages = new Map<string, Found>();
  for (const found of await messagesWith(database, words))
    if (!messages.has(found.conversation)) messages.set(found.conversation, found);
  const people = await conversationsOfPeople(database, termsOf(normal), limit);
  const wanted = [...new Set([...people, ...messages.keys()])].slice(0, limit);
  const rows = await rowsOf(database, wanted, member);
  return rows
    .toSorted((a, b) => b.updatedAt - a.updatedAt)
    .map((row) => {
      const found = messages.get(row.id);
      return found
        ? { ...row, found: { text: excerpt(found.text, words), seq: found.seq, type: found.type } }
        : row;
    });
};
