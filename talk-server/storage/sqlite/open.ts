import { chmodSync } from 'node:fs';
import { storeOf, type Reads, type Writes } from '../operations/asked.ts';
import type { Store } from '../store.ts';
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
  return storeOf(
    (name, ...args) => reader.ask(name, ...args),
    (name, ...args) => writer.ask(name, ...args),
    async () => {
      await writer.close();
      await reader.close();
    },
  );
};
