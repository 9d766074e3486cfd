import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Session } from '@shopify/shopify-api';
import { openSessions, type Sessions } from '../../shopify-app/server/sessions/open.ts';
import { keyName } from '../../core/sealed/index.ts';
import type { Database } from './databases.ts';

export const [KEY, NEXT_KEY] = [Buffer.alloc(32, 1), Buffer.alloc(32, 2)] as const;

export const session = (shop: string, accessToken: string): Session =>
  new Session({
    id: `offline_${shop}`,
    shop,
    state: '',
    isOnline: false,
    scope: '',
    accessToken,
    expires: new Date('2027-03-01T12:00:00Z'),
    refreshToken: `refresh-${accessToken}`,
    refreshTokenExpires: new Date('2027-06-01T12:00:00Z'),
  });

const [shop, other] = ['larkmoor.myshopify.com', 'other.myshopify.com'];

/**
 * What the app asks of the place where sessions are kept; every place has to give it.
 * @param openPlain opens the place as it is, without encryption, as the first version did
 */
export const keepsSessions = (
  start: () => Promise<Database>,
  openPlain: (address: string) => Promise<Sessions>,
): void => {
  let database: Database;
  let sessions: Sessions;

  beforeAll(async () => {
    database = await start();
    sessions = await openSessions(database.address, [KEY]);
  });
  afterAll(async () => {
    await sessions.close();
    await database.stop();
  });

  test('a session comes back whole, with what renews it', async () => {
    const stored = session(shop, 'one');
    await sessions.storage.storeSession(stored);
    const loaded = await sessions.storage.loadSession(stored.id);
    expect(loaded?.accessToken).toBe('one');
    expect(loaded?.refreshToken).toBe('refresh-one');
    expect(loaded?.expires?.getTime()).toBe(stored.expires?.getTime());
    expect(loaded?.refreshTokenExpires?.getTime()).toBe(stored.refreshTokenExpires?.getTime());
    expect(loaded?.shop).toBe(shop);
  });

  test('one that is stored at the same moment by many is there once', async () => {
    await Promise.all(
      Array.from({ length: 20 }, (_, at) => sessions.storage.storeSession(session(shop, `token-${at}`))),
    );
    const found = await sessions.storage.findSessionsByShop(shop);
    expect(found).toHaveLength(1);
    expect(found[0]?.accessToken).toMatch(/^token-\d+$/);
  });

  test('another server sees it', async () => {
    await sessions.storage.storeSession(session(shop, 'shared'));
    const second = await openSessions(database.address, [KEY]);
    expect((await second.storage.loadSession(`offline_${shop}`))?.accessToken).toBe('shared');
    await second.close();
  });

  test('those of one store are deleted, and no others; twice does no harm', async () => {
    await sessions.storage.storeSession(session(shop, 'mine'));
    await sessions.storage.storeSession(session(other, 'theirs'));
    const ids = (await sessions.storage.findSessionsByShop(shop)).map(({ id }) => id);
    await sessions.storage.deleteSessions(ids);
    await sessions.storage.deleteSessions(ids);
    expect(await sessions.storage.findSessionsByShop(shop)).toEqual([]);
    expect(await sessions.storage.loadSession(ids[0] ?? '')).toBeUndefined();
    expect((await sessions.storage.loadSession(`offline_${other}`))?.accessToken).toBe('theirs');
  });

  const plainly = async <Result>(
    work: (storage: Sessions['storage']) => Promise<Result>,
  ): Promise<Result> => {
    const { storage, close } = await openPlain(database.address);
    try {
      return await work(storage);
    } finally {
      await close();
    }
  };
  /** The two tokens of a store as they are kept. */
  const kept = (of: string): Promise<readonly (string | undefined)[]> =>
    plainly(async (storage) => {
      const found = await storage.loadSession(`offline_${of}`);
      return [found?.accessToken, found?.refreshToken];
    });
  const sealedWith = (key: Uint8Array): readonly unknown[] =>
    Array(2).fill(expect.stringMatching(new RegExp(`^sealed1\\.${keyName(key)}\\.`)));

  test('its tokens are kept encrypted, and everything that finds it is not', async () => {
    await sessions.storage.storeSession(session(shop, 'shpua_secret'));
    expect(await kept(shop)).toEqual(sealedWith(KEY));
    expect((await sessions.storage.findSessionsByShop(shop))[0]?.refreshToken).toBe('refresh-shpua_secret');
  });

  test('tokens that were kept as they are get encrypted when the place is opened', async () => {
    await plainly((storage) => storage.storeSession(session(shop, 'shpua_plain')));
    expect(await kept(shop)).toEqual(['shpua_plain', 'refresh-shpua_plain']);
    const opened = await openSessions(database.address, [KEY]);
    expect(await kept(shop)).toEqual(sealedWith(KEY));
    expect((await opened.storage.loadSession(`offline_${shop}`))?.accessToken).toBe('shpua_plain');
    await opened.close();
  });

  test('a new key takes over from the former one, which can then go', async () => {
    await sessions.storage.storeSession(session(shop, 'shpua_old'));
    await (await openSessions(database.address, [NEXT_KEY, KEY])).close();
    expect(await kept(shop)).toEqual(sealedWith(NEXT_KEY));
    const opened = await openSessions(database.address, [NEXT_KEY]);
    const found = await opened.storage.loadSession(`offline_${shop}`);
    expect([found?.accessToken, found?.refreshToken]).toEqual(['shpua_old', 'refresh-shpua_old']);
    await opened.close();
    await (await openSessions(database.address, [KEY, NEXT_KEY])).close();
  });

  test('a wrong key is said at the start, and changes nothing', async () => {
    await sessions.storage.storeSession(session(shop, 'shpua_kept'));
    await expect(openSessions(database.address, [NEXT_KEY])).rejects.toThrow(
      `SESSION_KEYS: a stored secret was encrypted with the key ${keyName(KEY)}, which is not among them.`,
    );
    expect(await kept(shop)).toEqual(sealedWith(KEY));
    expect((await sessions.storage.loadSession(`offline_${shop}`))?.accessToken).toBe('shpua_kept');
  });

  test('the encrypted token of one store opens no other', async () => {
    await sessions.storage.storeSession(session(shop, 'shpua_mine'));
    const [accessToken = ''] = await kept(shop);
    await plainly((storage) => storage.storeSession(session(other, accessToken)));
    await expect(sessions.storage.loadSession(`offline_${other}`)).rejects.toThrow(
      'A stored secret was changed, or belongs to another place.',
    );
    await sessions.storage.deleteSessions([`offline_${other}`]);
  });
};
