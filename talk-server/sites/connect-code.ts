import { printConnectCode } from '@talk-suite/core/contract';
import { newSecret } from '../conversations/secrets.ts';
import { newKey } from '../keys/new-key.ts';
import type { Site } from '../storage/directory.ts';
import type { Scope } from '../storage/keys.ts';
import type { Store } from '../storage/store.ts';

const addKey = async (store: Store, site: Site, scope: Scope, now: number): Promise<string> => {
  const name = `Connect code of ${site.name}`;
  const { secret, key } = newKey({ name, site: site.id, scopes: [scope] }, now);
  await store.keys.addApiKey(key);
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
