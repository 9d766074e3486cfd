import { covers } from '../../../core/csp/source-list/cover.ts';
import { isAscii } from '../../../core/csp/policy/parse.ts';
import { parseSource, type HostSource, type Source } from '../../../core/csp/source-list/source.ts';
import type { EngineName } from '../../browser/engines.ts';
import type { Measured, Measurement } from './measure.ts';

/** Whether an engine lets load what the core says, and where it does not, for which known reason. */

const PORTS: Readonly<Record<string, string>> = { http: '80', https: '443', ws: '80', wss: '443' };

const decoded = (path: string): string => {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
};

/** A request as the narrowest source there could be for it. */
const requestOf = (address: string): Source => {
  const { protocol, hostname, port, pathname } = new URL(address);
  const scheme = protocol.slice(0, -1);
  if (!(scheme in PORTS)) return { kind: 'scheme', text: address, scheme };
  const request: HostSource = {
    kind: 'host',
    text: address,
    scheme,
    host: hostname,
    wildcard: false,
    port: port || PORTS[scheme]!,
    path: decoded(pathname),
    disputed: false,
  };
  return request;
};

interface Pair {
  readonly engine: EngineName;
  readonly source: Source;
  readonly request: Source;
}

const isSocket = (scheme: string | null): boolean => scheme === 'ws' || scheme === 'wss';
const schemeOf = (source: Source): string | null =>
  source.kind === 'scheme' || source.kind === 'host' ? source.scheme : null;
const isOddPort = (request: Source): boolean =>
  request.kind === 'host' &&
  ((request.scheme === 'http' && request.port === '443') ||
    (request.scheme === 'https' && request.port === '80'));

/** Where an engine lets more load than the core promises: each is kept by a merge, and promised by none. */
const REASONS: Readonly<Record<string, (pair: Pair) => boolean>> = {
  'engines differ in what the source stands for': ({ source }) => source.kind === 'host' && source.disputed,
  "WebKit lets a socket's source load over http and https": ({ engine, source, request }) =>
    engine === 'webkit' && isSocket(schemeOf(source)) && !isSocket(schemeOf(request)),
  'WebKit takes data: for a part of *': ({ engine, source, request }) =>
    engine === 'webkit' && source.kind === 'any' && schemeOf(request) === 'data',
  'plain http on 443 and https on 80 are let through by engines of their own accord': ({ request }) =>
    isOddPort(request),
  'the scheme may become a safer one on ports that the source names': ({ source, request }) =>
    source.kind === 'host' && source.port !== null && ['https', 'wss'].includes(schemeOf(request) ?? ''),
};

/** The known reason for a difference, or null. */
const reasonFor = (pair: Pair): string | null =>
  Object.entries(REASONS).find(([, holds]) => holds(pair))?.[0] ?? null;

export interface Agreement {
  readonly checks: number;
  /** What the core promises and the engine blocks, or the engine loads for no known reason. */
  readonly differences: readonly string[];
  /** How often each known reason was met. */
  readonly reasons: Readonly<Record<string, number>>;
}

/** Holds what was measured on a page against what the core says of it. */
export const agreementOf = (
  { page, sources, addresses }: Measurement,
  { engine, allowed }: Measured,
): Agreement => {
  const url = new URL(page);
  const requests = addresses.map(requestOf);
  const differences: string[] = [];
  const reasons: Record<string, number> = {};
  sources.forEach((text, index) => {
    const source = parseSource(text);
    requests.forEach((request, at) => {
      // One character beyond ASCII drops the whole directive, and nothing is restricted.
      const says = !isAscii(text) || (source.kind !== 'none' && covers(source, request, url));
      const does = allowed[index]![at]!;
      if (says === does) return;
      const reason = does ? reasonFor({ engine, source, request }) : null;
      if (reason !== null) reasons[reason] = (reasons[reason] ?? 0) + 1;
      else differences.push(`${engine}, ${page}: ${text} ${does ? 'loads' : 'blocks'} ${addresses[at]}`);
    });
  });
  return { checks: sources.length * addresses.length, differences, reasons };
};

/** What an engine lets load, as one number, a bit for each address. */
const bitsOf = (allowed: readonly boolean[], counts: readonly boolean[]): bigint =>
  allowed.reduce((bits, each, at) => (each && counts[at] ? bits | (1n << BigInt(at)) : bits), 0n);

/**
 * Pairs of which the core says that one covers the other, on any page, although this engine lets the narrower one load
 * more: dropping that one would lose it.
 */
export const wronglyCovered = (
  { page, sources, addresses }: Measurement,
  { engine, allowed }: Measured,
): { pairs: number; wrong: readonly string[] } => {
  const counts = addresses.map((address) => !isOddPort(requestOf(address)));
  const read = sources.flatMap((text, index) =>
    isAscii(text) ? [{ text, source: parseSource(text), bits: bitsOf(allowed[index]!, counts) }] : [],
  );
  let pairs = 0;
  const wrong = read.flatMap((wide) =>
    read.flatMap((narrow) => {
      if (wide === narrow || wide.source.kind === 'none' || !covers(wide.source, narrow.source, null))
        return [];
      pairs += 1;
      return (narrow.bits & ~wide.bits) === 0n
        ? []
        : [`${engine}, ${page}: ${wide.text} covers ${narrow.text}`];
    }),
  );
  return { pairs, wrong };
};
