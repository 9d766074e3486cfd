// Twin in PHP: csp/class-source-reader.php
import { webAddress } from '../policy/page.ts';

/** A source expression (CSP3 §2.3.1); `text` is as written. */
export type Source =
  | { readonly kind: 'none' | 'any' | 'invalid'; readonly text: string }
  /** Without its quotes, lower-cased: `self`, `unsafe-inline`, `strict-dynamic` … */
  | { readonly kind: 'keyword'; readonly text: string; readonly keyword: string }
  /** The value as written, base64: browsers ignore any other, such as a template's placeholder (R14). */
  | { readonly kind: 'nonce'; readonly text: string; readonly nonce: string }
  /** The algorithm lower-cased, the value in the base64 alphabet (R15). */
  | { readonly kind: 'hash'; readonly text: string; readonly algorithm: string; readonly hash: string }
  | { readonly kind: 'scheme'; readonly text: string; readonly scheme: string }
  | HostSource;

export interface HostSource {
  readonly kind: 'host';
  readonly text: string;
  readonly scheme: string | null;
  /** Lower-cased; of `*.example.com` the part behind the star, `''` for `*` alone. */
  readonly host: string;
  readonly wildcard: boolean;
  /** Digits, `*`, or null where none is written. */
  readonly port: string | null;
  /** Percent-decoded, without query and fragment, which no engine compares; null where none is written. */
  readonly path: string | null;
  /**
   * Whether engines differ in what it stands for: one blocks what another lets load. Such a source promises nothing,
   * and is kept for the engine that honours it; the other members are the widest that one of them reads.
   */
  readonly disputed: boolean;
}

export const KEYWORDS = [
  'self',
  'unsafe-inline',
  'unsafe-eval',
  'strict-dynamic',
  'unsafe-hashes',
  'report-sample',
  'unsafe-allow-redirects',
  'wasm-unsafe-eval',
  'trusted-types-eval',
  'report-sha256',
  'report-sha384',
  'report-sha512',
  'inline-speculation-rules',
] as const;

const keywords: ReadonlySet<string> = new Set(KEYWORDS);

const schemeSource = /^([a-z][a-z0-9+.-]*):$/i;
/** As the widest of the engines reads it; what comes after the first `/`, `?` or `#` is looked at by itself. */
const hostSource =
  /^(?:([a-z][a-z0-9+.-]*):\/\/)?(\*\.?|(?:\*\.)?[a-z0-9-]+(?:\.[a-z0-9-]+)*\.?)(?::(\d+|\*))?([/?#][^;,]*)?$/i;
const hashSource = /^'(sha256|sha384|sha512)-([a-z0-9+/_-]+={0,2})'$/i;

const nonceSource = /^'nonce-([a-z0-9+/_-]+={0,2})'$/i;

/** The beginning of `'nonce-157''unsafe-eval'`: WebKit reads it, Firefox and Chromium ignore the whole word. */
const readInPart = /^'(nonce-|sha(256|384|512)-)[a-z0-9+/_=-]+'/i;

/** What RFC 3986 has in a path: only there do all engines compare alike. */
const plainPath = /^\/(?!\/)(?:[a-z0-9._~!$&'()*+,=:@/-]|%[0-9a-f]{2})*$/i;

/** null where the escapes are none, or not of UTF-8. */
const decoded = (path: string): string | null => {
  try {
    return decodeURIComponent(path);
  } catch {
    return null;
  }
};

/**
 * Where engines differ, as measured in Chromium, Firefox and WebKit (test/csp/sources): WebKit takes no `*:8080`,
 * Firefox no `https://*` with a path, no port with a leading zero, no dot at a name's end, and a query or fragment
 * right after the host, which the others refuse; each reads paths beyond RFC 3986 in its own way.
 */
const isDisputed = (
  scheme: string | undefined,
  name: string,
  port: string | undefined,
  rest: string | undefined,
  path: string | null,
): boolean =>
  name.endsWith('.') ||
  (port !== undefined && /^0\d/.test(port)) ||
  (name === '*' && (rest !== undefined || (scheme === undefined && port !== undefined))) ||
  (rest !== undefined && path === null) ||
  (path !== null && (!plainPath.test(path) || decoded(path) === null));

const parseHost = (text: string): HostSource | null => {
  const match = hostSource.exec(text);
  if (!match) return null;
  const [, scheme, name = '', port, rest] = match;
  const path = rest === undefined ? null : rest.replace(/[?#].*/s, '') || null;
  return {
    kind: 'host',
    text,
    scheme: scheme?.toLowerCase() ?? null,
    host: name.toLowerCase().replace(/^\*\.?/, ''),
    wildcard: name.startsWith('*'),
    port: port ?? null,
    path: path && (decoded(path) ?? path),
    disputed: isDisputed(scheme, name, port, rest, path),
  };
};

const parseQuoted = (text: string): Source => {
  const inner = text.slice(1, -1);
  const lower = inner.toLowerCase();
  if (keywords.has(lower)) return { kind: 'keyword', text, keyword: lower };
  const nonce = nonceSource.exec(text)?.[1];
  if (nonce !== undefined) return { kind: 'nonce', text, nonce };
  const hash = hashSource.exec(text);
  if (!hash) return { kind: 'invalid', text };
  const [, algorithm = '', value = ''] = hash;
  const base64 = value.replaceAll('-', '+').replaceAll('_', '/');
  return { kind: 'hash', text, algorithm: algorithm.toLowerCase(), hash: base64 };
};

/** Reads one word of a source list. Every word is something; what no grammar fits is `invalid`. */
export const parseSource = (text: string): Source => {
  if (text === '*') return { kind: 'any', text };
  if (text.toLowerCase() === "'none'") return { kind: 'none', text };
  if (text.length > 2 && text.startsWith("'") && text.endsWith("'")) return parseQuoted(text);
  const scheme = schemeSource.exec(text);
  if (scheme) return { kind: 'scheme', text, scheme: scheme[1]!.toLowerCase() };
  return parseHost(text) ?? { kind: 'invalid', text };
};

const lists = new WeakMap<readonly string[], readonly Source[]>();

/** Reads a list. A directive's list is asked about by every requirement, so what was read is kept with it. */
export const parseSources = (values: readonly string[]): readonly Source[] => {
  const known = lists.get(values);
  if (known) return known;
  const sources = values.map(parseSource);
  lists.set(values, sources);
  return sources;
};

/** Whether a list has this keyword, in effect or not. */
export const hasKeyword = (sources: readonly Source[], keyword: (typeof KEYWORDS)[number]): boolean =>
  sources.some((source) => source.kind === 'keyword' && source.keyword === keyword);

/** Nonces and hashes switch `'unsafe-inline'` off (CSP3 §6.7.3.2, R11). */
export const hasNonceOrHash = (sources: readonly Source[]): boolean =>
  sources.some(({ kind }) => kind === 'nonce' || kind === 'hash');

/** Whether some browser reads a nonce or hash in the list: next to it, inline code cannot be promised. */
export const mayHaveNonceOrHash = (sources: readonly Source[]): boolean =>
  hasNonceOrHash(sources) || sources.some(({ kind, text }) => kind === 'invalid' && readInPart.test(text));

const bareKeywords: ReadonlySet<string> = new Set([...KEYWORDS, 'none']);

/** A keyword, nonce or hash that lacks its quotes, and so is read as a host. */
export const isUnquoted = (word: string): boolean =>
  bareKeywords.has(word.toLowerCase()) || /^(nonce-|sha(256|384|512)-)/i.test(word);

const expressibleHost = /^(?=.{1,253}$)(?!-)[a-z0-9-]+(\.[a-z0-9-]+)*$/;
const address = /^(\d+|0x[0-9a-f]*)(\.(\d+|0x[0-9a-f]*))*$/;

/**
 * The source that stands for a URL's origin, or null where the grammar has none (R18): a name with an
 * underscore, an address other than 127.0.0.1. Paths are left out: redirects ignore them (R21).
 * @param scheme another scheme on the same host, such as `wss`.
 */
export const originSource = (url: string, scheme?: string): string | null => {
  const parsed = webAddress(url);
  if (!parsed) return null;
  const { hostname, port, protocol } = parsed;
  const unusable = !expressibleHost.test(hostname) || (address.test(hostname) && hostname !== '127.0.0.1');
  return unusable ? null : `${scheme ?? protocol.slice(0, -1)}://${hostname}${port && `:${port}`}`;
};
