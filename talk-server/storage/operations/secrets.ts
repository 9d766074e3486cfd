import { sql } from 'kysely';
import type { StoredSecret } from '../secrets.ts';
import type { Database, Work } from '../tables.ts';

/** Every column with a secret that the server has to read again. Other secrets are stored as hashes. */
const COLUMNS = [
  { table: 'member', id: 'id', column: 'totp' },
  { table: 'webhook', id: 'id', column: 'secret' },
  { table: 'webhook', id: 'id', column: 'old_secret' },
  { table: 'identity_key', id: 'site', column: 'key' },
  { table: 'mail_settings', id: 'id', column: 'password' },
] as const;

export const storedSecrets = async (database: Database): Promise<readonly StoredSecret[]> => {
  const found: StoredSecret[] = [];
  for (const { table, id, column } of COLUMNS) {
    const { rows } = await sql<{ readonly id: string; readonly value: string }>`
      select ${sql.ref(id)} as id, ${sql.ref(column)} as value from ${sql.table(table)}
      where ${sql.ref(column)} is not null`.execute(database);
    found.push(...rows.map((row) => ({ table, column, id: row.id, value: row.value })));
  }
  return found;
};

export const replaceSecret = async (
  work: Work,
  { table, column, id, value }: StoredSecret,
  next: string,
): Promise<void> => {
  const { id: name } = COLUMNS.find((each) => each.table === table && each.column === column)!;
  await sql`update ${sql.table(table)} set ${sql.ref(column)} = ${next}
    where ${sql.ref(name)} = ${id} and ${sql.ref(column)} = ${value}`.execute(work);
};
