export type PlaceKind = 'postgres' | 'redis' | 'sqlite';

/** The schemes of the servers that sessions can be kept in. */
const SCHEMES: Readonly<Record<string, PlaceKind>> = {
  'postgres:': 'postgres',
  'postgresql:': 'postgres',
  'redis:': 'redis',
  'rediss:': 'redis',
};

/**
 * What kind of place an address of sessions names: `postgres://db/talk` is a PostgreSQL server, a text without a scheme
 * the path of a SQLite file; null for a scheme that is not known.
 */
export const placeKind = (address: string): PlaceKind | null => {
  const scheme = /^([a-z][a-z0-9+.-]*:)\/\//i.exec(address)?.[1];
  return scheme === undefined ? 'sqlite' : (SCHEMES[scheme] ?? null);
};
