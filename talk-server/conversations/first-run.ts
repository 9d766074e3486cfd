import { randomUUIDv7 } from 'node:crypto';
import { newSite } from '../sites/new-site.ts';
import type { Directory, Site } from '../storage/directory.ts';
import { hashOf, newSecret } from './secrets.ts';

/** What a new server starts with. The key is shown once: only its hash is stored. */
export interface FirstRun {
  readonly site: Site;
  readonly agentKey: string;
}

/** Makes a first site and member; null where that was done before, or by another process just now. */
export const firstRun = async (
  directory: Directory,
  origins: readonly string[],
  now: number = Date.now(),
): Promise<FirstRun | null> => {
  const site = newSite('My site', origins);
  const agentKey = newSecret();
  const owner = { id: randomUUIDv7(), name: 'Owner', role: 'owner' as const };
  return (await directory.addFirst(site, owner, hashOf(agentKey), now)) ? { site, agentKey } : null;
};
