import type { Site } from '../storage/directory.ts';
import type { Store } from '../storage/store.ts';
import { UsageRefused } from './command.ts';

/** The site with an id, a tracking key or a name. @throws {UsageRefused} for none, or several. */
export const findSite = async ({ directory }: Store, wanted: string): Promise<Site> => {
  const sites = await directory.sites();
  const found = sites.filter(
    ({ id, trackingKey, name }) => id === wanted || trackingKey === wanted || name === wanted,
  );
  const [site] = found;
  if (site === undefined)
    throw new UsageRefused(`There is no site "${wanted}". \`talk-server sites list\` lists them.`);
  if (found.length > 1) throw new UsageRefused(`Several sites are called "${wanted}": name it by its id.`);
  return site;
};
