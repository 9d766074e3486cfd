import type { EventEmitter } from 'node:events';
import { Sealer } from '@talk-suite/core/sealed';
import type { SessionStorage } from '@shopify/shopify-app-session-storage';
import { placeKind, type PlaceKind } from './place.ts';
import { SealedSessions, sealStored, SECRETS, type Secrets } from './sealed-sessions.ts';
import { SqliteSessions, withSecrets } from './sqlite.ts';

export interface Sessions {
  readonly storage: SessionStorage;
  /** Ends the connection; afterwards nothing can be read or written. */
  close(): Promise<void>;
}

/** A lost connection fails the requests that need it, and those say so; the process goes on. */
const lost = (error: unknown): void =>
  console.error(`The session store: ${error instanceof Error ? error.message : String(error)}`);

type Opener = (address: string, sealer: Sealer) => Promise<Sessions>;

/** The library's connection, which its types keep to themselves. */
interface PostgresClient {
  readonly pool: EventEmitter;
  query(query: string, parameters?: readonly unknown[]): Promise<({ readonly id: string } & Secrets)[]>;
}

const TABLE = '"shopify_sessions"';

const openPostgres: Opener = async (address, sealer) => {
  const { PostgreSQLSessionStorage } = await import('@shopify/shopify-app-session-storage-postgresql');
  const storage = new PostgreSQLSessionStorage(address);
  await storage.ready;
  const { client } = storage as unknown as { client: PostgresClient };
  // The library listens to no errors of idle connections: a database that restarts would end the process.
  client.pool.on('error', lost);
  const rows = await client.query(`SELECT "id", "accessToken", "refreshToken" FROM ${TABLE}`);
  const sessions = rows.map(({ id, ...secrets }) => ({
    id,
    secrets,
    replace: (sealed: Secrets) =>
      client.query(
        `UPDATE ${TABLE} SET "accessToken" = $1, "refreshToken" = $2
         WHERE "id" = $3 AND "accessToken" IS NOT DISTINCT FROM $4 AND "refreshToken" IS NOT DISTINCT FROM $5`,
        [
          ...SECRETS.map((name) => sealed[name] ?? secrets[name] ?? null),
          id,
          ...SECRETS.map((name) => secrets[name] ?? null),
        ],
      ),
  }));
  const close = (): Promise<void> => storage.disconnect();
  return sealed(sessions, sealer, storage, close);
};

/** The library's connection, which its types keep to themselves. */
interface RedisClient {
  scanIterator(options: { readonly MATCH: string }): AsyncIterable<string[]>;
  get(key: string): Promise<string | null>;
  eval(script: string, options: { readonly keys: string[]; readonly arguments: string[] }): Promise<unknown>;
}

/** Where sessions are: the key before a session's id, or before a shop, where the keys of its sessions are listed. */
const PREFIX = 'shopify_sessions_';

const REPLACE = `if redis.call('GET', KEYS[1]) == ARGV[1] then redis.call('SET', KEYS[1], ARGV[2]) end`;

const storedInRedis = async (client: RedisClient) => {
  const keys = new Set<string>();
  for await (const some of client.scanIterator({ MATCH: `${PREFIX}*` }))
    for (const key of some) keys.add(key);
  const values = await Promise.all([...keys].map(async (key) => ({ key, text: await client.get(key) })));
  return values.flatMap(({ key, text }) => {
    const value: unknown = text === null ? null : JSON.parse(text);
    // Pairs are a session, texts a list of sessions.
    if (!Array.isArray(value) || !Array.isArray(value[0])) return [];
    const replace = (sealed: Secrets): Promise<unknown> =>
      client.eval(REPLACE, { keys: [key], arguments: [text!, withSecrets(text!, sealed)] });
    return [{ id: key.slice(PREFIX.length), secrets: Object.fromEntries(value) as Secrets, replace }];
  });
};

const openRedis: Opener = async (address, sealer) => {
  const { RedisSessionStorage } = await import('@shopify/shopify-app-session-storage-redis');
  const storage = new RedisSessionStorage(address, { onError: lost });
  await storage.ready;
  const { client } = (storage as unknown as { client: { client: RedisClient } }).client;
  return sealed(await storedInRedis(client), sealer, storage, () => storage.disconnect());
};

const openSqlite: Opener = async (address, sealer) => {
  const storage = new SqliteSessions(address);
  const close = async (): Promise<void> => storage.close();
  const opened = await sealed(storage.stored(), sealer, storage, close, () => storage.forgetReplaced());
  return opened;
};

/** Seals what is stored, then hands the sessions out; where a key is missing, nothing stays open. */
const sealed = async (
  stored: Parameters<typeof sealStored>[0],
  sealer: Sealer,
  storage: SessionStorage,
  close: Sessions['close'],
  afterwards: () => void = () => {},
): Promise<Sessions> => {
  try {
    if ((await sealStored(stored, sealer)) > 0) afterwards();
  } catch (error) {
    await close();
    throw error;
  }
  return { storage: new SealedSessions(storage, sealer), close };
};

const OPENERS: Readonly<Record<PlaceKind, Opener>> = {
  postgres: openPostgres,
  redis: openRedis,
  sqlite: openSqlite,
};

/**
 * Opens what sessions are kept in, and seals the tokens in it that are not.
 * @param address a PostgreSQL or Redis server for several servers of ours, or the path of a SQLite file
 * @param keys the first one seals, all of them open
 * @throws where a server cannot be reached, or a key is missing
 */
export const openSessions = async (address: string, keys: readonly Uint8Array[]): Promise<Sessions> => {
  const kind = placeKind(address);
  if (kind === null) throw new Error(`Sessions cannot be kept in ${address.split(':')[0]}.`);
  return OPENERS[kind](address, new Sealer(keys, 'SESSION_KEYS'));
};
