import type { IncomingMessage } from 'node:http';
import https from 'node:https';
import { pipeline, type Duplex, type Readable } from 'node:stream';
import { createBrotliDecompress, createGunzip } from 'node:zlib';
import { ownAddress } from './own-address.ts';
import { publicLookup } from './public-lookup.ts';
import { FetchRefused } from './refused.ts';

export interface FetchLimits {
  readonly redirects: number;
  /** For a page with its redirects. */
  readonly seconds: number;
  /** Of the page as it is read, unpacked. */
  readonly bytes: number;
}

/** What a look at a storefront needs, and no more. */
export const LIMITS: FetchLimits = { redirects: 3, seconds: 10, bytes: 2_000_000 };

export interface FetchedPage {
  /** Where it was found, after redirects. */
  readonly url: string;
  readonly status: number;
  /** As sent: one that was sent several times is there several times. */
  readonly headers: readonly { readonly name: string; readonly value: string }[];
  /** The document, as far as it was read. */
  readonly body: string;
  /** Whether there was more of it. */
  readonly cut: boolean;
}

/** All that a store is told about the one who asks. No cookie and no token ever goes along. */
const REQUEST_HEADERS = {
  Accept: 'text/html',
  'Accept-Encoding': 'gzip, br',
  'User-Agent': 'TalkMessengerForOrtto/0.1 (looks at its own store)',
};

const UNPACK: Readonly<Record<string, () => Duplex>> = {
  gzip: createGunzip,
  'x-gzip': createGunzip,
  br: createBrotliDecompress,
};

/**
 * No connection is kept for later, as a kept one would be used without a look at its address. Behind a proxy, which
 * Node is told of in its environment, that one looks names up, and has to see itself that they lead outside.
 */
const agent = (): https.Agent =>
  new https.Agent({ keepAlive: false, proxyEnv: https.globalAgent.options.proxyEnv });

const refusalOf = (error: unknown, host: string): FetchRefused => {
  if (error instanceof FetchRefused) return error;
  const { code = '', message } = error as NodeJS.ErrnoException;
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return new FetchRefused('notResolved', { host });
  return new FetchRefused('unreachable', { host, reason: code || message });
};

const request = (url: URL, signal: AbortSignal): Promise<IncomingMessage> =>
  new Promise((resolve, reject) => {
    https
      .get(
        url,
        { agent: agent(), headers: REQUEST_HEADERS, lookup: publicLookup, rejectUnauthorized: true, signal },
        resolve,
      )
      .on('error', reject);
  });

const unpacked = (response: IncomingMessage): Readable => {
  const encoding = response.headers['content-encoding']?.trim().toLowerCase() || 'identity';
  if (encoding === 'identity') return response;
  const unpack = Object.hasOwn(UNPACK, encoding) ? UNPACK[encoding] : undefined;
  if (!unpack) throw new Error('content-encoding');
  // What fails on the way reaches the one who reads.
  return pipeline(response, unpack(), () => {});
};

const readUpTo = async (
  limit: number,
  response: IncomingMessage,
): Promise<{ body: string; cut: boolean }> => {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of unpacked(response) as AsyncIterable<Buffer>) {
    chunks.push(chunk);
    size += chunk.length;
    if (size > limit) break;
  }
  const body = new TextDecoder().decode(Buffer.concat(chunks).subarray(0, limit));
  return { body, cut: size > limit };
};

const headersOf = ({ rawHeaders }: IncomingMessage): FetchedPage['headers'] =>
  rawHeaders.flatMap((name, at) => (at % 2 === 0 ? [{ name, value: rawHeaders[at + 1]! }] : []));

const isRedirect = (status: number): boolean => [301, 302, 303, 307, 308].includes(status);

/** One page, or where it leads. */
const get = async (
  url: URL,
  limits: FetchLimits,
  signal: AbortSignal,
): Promise<FetchedPage | { readonly location: string }> => {
  let response: IncomingMessage | undefined;
  try {
    response = await request(url, signal);
    const { statusCode: status = 0, headers } = response;
    if (isRedirect(status) && headers.location !== undefined) return { location: headers.location };
    const read = await readUpTo(limits.bytes, response);
    return { url: url.href, status, headers: headersOf(response), ...read };
  } catch (error) {
    // What is being read when the time is up fails in ways of its own.
    if (signal.aborted) throw new FetchRefused('tooSlow', { seconds: String(limits.seconds) });
    throw refusalOf(error, url.host);
  } finally {
    response?.destroy();
  }
};

/**
 * Fetches a page of the store's own as a visitor who is not signed in gets it, and nothing else (invariant 9). Each
 * redirect is judged like the first address.
 * @param address on one of the domains, absolute or relative to the first
 * @param domains the store's own, as Shopify names them
 * @throws {FetchRefused} where it cannot or must not be fetched
 */
export const fetchPage = async (
  address: string,
  domains: readonly string[],
  limits = LIMITS,
): Promise<FetchedPage> => {
  const signal = AbortSignal.timeout(limits.seconds * 1000);
  let url = ownAddress(address, `https://${domains[0]}/`, domains);
  for (let step = 0; step <= limits.redirects; step += 1) {
    const got = await get(url, limits, signal);
    if (!('location' in got)) return got;
    url = ownAddress(got.location, url.href, domains);
  }
  throw new FetchRefused('tooManyRedirects', { limit: String(limits.redirects) });
};
