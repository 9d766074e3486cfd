import { randomUUIDv7 } from 'node:crypto';
import { printConnectCode } from '@talk-suite/core/contract';
import { hashOf, newSecret } from '../conversations/secrets.ts';
import type { Site } from '../storage/directory.ts';
import type { Scope } from '../storage/keys.ts';
import type { Store } from '../storage/store.ts';

const addKey = async (store: Store, site: Site, scope: Scope, now: number): Promise<string> => {
  const secret = newSecret();
  await store.keys.addApiKey(
    {
      id: randomUUIDv7(),
      name: `Connect code of ${site.name}`.slice(0, 100),
      site: site.id,
      scopes: [scope],
      createdAt: now,
      revokedAt: null,
    },
    hashOf(secret),
  );
  return secret;
};

/**
 * Makes a connect code for a site, with keys of its own. It is shown once: the server stores their hashes.
 * @param server where hosts reach the server, with a slash at the end
 */
export const newConnectCode = async (
  store: Store,
  site: Site,
  server: string,
  now: number,
): Promise<string> => {
  await store.identities.ensureIdentityKey(site.id, newSecret(), now);
  return printConnectCode({
    server,
    trackingKey: site.trackingKey,
    settingsKey: await addKey(store, site, 'settings:write', now),
    sessionsKey: await addKey(store, site, 'sessions:mint', now),
  });
};
