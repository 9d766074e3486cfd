import type { EventEmitter } from 'node:events';
import type { SessionStorage } from '@shopify/shopify-app-session-storage';
import { SqliteSessions } from './sqlite.ts';

export interface Sessions {
  readonly storage: SessionStorage;
  /** Ends the connection; afterwards nothing can be read or written. */
  close(): Promise<void>;
}

/** A lost connection fails the requests that need it, and those say so; the process goes on. */
const lost = (error: unknown): void =>
  console.error(`The session store: ${error instanceof Error ? error.message : String(error)}`);

const openPostgres = async (address: string): Promise<Sessions> => {
  const { PostgreSQLSessionStorage } = await import('@shopify/shopify-app-session-storage-postgresql');
  const storage = new PostgreSQLSessionStorage(address);
  await storage.ready;
  // The library listens to no errors of idle connections: a database that restarts would end the process.
  const { client } = storage as unknown as { client: { pool: EventEmitter } };
  client.pool.on('error', lost);
  return { storage, close: () => storage.disconnect() };
};

const openRedis = async (address: string): Promise<Sessions> => {
  const { RedisSessionStorage } = await import('@shopify/shopify-app-session-storage-redis');
  const storage = new RedisSessionStorage(address, { onError: lost });
  await storage.ready;
  return { storage, close: () => storage.disconnect() };
};

/**
 * Opens what sessions are kept in: `postgres://…` and `redis://…` (or `rediss://…`) for several servers, anything
 * else is the path of a SQLite file. Rejects when a server cannot be reached.
 */
export const openSessions = async (address: string): Promise<Sessions> => {
  if (/^postgres(ql)?:\/\//.test(address)) return openPostgres(address);
  if (/^rediss?:\/\//.test(address)) return openRedis(address);
  const storage = new SqliteSessions(address);
  return { storage, close: async () => storage.close() };
};
