import type { Kysely } from 'kysely';

/** Who is at their desk, rules that assign, what a visitor speaks and where their clock is, mentions, merged people. */
export const up = async ({ schema }: Kysely<unknown>): Promise<void> => {
  await schema.alterTable('member').addColumn('here_at', 'bigint').execute();
  await schema.alterTable('member').addColumn('given_at', 'bigint').execute();
  await schema.alterTable('conversation').addColumn('zone', 'text').execute();
  await schema.alterTable('conversation').addColumn('language', 'text').execute();
  await schema
    .createTable('assignment_rule')
    .addColumn('place', 'bigint', (column) => column.primaryKey())
    .addColumn('body', 'text', (column) => column.notNull())
    .execute();
  await schema
    .createTable('mention')
    .addColumn('conversation', 'text', (column) => column.notNull().references('conversation.id'))
    .addColumn('seq', 'bigint', (column) => column.notNull())
    .addColumn('member', 'text', (column) => column.notNull().references('member.id'))
    .addPrimaryKeyConstraint('mention_place', ['conversation', 'seq', 'member'])
    .execute();
  await schema.createIndex('mention_member').on('mention').columns(['member', 'conversation']).execute();
  await schema
    .createTable('contact_merge')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('source', 'text', (column) => column.notNull().references('contact.id'))
    .addColumn('target', 'text', (column) => column.notNull().references('contact.id'))
    .addColumn('moved', 'text', (column) => column.notNull())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addColumn('undone_at', 'bigint')
    .execute();
  await schema.createIndex('contact_merge_source').on('contact_merge').column('source').execute();
  await schema.createIndex('contact_merge_target').on('contact_merge').column('target').execute();
};
