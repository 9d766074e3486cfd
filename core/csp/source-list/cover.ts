// Twin in PHP: csp/class-cover.php
import { parseSource, type HostSource, type Source } from './source.ts';

/**
 * Whether one source allows all that another does. On the safe side: true only where the specification and
 * the browsers agree (R16), so a doubt costs one more source and never a blocked request.
 */

/** http covers https, ws covers wss; nothing covers a socket but a socket's scheme (R16). */
export const schemeCovers = (wide: string, narrow: string): boolean =>
  wide === narrow || (wide === 'http' && narrow === 'https') || (wide === 'ws' && narrow === 'wss');

const network: ReadonlySet<string> = new Set(['http', 'https', 'ws', 'wss']);
const defaultPorts: Readonly<Record<string, string>> = { http: '80', https: '443', ws: '80', wss: '443' };

/** A source without a scheme takes the page's; on an https or http page that covers https (CSP3 §6.7.2.8). */
export const hostSchemeCovers = (wide: string | null, narrow: string | null, page: URL | null): boolean => {
  if (wide === null) {
    if (narrow === null) return true;
    if (narrow === 'https') return true;
    return narrow === 'http' && page?.protocol === 'http:';
  }
  if (narrow !== null) return schemeCovers(wide, narrow);
  return page !== null && schemeCovers(wide, page.protocol.slice(0, -1));
};

/** `*.example.com` does not cover `example.com` (CSP3 §6.7.2.10). Addresses match nothing but 127.0.0.1. */
export const nameCovers = (wide: HostSource, narrow: HostSource): boolean => {
  if (!wide.wildcard) return !narrow.wildcard && wide.host === narrow.host;
  if (wide.host === '') return true;
  return narrow.wildcard && wide.host === narrow.host ? true : narrow.host.endsWith(`.${wide.host}`);
};

const effectiveScheme = ({ scheme }: HostSource, page: URL | null): string | null =>
  scheme ?? page?.protocol.slice(0, -1) ?? null;

const portOf = ({ port }: HostSource, scheme: string): string | null => port ?? defaultPorts[scheme] ?? null;

/**
 * A port that is not written is the default of the URL's scheme (CSP3 §6.7.2.11). Where https is asked of a source for
 * http, both have to be default ports: on any other, Chromium lets the scheme not change.
 */
const portCovers = (wide: HostSource, narrow: HostSource, page: URL | null): boolean => {
  if (wide.port === '*') return true;
  const [from, to] = [effectiveScheme(wide, page), effectiveScheme(narrow, page)];
  if (to === null) return wide.port === narrow.port;
  if (from !== to) return wide.port === null && portOf(narrow, to) === defaultPorts[to];
  return portOf(wide, to) === portOf(narrow, to);
};

/** Exact, unless it ends in a slash; no path or `/` is every path (CSP3 §6.7.2.12). */
export const pathCovers = (wide: string | null, narrow: string | null): boolean => {
  if (wide === null || wide === '/') return true;
  if (narrow === null) return false;
  return wide.endsWith('/') ? narrow.startsWith(wide) : wide === narrow;
};

const hostCovers = (wide: HostSource, narrow: HostSource, page: URL | null): boolean =>
  !wide.disputed &&
  hostSchemeCovers(wide.scheme, narrow.scheme, page) &&
  nameCovers(wide, narrow) &&
  portCovers(wide, narrow, page) &&
  pathCovers(wide.path, narrow.path);

/** `'self'` as a host, once the page is known. */
const selfHost = (page: URL | null): HostSource | null => {
  const source = page && parseSource(page.origin);
  return source?.kind === 'host' ? source : null;
};

/** What `'self'` covers: the page's origin, its https form, and its sockets on the same port (R17). */
const selfCovers = (narrow: HostSource, page: URL | null): boolean => {
  const self = selfHost(page);
  if (!self || narrow.scheme === null) return false;
  return [self.scheme, 'https', 'wss', self.scheme === 'http' ? 'ws' : 'wss'].some((scheme) =>
    hostCovers({ ...self, scheme: scheme ?? null }, narrow, page),
  );
};

const anyCovers = (narrow: Source, page: URL | null): boolean => {
  if (narrow.kind === 'any') return true;
  if (narrow.kind === 'scheme') return network.has(narrow.scheme);
  if (narrow.kind === 'host') return network.has(effectiveScheme(narrow, page) ?? 'https');
  return (
    narrow.kind === 'keyword' &&
    narrow.keyword === 'self' &&
    (!page || network.has(page.protocol.slice(0, -1)))
  );
};

const keywordCovers = (wide: Source, narrow: Source & { kind: 'keyword' }, page: URL | null): boolean => {
  if (wide.kind === 'keyword') return wide.keyword === narrow.keyword;
  const self = narrow.keyword === 'self' ? selfHost(page) : null;
  return self !== null && (wide.kind === 'scheme' || wide.kind === 'host') && covers(wide, self, page);
};

const schemeSourceCovers = (scheme: string, narrow: Source, page: URL | null): boolean => {
  if (narrow.kind === 'scheme') return schemeCovers(scheme, narrow.scheme);
  if (narrow.kind !== 'host') return false;
  const target = effectiveScheme(narrow, page);
  return target !== null && schemeCovers(scheme, target);
};

/** Whether everything that `narrow` allows is allowed by `wide`, on this page (null: on any page). */
export const covers = (wide: Source, narrow: Source, page: URL | null): boolean => {
  if (narrow.kind === 'none' || wide.text === narrow.text) return true;
  if (narrow.kind === 'invalid') return false;
  if (wide.kind === 'any') return anyCovers(narrow, page);
  if (narrow.kind === 'keyword') return keywordCovers(wide, narrow, page);
  switch (wide.kind) {
    case 'nonce':
      return narrow.kind === 'nonce' && wide.nonce === narrow.nonce;
    case 'hash':
      return narrow.kind === 'hash' && wide.algorithm === narrow.algorithm && wide.hash === narrow.hash;
    case 'scheme':
      return schemeSourceCovers(wide.scheme, narrow, page);
    case 'host':
      return narrow.kind === 'host' && hostCovers(wide, narrow, page);
    case 'keyword':
      return wide.keyword === 'self' && narrow.kind === 'host' && selfCovers(narrow, page);
    default:
      return false;
  }
};

/** The first source of a list that covers this one, or null. A `'none'` next to others covers nothing (R10). */
export const coveredBy = (list: readonly Source[], narrow: Source, page: URL | null): Source | null =>
  list.find((source) => source.kind !== 'none' && covers(source, narrow, page)) ?? null;
