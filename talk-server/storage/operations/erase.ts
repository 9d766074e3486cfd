import { sql, type RawBuilder } from 'kysely';
import type { Erased } from '../administration.ts';
import { migrationSteps } from '../migrations/index.ts';
import { runsOnPostgres } from '../runs-on-postgres.ts';
import { tablesAfter, type TableShape } from '../schema.ts';
import type { Work } from '../tables.ts';

/**
 * Deletes rows of a table and all that refers to them, however far: events of conversations of a visitor. What refers
 * to what is read from the migrations, so that no new table is forgotten here.
 */
export const erase = async (
  work: Work,
  shapes: readonly TableShape[],
  table: string,
  rows: RawBuilder<unknown>,
  counts: Map<string, number> = new Map(),
): Promise<void> => {
  for (const shape of shapes)
    for (const { column, table: referred, to } of shape.references)
      if (referred === table)
        await erase(
          work,
          shapes,
          shape.name,
          sql`${sql.ref(column)} in (select ${sql.ref(to)} from ${sql.table(table)} where ${rows})`,
          counts,
        );
  const { numAffectedRows } = await sql`delete from ${sql.table(table)} where ${rows}`.execute(work);
  const count = Number(numAffectedRows ?? 0n);
  if (count > 0) counts.set(table, (counts.get(table) ?? 0) + count);
};

/** SQLite's index only marks words as gone until it is merged. */
const forgetWords = async (work: Work): Promise<void> => {
  if (!runsOnPostgres(work))
    await sql`insert into message_search (message_search) values ('optimize')`.execute(work);
};

const eraseFrom =
  (table: 'site' | 'contact' | 'visitor') =>
  async (work: Work, id: string): Promise<Erased> => {
    const counts = new Map<string, number>();
    const shapes = await tablesAfter(migrationSteps);
    // Who was found to be this person goes as well.
    if (table === 'contact') await erase(work, shapes, table, sql`merged_into = ${id}`, counts);
    await erase(work, shapes, table, sql`id = ${id}`, counts);
    await forgetWords(work);
    return Object.fromEntries(counts);
  };

/** Deletes a site with everything that belongs to it. */
export const eraseSite = eraseFrom('site');

/** Deletes a person: their details, their browsers, their conversations. */
export const eraseContact = eraseFrom('contact');

/** Deletes a browser that nobody gave details for, and its conversations. */
export const eraseVisitor = eraseFrom('visitor');
