import { chmodSync } from 'node:fs';
import { storeOf, type Reads, type Writes } from '../operations/asked.ts';
import { sharedReads } from '../operations/shared-reads.ts';
import type { Store } from '../store.ts';
import { threadScript } from './thread-script.ts';
import { DatabaseThread } from './thread.ts';

/** What may read much: it has a thread of its own, so that lists and conversations never wait for it. */
const LONG: ReadonlySet<keyof Reads> = new Set(['search', 'firstAnswers', 'exportConversations']);

const READER = threadScript('reader');

/**
 * A store in a SQLite file, made where it is missing, readable by its owner alone.
 * @param file a path; the folder exists.
 */
export const openSqliteStore = async (file: string): Promise<Store> => {
  const writer = new DatabaseThread<Writes>(threadScript('writer'), file);
  await writer.ready();
  chmodSync(file, 0o600);
  const reader = new DatabaseThread<Reads>(READER, file);
  await reader.ready();
  let longReader: DatabaseThread<Reads> | undefined;
  const readerFor = (name: keyof Reads): DatabaseThread<Reads> =>
    LONG.has(name) ? (longReader ??= new DatabaseThread<Reads>(READER, file)) : reader;
  return storeOf(
    sharedReads((name, ...args) => readerFor(name).ask(name, ...args)),
    (name, ...args) => writer.ask(name, ...args),
    async () => {
      await writer.close();
      await reader.close();
      await longReader?.close();
    },
  );
};
