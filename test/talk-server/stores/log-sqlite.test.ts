import { statSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { keepsItsPromises } from './log-contract.ts';
import { startRequest, withSites } from '../log-requests.ts';
import { onSqlite } from '../places.ts';

describe('the log in SQLite', () => {
  keepsItsPromises(onSqlite);

  test('is readable by its owner alone', async () => {
    const place = await onSqlite();
    expect(statSync(place.file).mode & 0o777).toBe(0o600);
    await place.stop();
  });

  test('answers what was asked before it was closed, and refuses what comes after', async () => {
    const place = await withSites(onSqlite);
    const { log } = place.store;
    const asked = Array.from({ length: 50 }, () => log.start(startRequest()));
    await place.store.close();
    await expect(Promise.all(asked)).resolves.toHaveLength(50);
    await expect(log.start(startRequest())).rejects.toMatchObject({ problem: 'unavailable' });
    expect((await place.rows()).event).toBe(50);
    await place.stop();
  });
});
