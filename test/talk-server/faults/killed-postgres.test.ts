// needs: postgres
import { expect, test } from '@jest/globals';
import { startPostgres } from '../../shopify/databases.ts';
import { killWhileVisitorsWrite } from './kill-rounds.ts';

test('a server on PostgreSQL that is killed again and again loses, doubles and reorders no message', async () => {
  const postgres = await startPostgres();
  const counts = await killWhileVisitorsWrite(postgres.address, { visitors: 8, messages: 40, kills: 3 });
  await postgres.stop();
  expect(counts).toMatchObject({ sent: 320, kills: 3, lost: 0, doubled: 0, reordered: 0 });
  expect(counts.repeated).toBeGreaterThan(0);
});
