import type { Kysely } from 'kysely';

/** The team's order of what it says first, and how often each was answered: kept where a message is deleted and comes back. */
export const up = async ({ schema }: Kysely<unknown>): Promise<void> => {
  await schema
    .alterTable('outbound')
    .addColumn('position', 'bigint', (column) => column.notNull().defaultTo(0))
    .execute();
  await schema
    .createTable('outbound_answers')
    .addColumn('site', 'text', (column) => column.notNull().references('site.id'))
    .addColumn('outbound', 'text', (column) => column.notNull())
    .addColumn('count', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('outbound_answers_id', ['site', 'outbound'])
    .execute();
};
