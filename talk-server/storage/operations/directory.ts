import type { Member, Site } from '../directory.ts';
import type { StoredKey } from '../keys.ts';
import type { Database, Work } from '../tables.ts';
import { addApiKey } from './api-keys.ts';

const SITE = ['id', 'name', 'tracking_key as trackingKey', 'origins'] as const;

const toSite = (row: Omit<Site, 'origins'> & { readonly origins: string }): Site => ({
  ...row,
  origins: JSON.parse(row.origins) as readonly string[],
});

export const siteOf = async (database: Database, trackingKey: string): Promise<Site | null> => {
  const row = await database
    .selectFrom('site')
    .select(SITE)
    .where('tracking_key', '=', trackingKey)
    .executeTakeFirst();
  return row ? toSite(row) : null;
};

export const sites = async (database: Database): Promise<readonly Site[]> =>
  (await database.selectFrom('site').select(SITE).orderBy('created_at').orderBy('id').execute()).map(toSite);

export const addSite = async (
  work: Work,
  { id, name, trackingKey, origins }: Site,
  at: number,
): Promise<void> => {
  await work
    .insertInto('site')
    .values({ id, name, tracking_key: trackingKey, origins: JSON.stringify(origins), created_at: at })
    .execute();
};

export const memberOf = async (database: Database, keyHash: string): Promise<Member | null> =>
  (await database
    .selectFrom('api_key')
    .innerJoin('member', 'member.id', 'api_key.member')
    .select(['member.id', 'member.name', 'member.role'])
    .where('api_key.hash', '=', keyHash)
    .where('api_key.revoked_at', 'is', null)
    .executeTakeFirst()) ?? null;

export const addMember = async (work: Work, { id, name, role }: Member, key: StoredKey): Promise<void> => {
  await work.insertInto('member').values({ id, name, role, created_at: key.createdAt }).execute();
  await addApiKey(work, key);
};

const FIRST_RUN = 'first_run';

/** The first site and member, unless somebody has made them: the row in `meta` decides between two that start at once. */
export const addFirst = async (work: Work, site: Site, member: Member, key: StoredKey): Promise<boolean> => {
  const claimed = await work
    .insertInto('meta')
    .values({ key: FIRST_RUN, value: String(key.createdAt) })
    .onConflict((conflict) => conflict.column('key').doNothing())
    .returning('key')
    .executeTakeFirst();
  if (claimed === undefined) return false;
  await addSite(work, site, key.createdAt);
  await addMember(work, member, key);
  return true;
};
