import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { killWhileVisitorsWrite } from './kill-rounds.ts';

test('a server on SQLite that is killed again and again loses, doubles and reorders no message', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'talk-killed-'));
  const counts = await killWhileVisitorsWrite(join(folder, 'talk.db'), {
    visitors: 8,
    messages: 40,
    kills: 3,
  });
  rmSync(folder, { recursive: true, force: true });
  expect(counts).toMatchObject({ sent: 320, kills: 3, lost: 0, doubled: 0, reordered: 0 });
  expect(counts.repeated).toBeGreaterThan(0);
});
