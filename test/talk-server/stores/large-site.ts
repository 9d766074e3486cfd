// A site that has been there for years, as rows that the database makes itself.
import { DatabaseSync } from 'node:sqlite';
import pg from 'pg';
import { isPostgres } from '../../../talk-server/storage/open.ts';

export const PER_CONVERSATION = 10;

/** The rows, in the words of either store; `from` yields the numbers from 0. */
const fillings = (from: (count: number) => string, messages: number): readonly string[] => {
  const conversations = messages / PER_CONVERSATION;
  return [
    `insert into site (id, name, tracking_key, origins, created_at) values ('lamps', 'Lamps', 'talk-lamps', '[]', 0)`,
    `insert into contact (id, site, email, first_name, last_name, created_at)
    select 'p' || i, 'lamps', 'person' || i || '@example.com', 'Person', 'No ' || i, i from ${from(conversations)}`,
    ...["'person'", "'no'", "'' || i", "'person' || i || '@example.com'"].map(
      (word) =>
        `insert into contact_word (contact, word) select 'p' || i, ${word} from ${from(conversations)}`,
    ),
    `insert into visitor (id, site, secret_hash, contact, blocked_at, created_at)
    select 'v' || i, 'lamps', 'h' || i, 'p' || i, null, i from ${from(conversations)}`,
    `insert into conversation (id, site, visitor, create_key, create_body, status, agent, team, last_seq, last_vseq, created_at, updated_at)
    select 'c' || i, 'lamps', 'v' || i, 'k' || i, '{}', case i % 10 when 0 then 'open' else 'closed' end, null, null, 10, 10, i, i
    from ${from(conversations)}`,
    `insert into event (conversation, seq, vseq, type, author_kind, author, key, body, at)
    select 'c' || (i / 10), i % 10 + 1, i % 10 + 1, 'message', case i % 2 when 0 then 'visitor' else 'agent' end,
      case i % 2 when 0 then 'v' || (i / 10) else 'mia' end, 'k' || i,
      '{"text":"Where is order ' || i || ' with the ' || case i % 50 when 0 then 'green' else 'white' end ||
      case when i < ${messages / 10} then ' brass' else ' steel' end || ' lamp that I bought in shop ' || (i % 997) || ' last week?"}', i
    from ${from(messages)}`,
  ];
};

const inSqlite = (count: number): string =>
  `(with recursive n(i) as (select 0 union all select i + 1 from n where i < ${count - 1}) select i from n)`;
const inPostgres = (count: number): string => `generate_series(0, ${count - 1}) as n(i)`;

/** Every message is of a lamp, every 50th of a green one, the first tenth of brass; the number of each is its order's. */
export const fill = async (address: string, messages: number): Promise<void> => {
  if (!isPostgres(address)) {
    const database = new DatabaseSync(address);
    database.exec('begin');
    for (const filling of fillings(inSqlite, messages)) database.exec(filling);
    database.exec('commit');
    database.close();
    return;
  }
  const client = new pg.Client({ connectionString: address });
  await client.connect();
  for (const filling of fillings(inPostgres, messages)) await client.query(filling);
  await client.query('analyze');
  await client.end();
};
