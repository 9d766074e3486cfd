import { createHmac } from 'node:crypto';
import { ownAddresses, type Mark } from '../app-data/index.ts';

/**
 * Makes the marks of one store: HMAC with SHA-256 under a key that is derived from the app's secret. A mark covers
 * the addresses other than Ortto's own, so it cannot be moved to another connection or another store.
 */
export const markFor = (shop: string, secret: string): Mark => {
  const key = createHmac('sha256', secret).update('talk: hosts that were saved through the app').digest();
  return (connection) =>
    createHmac('sha256', key)
      .update(JSON.stringify([shop, ...ownAddresses(connection)]))
      .digest('base64url');
};
