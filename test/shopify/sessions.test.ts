// needs: nothing
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { openSessions } from '../../shopify-app/server/sessions/open.ts';
import { SqliteSessions } from '../../shopify-app/server/sessions/sqlite.ts';
import { KEY, keepsSessions, session } from './session-contract.ts';

const shop = 'larkmoor.myshopify.com';

describe('SQLite keeps sessions', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'talk-sqlite-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  keepsSessions(
    async () => {
      const own = mkdtempSync(join(tmpdir(), 'talk-sqlite-'));
      return {
        address: join(own, 'deeper/sessions.sqlite'),
        stop: async () => rmSync(own, { recursive: true, force: true }),
      };
    },
    async (address) => {
      const storage = new SqliteSessions(address);
      return { storage, close: async () => storage.close() };
    },
  );

  const rights = (): Record<string, number> =>
    Object.fromEntries(readdirSync(folder).map((file) => [file, statSync(join(folder, file)).mode & 0o777]));
  const everything = (): string =>
    readdirSync(folder)
      .map((file) => readFileSync(join(folder, file), 'latin1'))
      .join('');

  test('in files that nobody else on the machine can read, also where they could before', async () => {
    const file = join(folder, 'sessions.sqlite');
    const first = await openSessions(file, [KEY]);
    await first.storage.storeSession(session(shop, 'one'));
    const closed = { 'sessions.sqlite': 0o600, 'sessions.sqlite-shm': 0o600, 'sessions.sqlite-wal': 0o600 };
    expect(rights()).toEqual(closed);
    for (const name of readdirSync(folder)) chmodSync(join(folder, name), 0o644);
    const second = await openSessions(file, [KEY]);
    expect(rights()).toEqual(closed);
    await first.close();
    await second.close();
  });

  test('in a folder of its own that nobody else can look into', async () => {
    const { close } = await openSessions(join(folder, 'new/sessions.sqlite'), [KEY]);
    expect(rights()).toEqual({ new: 0o700 });
    await close();
  });

  test('and nothing is left in the files of tokens that were not encrypted, or were deleted', async () => {
    const file = join(folder, 'sessions.sqlite');
    const plain = new SqliteSessions(file);
    for (let at = 0; at < 200; at += 1)
      await plain.storeSession(session(`s${at}.myshopify.com`, `shpua_plain${at}`));
    await plain.deleteSessions(Array.from({ length: 100 }, (_, at) => `offline_s${at}.myshopify.com`));
    plain.close();
    expect(everything()).toContain('shpua_plain');
    const { storage, close } = await openSessions(file, [KEY]);
    expect(everything()).not.toContain('shpua_plain');
    const [row] = await storage.findSessionsByShop('s150.myshopify.com');
    expect(row?.accessToken).toBe('shpua_plain150');
    const raw = new SqliteSessions(file);
    const sealed = (await raw.loadSession('offline_s150.myshopify.com'))?.accessToken ?? '';
    raw.close();
    expect(everything()).toContain(sealed);
    await storage.deleteSession('offline_s150.myshopify.com');
    await close();
    expect(everything()).not.toContain(sealed);
  });
});
