import type { Kysely } from 'kysely';

/** Members who sign in with a password, their sessions and invitations, their teams, and what they did. */
export const up = async ({ schema }: Kysely<unknown>): Promise<void> => {
  await schema.alterTable('member').addColumn('email', 'text').execute();
  await schema
    .alterTable('member')
    .addColumn('role', 'text', (column) => column.notNull().defaultTo('agent'))
    .execute();
  await schema.alterTable('member').addColumn('password', 'text').execute();
  await schema.alterTable('member').addColumn('totp', 'text').execute();
  await schema.alterTable('member').addColumn('totp_step', 'bigint').execute();
  await schema.alterTable('member').addColumn('away_at', 'bigint').execute();
  await schema.alterTable('member').addColumn('removed_at', 'bigint').execute();
  await schema.createIndex('member_email').on('member').column('email').unique().execute();
  await schema
    .alterTable('access_key')
    .addColumn('name', 'text', (column) => column.notNull().defaultTo(''))
    .execute();
  await schema
    .createTable('session')
    .addColumn('hash', 'text', (column) => column.primaryKey())
    .addColumn('member', 'text', (column) => column.notNull().references('member.id'))
    .addColumn('address', 'text', (column) => column.notNull())
    .addColumn('device', 'text', (column) => column.notNull())
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addColumn('seen_at', 'bigint', (column) => column.notNull())
    .execute();
  await schema.createIndex('session_member').on('session').column('member').execute();
  await schema
    .createTable('recovery_code')
    .addColumn('member', 'text', (column) => column.notNull().references('member.id'))
    .addColumn('hash', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('recovery_code_hash', ['member', 'hash'])
    .execute();
  await schema
    .createTable('invitation')
    .addColumn('hash', 'text', (column) => column.primaryKey())
    .addColumn('email', 'text')
    .addColumn('role', 'text', (column) => column.notNull())
    .addColumn('member', 'text', (column) => column.references('member.id'))
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addColumn('expires_at', 'bigint', (column) => column.notNull())
    .execute();
  await schema
    .createTable('audit')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addColumn('member', 'text')
    .addColumn('action', 'text', (column) => column.notNull())
    .addColumn('subject', 'text', (column) => column.notNull())
    .addColumn('address', 'text', (column) => column.notNull())
    .execute();
  await schema
    .createTable('team')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('hours', 'text')
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addColumn('removed_at', 'bigint')
    .execute();
  await schema
    .createTable('team_member')
    .addColumn('team', 'text', (column) => column.notNull().references('team.id'))
    .addColumn('member', 'text', (column) => column.notNull().references('member.id'))
    .addPrimaryKeyConstraint('team_member_both', ['team', 'member'])
    .execute();
};
