import type { Kysely } from 'kysely';
import { migrationSteps } from '../../../talk-server/storage/migrations/index.ts';
import { tablesAfter } from '../../../talk-server/storage/schema.ts';
import type { Store } from '../../../talk-server/storage/store.ts';
import type { Tables } from '../../../talk-server/storage/tables.ts';
import type { StoreUnderTest } from '../log-requests.ts';

/** An open store, watched through a connection of the test's own. */
export const watched = (
  store: Store,
  database: Kysely<Tables>,
  open: () => Promise<Store>,
  stop: () => Promise<void>,
): StoreUnderTest => {
  const count = async (table: 'visitor' | 'contact' | 'conversation' | 'event'): Promise<number> =>
    Number(
      (
        await database
          .selectFrom(table)
          .select(({ fn }) => fn.countAll().as('rows'))
          .executeTakeFirstOrThrow()
      ).rows,
    );
  const countAll = async (): Promise<Record<string, number>> => {
    const counts: Record<string, number> = {};
    for (const { name } of await tablesAfter(migrationSteps)) counts[name] = await count(name as 'visitor');
    return counts;
  };
  return {
    store,
    allRows: countAll,
    contacts: () =>
      database
        .selectFrom('contact')
        .select(['id', 'email', 'first_name', 'external_id', 'verified_email', 'merged_into'])
        .orderBy('created_at')
        .orderBy('id')
        .execute(),
    another: open,
    rows: async () => ({
      visitor: await count('visitor'),
      contact: await count('contact'),
      conversation: await count('conversation'),
      event: await count('event'),
    }),
    block: async (visitor) => {
      await database.updateTable('visitor').set({ blocked_at: 1 }).where('id', '=', visitor).execute();
    },
    stop: async () => {
      await store.close();
      await database.destroy();
      await stop();
    },
  };
};
