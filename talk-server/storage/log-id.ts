import { randomBytes } from 'node:crypto';
import type { Database } from './tables.ts';

const KEY = 'log_id';

/** The log's id; made at the first opening. */
export const readLogId = async (database: Database): Promise<string> => {
  await database
    .insertInto('meta')
    .values({ key: KEY, value: randomBytes(12).toString('base64url') })
    .onConflict((conflict) => conflict.column('key').doNothing())
    .execute();
  const { value } = await database
    .selectFrom('meta')
    .select('value')
    .where('key', '=', KEY)
    .executeTakeFirstOrThrow();
  return value;
};

/** A new id, after a restore: readers with numbers of the old log read anew. */
export const renewLogId = async (database: Database): Promise<void> => {
  await database.deleteFrom('meta').where('key', '=', KEY).execute();
  await readLogId(database);
};

/** A secret of the server's own by its name, made of this one where there is none yet. */
export const ensureSecret = async (database: Database, name: string, value: string): Promise<string> => {
  const key = `secret:${name}`;
  await database
    .insertInto('meta')
    .values({ key, value })
    .onConflict((conflict) => conflict.column('key').doNothing())
    .execute();
  return (await database.selectFrom('meta').select('value').where('key', '=', key).executeTakeFirstOrThrow())
    .value;
};
