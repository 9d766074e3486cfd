// needs: postgres
import { describe, expect, jest, test } from '@jest/globals';
import { openSessions } from '../../shopify-app/server/sessions/open.ts';
import { startPostgres } from './databases.ts';
import { keepsSessions } from './session-contract.ts';

describe('PostgreSQL keeps sessions', () => {
  keepsSessions(startPostgres);

  test('and where it goes away, requests fail and the process goes on', async () => {
    const said = jest.spyOn(console, 'error').mockImplementation(() => {});
    const database = await startPostgres();
    const { storage, close } = await openSessions(database.address);
    await storage.findSessionsByShop('larkmoor.myshopify.com');
    await database.stop();
    await expect(storage.loadSession('any')).rejects.toThrow(Error);
    expect(said.mock.calls.flat().join('\n')).toContain('terminating connection');
    said.mockRestore();
    await close();
  });
});
