import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Session } from '@shopify/shopify-api';
import { openSessions, type Sessions } from '../../shopify-app/server/sessions/open.ts';
import type { Database } from './databases.ts';

const session = (shop: string, accessToken: string): Session =>
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

/** What the app asks of the place where sessions are kept; every place has to give it. */
export const keepsSessions = (start: () => Promise<Database>): void => {
  let database: Database;
  let sessions: Sessions;

  beforeAll(async () => {
    database = await start();
    sessions = await openSessions(database.address);
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
    const second = await openSessions(database.address);
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
};
