import { covers, hostSchemeCovers, nameCovers, pathCovers, schemeCovers } from './cover.ts';
import type { HostSource, Source } from './source.ts';

/**
 * What two sources have in common (CSP: Embedded Enforcement, §4.2.1): the narrower of each part. `http://a.test`
 * and `https:` share `https://a.test`, although neither covers the other.
 */

const narrower = <Part>(a: Part, b: Part, covering: (wide: Part, narrow: Part) => boolean): [Part] | null => {
  if (covering(a, b)) return [b];
  return covering(b, a) ? [a] : null;
};

const portCovers = (wide: string | null, narrow: string | null): boolean =>
  wide === '*' || wide === narrow || (wide === null && narrow === '443');

const textOf = ({
  scheme,
  host,
  wildcard,
  port,
  path,
}: Omit<HostSource, 'kind' | 'text' | 'disputed'>): string =>
  [
    scheme === null ? '' : `${scheme}://`,
    wildcard ? (host === '' ? '*' : `*.${host}`) : host,
    port === null ? '' : `:${port}`,
    path ?? '',
  ].join('');

const ofHosts = (a: HostSource, b: HostSource, page: URL | null): HostSource | null => {
  if (a.disputed || b.disputed) return null;
  const scheme = narrower(a.scheme, b.scheme, (wide, narrow) => hostSchemeCovers(wide, narrow, page));
  const name = narrower(a, b, nameCovers);
  const port = narrower(a.port, b.port, portCovers);
  const path = narrower(a.path, b.path, pathCovers);
  if (!scheme || !name || !port || !path) return null;
  const parts = {
    scheme: scheme[0],
    host: name[0].host,
    wildcard: name[0].wildcard,
    port: port[0],
    path: path[0],
  };
  return { kind: 'host', text: textOf(parts), ...parts, disputed: false };
};

const withScheme = (host: HostSource, scheme: string): HostSource | null => {
  if (host.scheme !== null && !schemeCovers(host.scheme, scheme)) return null;
  return { ...host, scheme, text: textOf({ ...host, scheme }) };
};

/** The source that allows what both allow, or null where there is none (or none that can be written). */
export const intersection = (a: Source, b: Source, page: URL | null): Source | null => {
  if (covers(a, b, page)) return b;
  if (covers(b, a, page)) return a;
  if (a.kind === 'host' && b.kind === 'host') return ofHosts(a, b, page);
  if (a.kind === 'scheme' && b.kind === 'host') return withScheme(b, a.scheme);
  return a.kind === 'host' && b.kind === 'scheme' ? withScheme(a, b.scheme) : null;
};

/** Lists of more than so many pairs are left out: two policies that fit into headers have far fewer. */
const PAIRS = 250_000;

/** What several lists have in common beyond the sources that they name themselves. */
export const commonSources = (lists: readonly (readonly Source[])[], page: URL | null): readonly Source[] => {
  const [first = [], ...others] = lists;
  return others.reduce<readonly Source[]>((common, list) => {
    if (common.length * list.length > PAIRS) return [];
    const shared = common.flatMap((a) => list.flatMap((b) => intersection(a, b, page) ?? []));
    return [...new Map(shared.map((source) => [source.text, source])).values()];
  }, first);
};
