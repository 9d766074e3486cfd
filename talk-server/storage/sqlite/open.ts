import { chmodSync } from 'node:fs';
import type { Store } from '../store.ts';
import type { Reads, Writes } from './messages.ts';
import { DatabaseThread } from './thread.ts';

/**
 * A store in a SQLite file, made where it is missing, readable by its owner alone.
 * @param file a path; the folder exists.
 */
export const openSqliteStore = async (file: string): Promise<Store> => {
  const writer = new DatabaseThread<Writes>(new URL('./writer.ts', import.meta.url), file);
  await writer.ready();
  chmodSync(file, 0o600);
  const reader = new DatabaseThread<Reads>(new URL('./reader.ts', import.meta.url), file);
  await reader.ready();
  return {
    log: {
      logId: await reader.ask('readLogId'),
      start: (request) => writer.ask('start', request),
      append: (request) => writer.ask('append', request),
      markRead: (cursor) => writer.ask('markRead', cursor),
      eventsAfter: (...args) => reader.ask('eventsAfter', ...args),
      heads: (...args) => reader.ask('heads', ...args),
      conversationsOf: (...args) => reader.ask('conversationsOf', ...args),
      conversationsAt: (...args) => reader.ask('conversationsAt', ...args),
      readUpTo: (...args) => reader.ask('readUpTo', ...args),
    },
    directory: {
      siteOf: (...args) => reader.ask('siteOf', ...args),
      sites: () => reader.ask('sites'),
      visitorOf: (...args) => reader.ask('visitorOf', ...args),
      memberOf: (...args) => reader.ask('memberOf', ...args),
      addSite: (...args) => writer.ask('addSite', ...args),
      addMember: (...args) => writer.ask('addMember', ...args),
      addFirst: (...args) => writer.ask('addFirst', ...args),
    },
    close: async () => {
      await writer.close();
      await reader.close();
    },
  };
};
