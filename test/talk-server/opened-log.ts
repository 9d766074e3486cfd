import type { Kysely } from 'kysely';
import type { ConversationLog } from '../../talk-server/storage/log.ts';
import type { Tables } from '../../talk-server/storage/tables.ts';
import type { LogUnderTest } from './log-contract.ts';

/** An open log with two sites, watched through a connection of the test's own. */
export const watched = async (
  database: Kysely<Tables>,
  open: () => Promise<ConversationLog>,
  stop: () => Promise<void>,
): Promise<LogUnderTest> => {
  const log = await open();
  await database
    .insertInto('site')
    .values(['lamps', 'chairs'].map((id) => ({ id, name: id, tracking_key: id, created_at: 0 })))
    .execute();
  const count = async (table: 'visitor' | 'contact' | 'conversation' | 'event'): Promise<number> =>
    Number(
      (
        await database
          .selectFrom(table)
          .select(({ fn }) => fn.countAll().as('rows'))
          .executeTakeFirstOrThrow()
      ).rows,
    );
  return {
    log,
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
      await log.close();
      await database.destroy();
      await stop();
    },
  };
};
