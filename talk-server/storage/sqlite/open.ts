import { chmodSync } from 'node:fs';
import type { ConversationLog } from '../log.ts';
import type { Reads, Writes } from './messages.ts';
import { DatabaseThread } from './thread.ts';

/**
 * The log in a SQLite file, made where it is missing, readable by its owner alone.
 * @param file a path; the folder exists.
 */
export const openSqliteLog = async (file: string): Promise<ConversationLog> => {
  const writer = new DatabaseThread<Writes>(new URL('./writer.ts', import.meta.url), file);
  await writer.ready();
  chmodSync(file, 0o600);
  const reader = new DatabaseThread<Reads>(new URL('./reader.ts', import.meta.url), file);
  await reader.ready();
  const logId = await reader.ask('readLogId');
  return {
    logId,
    start: (request) => writer.ask('start', request),
    append: (request) => writer.ask('append', request),
    markRead: (cursor) => writer.ask('markRead', cursor),
    eventsAfter: (...args) => reader.ask('eventsAfter', ...args),
    heads: (...args) => reader.ask('heads', ...args),
    conversationsOf: (...args) => reader.ask('conversationsOf', ...args),
    readUpTo: (...args) => reader.ask('readUpTo', ...args),
    close: async () => {
      await writer.close();
      await reader.close();
    },
  };
};
