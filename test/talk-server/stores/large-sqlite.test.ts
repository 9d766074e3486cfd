import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe } from '@jest/globals';
import { findsAmongMany } from './large-contract.ts';

describe('a large site in SQLite', () => {
  findsAmongMany(async () => {
    const folder = mkdtempSync(join(tmpdir(), 'talk-large-'));
    return {
      address: join(folder, 'talk.db'),
      stop: async () => rmSync(folder, { recursive: true, force: true }),
    };
  });
});
