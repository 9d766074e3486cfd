import type { ApiKey, Scope, StoredKey } from '../keys.ts';
import type { Database, Tables, Work } from '../tables.ts';

const toApiKey = (row: Omit<Tables['api_key'], 'hash'>): ApiKey => ({
  id: row.id,
  name: row.name,
  member: row.member,
  site: row.site,
  scopes: JSON.parse(row.scopes) as readonly Scope[],
  createdAt: row.created_at,
  revokedAt: row.revoked_at,
});

export const apiKeyOf = async (database: Database, hash: string): Promise<ApiKey | null> => {
  const row = await database
    .selectFrom('api_key')
    .selectAll()
    .where('hash', '=', hash)
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
  return row ? toApiKey(row) : null;
};

export const apiKeys = async (database: Database): Promise<readonly ApiKey[]> =>
  (await database.selectFrom('api_key').selectAll().orderBy('created_at').orderBy('id').execute()).map(
    toApiKey,
  );

export const addApiKey = async (work: Work, key: StoredKey): Promise<void> => {
  await work
    .insertInto('api_key')
    .values({
      id: key.id,
      hash: key.hash,
      name: key.name,
      member: key.member,
      site: key.site,
      scopes: JSON.stringify(key.scopes),
      created_at: key.createdAt,
      revoked_at: key.revokedAt,
    })
    .execute();
};

export const revokeApiKey = async (work: Work, id: string, at: number): Promise<boolean> => {
  const revoked = await work
    .updateTable('api_key')
    .set({ revoked_at: at })
    .where('id', '=', id)
    .where('revoked_at', 'is', null)
    .returning('id')
    .executeTakeFirst();
  return revoked !== undefined;
};
