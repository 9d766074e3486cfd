// needs: nothing
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { openSessions } from '../../shopify-app/server/sessions/open.ts';
import { keepsSessions } from './session-contract.ts';

describe('SQLite keeps sessions', () => {
  keepsSessions(async () => {
    const folder = mkdtempSync(join(tmpdir(), 'talk-sqlite-'));
    return {
      address: join(folder, 'deeper/sessions.sqlite'),
      stop: async () => rmSync(folder, { recursive: true, force: true }),
    };
  });

  test('in files that nobody else on the machine can read', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'talk-sqlite-'));
    const { storage, close } = await openSessions(join(folder, 'sessions.sqlite'));
    await storage.deleteSession('none');
    const files = readdirSync(folder);
    expect(files).toContain('sessions.sqlite-wal');
    expect(files.map((file) => statSync(join(folder, file)).mode & 0o077)).toEqual(files.map(() => 0));
    await close();
    rmSync(folder, { recursive: true });
  });
});
