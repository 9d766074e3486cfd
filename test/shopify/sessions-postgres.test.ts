// needs: postgres
import { describe, expect, jest, test } from '@jest/globals';
import { PostgreSQLSessionStorage } from '@shopify/shopify-app-session-storage-postgresql';
import { openSessions } from '../../shopify-app/server/sessions/open.ts';
import { startPostgres } from './databases.ts';
import { KEY, keepsSessions } from './session-contract.ts';

describe('PostgreSQL keeps sessions', () => {
  keepsSessions(startPostgres, async (address) => {
    const storage = new PostgreSQLSessionStorage(address);
    await storage.ready;
    return { storage, close: () => storage.disconnect() };
  });

  test('and where it goes away, requests fail and the process goes on', async () => {
    const said = jest.spyOn(console, 'error').mockImplementation(() => {});
    const database = await startPostgres();
    const { storage, close } = await openSessions(database.address, [KEY]);
    await storage.findSessionsByShop('larkmoor.myshopify.com');
    await database.stop();
    await expect(storage.loadSession('any')).rejects.toThrow(/ECONNREFUSED|[Tt]erminat/);
    expect(said.mock.calls.flat().join('\n')).toContain('terminating connection');
    said.mockRestore();
    await close();
  });
});
