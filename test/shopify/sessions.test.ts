// needs: nothing
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe } from '@jest/globals';
import { keepsSessions } from './session-contract.ts';

describe('SQLite keeps sessions', () => {
  keepsSessions(async () => {
    const folder = mkdtempSync(join(tmpdir(), 'talk-sqlite-'));
    return {
      address: join(folder, 'deeper/sessions.sqlite'),
      stop: async () => rmSync(folder, { recursive: true, force: true }),
    };
  });
});
