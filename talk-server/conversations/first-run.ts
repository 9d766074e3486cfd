import { randomBytes, randomUUIDv7 } from 'node:crypto';
import type { Directory, Site } from '../storage/directory.ts';
import { hashOf, newSecret } from './secrets.ts';

/** What a new server starts with. The key is shown once: only its hash is stored. */
export interface FirstRun {
  readonly site: Site;
  readonly agentKey: string;
}

/** Makes a site and a member where there are none yet; null where there are. */
export const firstRun = async (
  directory: Directory,
  origins: readonly string[],
  now: number = Date.now(),
): Promise<FirstRun | null> => {
  if ((await directory.sites()).length > 0) return null;
  const site: Site = {
    id: randomUUIDv7(),
    name: 'My site',
    trackingKey: `talk-${randomBytes(9).toString('hex')}`,
    origins,
  };
  const agentKey = newSecret();
  await directory.addSite(site, now);
  await directory.addMember({ id: randomUUIDv7(), name: 'Owner' }, hashOf(agentKey), now);
  return { site, agentKey };
};
