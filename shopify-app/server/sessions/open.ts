import type { SessionStorage } from '@shopify/shopify-app-session-storage';
import { SqliteSessions } from './sqlite.ts';

export interface Sessions {
  readonly storage: SessionStorage;
  /** Ends the connection; afterwards nothing can be read or written. */
  close(): Promise<void>;
}

/**
 * Opens what sessions are kept in: `postgres://…` and `redis://…` (or `rediss://…`) for several servers, anything
 * else is the path of a SQLite file. Rejects when a server cannot be reached.
 */
export const openSessions = async (address: string): Promise<Sessions> => {
  if (/^postgres(ql)?:\/\//.test(address)) {
    const { PostgreSQLSessionStorage } = await import('@shopify/shopify-app-session-storage-postgresql');
    const storage = new PostgreSQLSessionStorage(address);
    await storage.ready;
    return { storage, close: () => storage.disconnect() };
  }
  if (/^rediss?:\/\//.test(address)) {
    const { RedisSessionStorage } = await import('@shopify/shopify-app-session-storage-redis');
    const storage = new RedisSessionStorage(address);
    await storage.ready;
    return { storage, close: () => storage.disconnect() };
  }
  const storage = new SqliteSessions(address);
  return { storage, close: async () => storage.close() };
};
