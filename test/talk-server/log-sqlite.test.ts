import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { openDatabase } from '../../talk-server/storage/sqlite/database.ts';
import { openSqliteLog } from '../../talk-server/storage/sqlite/open.ts';
import { keepsItsPromises, startRequest, type LogUnderTest } from './log-contract.ts';
import { watched } from './opened-log.ts';

const onSqlite = async (): Promise<LogUnderTest & { readonly file: string }> => {
  const folder = mkdtempSync(join(tmpdir(), 'talk-log-'));
  const file = join(folder, 'talk.db');
  const open = () => openSqliteLog(file);
  await (await open()).close();
  const place = await watched(openDatabase(file), open, async () =>
    rmSync(folder, { recursive: true, force: true }),
  );
  return { ...place, file };
};

describe('the log in SQLite', () => {
  keepsItsPromises(onSqlite);

  test('is readable by its owner alone', async () => {
    const place = await onSqlite();
    expect(statSync(place.file).mode & 0o777).toBe(0o600);
    await place.stop();
  });

  test('answers what was asked before it was closed, and refuses what comes after', async () => {
    const place = await onSqlite();
    const asked = Array.from({ length: 50 }, () => place.log.start(startRequest()));
    await place.log.close();
    await expect(Promise.all(asked)).resolves.toHaveLength(50);
    await expect(place.log.start(startRequest())).rejects.toMatchObject({ problem: 'unavailable' });
    expect((await place.rows()).event).toBe(50);
    await place.stop();
  });
});
