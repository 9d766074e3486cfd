import { sql, type Kysely } from 'kysely';

/** Members' keys join those of programs: one table, with the member whom a key acts as. */
export const up = async (database: Kysely<unknown>): Promise<void> => {
  const { schema } = database;
  await schema
    .alterTable('api_key')
    .addColumn('member', 'text', (column) => column.references('member.id'))
    .execute();
  await sql`insert into api_key (id, hash, name, member, site, scopes, created_at)
    select 'member-' || substr(hash, 1, 16), hash, name, member, null, '["member:act"]', created_at
    from access_key`.execute(database);
  await schema.dropTable('access_key').execute();
  await schema.createIndex('api_key_member').on('api_key').column('member').execute();
};
