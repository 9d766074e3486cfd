import type { PutResult, PutSettings, StoredSettings } from '../site-settings.ts';
import type { Database, Work } from '../tables.ts';

export const settingsOf = async (database: Database, site: string): Promise<StoredSettings | null> => {
  const row = await database
    .selectFrom('site_settings')
    .selectAll()
    .where('site', '=', site)
    .executeTakeFirst();
  return row
    ? {
        owner: { id: row.owner_id, name: row.owner_name },
        revision: row.revision,
        body: row.body,
        source: row.source,
        updatedAt: row.updated_at,
      }
    : null;
};

export const putSettings = async (work: Work, request: PutSettings): Promise<PutResult> => {
  const { site, owner, basedOn, revision, body, source = null, takeOver, at } = request;
  const values = { owner_id: owner.id, owner_name: owner.name, revision, body, source, updated_at: at };
  const there = await settingsOf(work, site);
  if (there === null) {
    // Of two hosts that are first at the same moment one fails here, is run again, and finds the other.
    await work
      .insertInto('site_settings')
      .values({ site, ...values })
      .execute();
    return { stored: true };
  }
  const isOwner = there.owner.id === owner.id;
  if (!isOwner && !takeOver) return { stored: false, ownedBy: there.owner };
  // The answer to the same may have been lost.
  const isRepeated = isOwner && there.revision === revision && there.body === body;
  if (isOwner && !isRepeated && there.revision !== basedOn)
    return { stored: false, revision: there.revision };
  const stored = await work
    .updateTable('site_settings')
    .set(values)
    .where('site', '=', site)
    .where('revision', '=', there.revision)
    .where('owner_id', '=', there.owner.id)
    .returning('site')
    .executeTakeFirst();
  if (stored !== undefined) return { stored: true };
  const now = (await settingsOf(work, site))!;
  return now.owner.id === owner.id || takeOver
    ? { stored: false, revision: now.revision }
    : { stored: false, ownedBy: now.owner };
};

export const settingsReads = { settingsOf } as const;
export const settingsWrites = { putSettings } as const;
