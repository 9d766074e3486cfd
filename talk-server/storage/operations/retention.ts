import { sql } from 'kysely';
import { wished, type Days, type Retention } from '../../retention/retention.ts';
import { migrationSteps } from '../migrations/index.ts';
import { runsOnPostgres } from '../runs-on-postgres.ts';
import { tablesAfter } from '../schema.ts';
import type { Database, Work } from '../tables.ts';
import { erase } from './erase.ts';

const DAY = 24 * 60 * 60 * 1000;

/** Conversations of one transaction: messages that come in meanwhile wait for no more than these. */
const AT_ONCE = 20;

/** Pages of the index of words that are tidied at once. */
const PAGES = 100;

export const retentionOf = async (database: Database, site: string): Promise<Retention | null> => {
  const row = await database
    .selectFrom('site')
    .select(['retention_days', 'retention_from', 'retention_before'])
    .where('id', '=', site)
    .executeTakeFirst();
  if (row === undefined) return null;
  const { retention_days: days, retention_from: until, retention_before: before } = row;
  return { days, waits: until === null ? null : { until, before } };
};

export const setRetention = async (work: Work, site: string, days: Days, now: number): Promise<boolean> => {
  const known = await retentionOf(work, site);
  if (known === null) return false;
  const { waits } = wished(known, days, now);
  await work
    .updateTable('site')
    .set({
      retention_days: days,
      retention_from: waits?.until ?? null,
      retention_before: waits?.before ?? null,
    })
    .where('id', '=', site)
    .execute();
  return true;
};

/** How many closed conversations would go at once if a site kept them for so many days. */
export const countExpired = async (
  database: Database,
  site: string,
  days: number,
  now: number,
): Promise<number> =>
  Number(
    (
      await database
        .selectFrom('conversation')
        .select(({ fn }) => fn.countAll().as('n'))
        .where('site', '=', site)
        .where('status', '=', 'closed')
        .where('updated_at', '<', now - days * DAY)
        .executeTakeFirstOrThrow()
    ).n,
  );

/** Closed conversations of which nothing has changed for as long as their site keeps them. */
const expired = (work: Work, now: number) => {
  const days = sql<
    number | null
  >`case when site.retention_from > ${now} then site.retention_before else site.retention_days end`;
  const query = work
    .selectFrom('conversation')
    .innerJoin('site', 'site.id', 'conversation.site')
    .select(['conversation.id', 'conversation.visitor'])
    .where('conversation.status', '=', 'closed')
    // A site that keeps everything has none: what is compared with null is not true.
    .where(sql<boolean>`conversation.updated_at < ${now} - (${days}) * ${DAY}`)
    .orderBy('conversation.updated_at')
    .limit(AT_ONCE);
  // A message that is written just now keeps its conversation; another process that deletes takes others.
  return runsOnPostgres(work) ? query.forUpdate('conversation').skipLocked() : query;
};

const inList = (column: string, ids: readonly string[]) => sql`${sql.ref(column)} in (${sql.join([...ids])})`;

/** Deletes people of whom no conversation is left. A block stays: it is what keeps somebody away. */
const forgetPeople = async (work: Work, visitors: readonly string[]): Promise<void> => {
  const shapes = await tablesAfter(migrationSteps);
  const gone = await work
    .selectFrom('visitor')
    .select(['id', 'contact'])
    .where('id', 'in', visitors)
    .where('blocked_at', 'is', null)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('conversation')
            .select('conversation.id')
            .whereRef('conversation.visitor', '=', 'visitor.id'),
        ),
      ),
    )
    .execute();
  if (gone.length === 0) return;
  await erase(
    work,
    shapes,
    'visitor',
    inList(
      'id',
      gone.map(({ id }) => id),
    ),
  );
  const contacts = [...new Set(gone.flatMap(({ contact }) => contact ?? []))];
  if (contacts.length === 0) return;
  const unknown = await work
    .selectFrom('contact')
    .select('id')
    .where('id', 'in', contacts)
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('visitor').select('visitor.id').whereRef('visitor.contact', '=', 'contact.id'))),
    )
    .execute();
  if (unknown.length === 0) return;
  const ids = unknown.map(({ id }) => id);
  // Who was found to be one of them goes as well.
  await erase(work, shapes, 'contact', inList('merged_into', ids));
  await erase(work, shapes, 'contact', inList('id', ids));
};

/**
 * Deletes some of the conversations that are older than their site keeps, with files, and the people who have none
 * left. @returns how many conversations: none are left where it is 0
 */
export const eraseExpired = async (work: Work, now: number): Promise<number> => {
  const found = await expired(work, now).execute();
  if (found.length === 0) return 0;
  const shapes = await tablesAfter(migrationSteps);
  await erase(
    work,
    shapes,
    'conversation',
    inList(
      'id',
      found.map(({ id }) => id),
    ),
  );
  await forgetPeople(work, [...new Set(found.map(({ visitor }) => visitor))]);
  return found.length;
};

/**
 * Takes words of what was deleted out of SQLite's index, a little at a time, which only marks them as gone.
 * @returns whether there is more to do
 */
export const tidyWords = async (work: Work, first: boolean): Promise<boolean> => {
  if (runsOnPostgres(work)) return false;
  const changes = async (): Promise<number> =>
    (await sql<{ readonly n: number }>`select total_changes() as n`.execute(work)).rows[0]!.n;
  const before = await changes();
  await sql`insert into message_search (message_search, rank) values ('merge', ${first ? -PAGES : PAGES})`.execute(
    work,
  );
  // As FTS5 says it: fewer than two changes are none.
  return (await changes()) - before >= 2;
};
