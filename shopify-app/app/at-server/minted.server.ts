import type { Connection } from '@talk-suite/core/connection';
import { allowsLoopback } from '../../app-data/index.ts';
import { mintSession } from '../../server/talk-server/client.ts';
import { siteName, Vault } from '../../server/talk-server/vault.ts';
import { config, sessions } from '../shopify.server.ts';

const vault = new Vault(sessions.storage);

/** A person's name at the Talk server: another host of the same site may count its people from one, too. */
const externalId = (shop: string, customer: string): string => `shopify:${shop}:${customer}`;

/**
 * A token that proves a customer to the store's Talk server; null where the store has none, its connect code does not
 * vouch for people, or the server does not answer. Asked for anew each time: one that was kept would have ended at a
 * sign-out in between.
 */
export const mintedFor = async (
  shop: string,
  customer: string,
  connection: Connection | null,
): Promise<string | null> => {
  if (connection?.service !== 'talk-server') return null;
  const server = connection.captureHost;
  const kept = await vault.read(shop);
  if (kept === null || kept === 'unreadable' || kept.sessionsKey === null) return null;
  if (kept.site !== siteName(server, connection.trackingKey)) return null;
  return mintSession(
    { server, key: kept.sessionsKey, loopback: allowsLoopback(config) },
    { merge_by: ['str::ei'], fields: { 'str::ei': externalId(shop, customer) } },
  );
};
