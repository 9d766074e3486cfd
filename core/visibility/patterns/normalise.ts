// Twin in PHP: visibility/class-normalise.php, visibility/class-query.php
// A run of escapes for one character of UTF-8, `%2F` and `%25` left out. What looks like one and is none (overlong
// forms, surrogates) makes `decodeURIComponent` throw and stays as it is; it hides no valid escape, as only
// continuation bytes can stand in its place.
const ESCAPE = /%(?!2[5f])(?:[0-7]|(?:[cd]|(?:e|f.%[89ab]).%[89ab]).%[89ab])[\da-f]/gi;

const decoded = (escape: string): string => {
  try {
    return decodeURIComponent(escape);
  } catch {
    return escape;
  }
};

/** Text as it is compared: valid UTF-8 escapes decoded once except `%2F` and `%25`, then NFC. */
export const comparable = (text: string): string =>
  /[^ -$&-~]/.test(text) ? text.replace(ESCAPE, decoded).normalize('NFC') : text;

/** Drops one slash at the end, unless it is all there is. */
export const withoutSlash = (path: string): string =>
  path.length > 1 && path.endsWith('/') ? path.slice(0, -1) : path;

/** An address or pattern as path and query, both as written. A fragment is dropped: no server ever sees one. */
export const splitQuery = (address: string): readonly [path: string, query: string] => {
  if (!/[?#]/.test(address)) return [address, ''];
  const [, path, query] = /^([^?#]*)\??([^#]*)/.exec(address)!;
  return [path!, query!];
};

const ORIGIN = /^[a-z][a-z\d+.-]*:\/\/[^/?#]*/i;

const rooted = (address: string): string =>
  withoutSlash(comparable(splitQuery(address.replace(ORIGIN, ''))[0].replace(/^(?!\/)/, '/')));

/**
 * The path of an address as patterns are compared with it: relative to the site's home, normalised.
 * @param address absolute, or relative to the host.
 * @param home address or path of the site's front page; an address outside of it keeps its whole path.
 */
export const normalisePath = (address: string, home = '/'): string => {
  const [path, base] = [rooted(address), rooted(home)];
  if (path === base) return '/';
  return base !== '/' && path.startsWith(`${base}/`) ? path.slice(base.length) : path;
};

// Node reads letters beyond ASCII wrongly where an invalid escape stands next to them; escaped, it reads them right.
const escapedLetters = (query: string): string =>
  query.replace(/[^\0-\x7f\ud800-\udfff]+/gu, encodeURIComponent);

const parsed = (query: string): URLSearchParams => new URLSearchParams(`?${escapedLetters(query)}`);

/**
 * The pairs of a query as every form and framework reads them (`application/x-www-form-urlencoded`), so that the
 * browser's own parser can judge the same conditions.
 */
export const queryPairs = (address: string): [name: string, value: string][] => [
  ...parsed(splitQuery(address)[1]),
];

/** One piece of a name or value of a query, decoded the same way. */
export const decodeQuery = (text: string): string => parsed(`=${text}`).get('') ?? '';

/** The other way round: the one form in which browsers print it (`URLSearchParams.toString`). */
export const encodeQuery = (text: string): string => new URLSearchParams([['', text]]).toString().slice(1);
