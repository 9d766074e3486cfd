import { randomUUIDv7 } from 'node:crypto';
import { newMemberKey } from '../keys/new-key.ts';
import { newSite } from '../sites/new-site.ts';
import type { Directory, Site } from '../storage/directory.ts';

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
  const owner = { id: randomUUIDv7(), name: 'Owner', role: 'owner' as const };
  const { secret, key } = newMemberKey('First start', owner.id, now);
  return (await directory.addFirst(site, owner, key)) ? { site, agentKey: secret } : null;
};
