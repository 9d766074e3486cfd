import { InputError } from './settings-file.ts';

const REDIRECTS = 3;
const TIMEOUT_MS = 10_000;
const SIZE_LIMIT = 2_000_000;

export interface FetchedPage {
  readonly url: string;
  readonly status: number;
  readonly headers: readonly { readonly name: string; readonly value: string }[];
  readonly body: Uint8Array;
}

const readUpTo = async (response: Response): Promise<Uint8Array> => {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    chunks.push(chunk);
    size += chunk.length;
    if (size > SIZE_LIMIT) throw new InputError([`${response.url}: is larger than ${SIZE_LIMIT} bytes`]);
  }
  return Buffer.concat(chunks);
};

const siteOf = (url: string): string => new URL(url).hostname.replace(/^www\./, '');

/** Whether two addresses are on one host, with or without `www.`: a person who named one has named the other. */
export const sameSite = (a: string, b: string): boolean => siteOf(a) === siteOf(b);

const isRedirect = (status: number): boolean => [301, 302, 303, 307, 308].includes(status);

const request = async (url: string, signal: AbortSignal): Promise<Response> => {
  try {
    return await fetch(url, { redirect: 'manual', signal, headers: { accept: 'text/html,*/*' } });
  } catch (error) {
    const reason =
      error instanceof Error && error.cause instanceof Error ? error.cause.message : String(error);
    throw new InputError([`${url}: cannot be fetched (${reason})`]);
  }
};

/**
 * Fetches what a person named on their own command line: that address is theirs to choose, loopback included, and not
 * what it leads to: another host is told, for them to name. At most three redirects, ten seconds in all and two
 * megabytes.
 * @throws {InputError} when there is nothing to read.
 */
export const fetchPage = async (address: string): Promise<FetchedPage> => {
  const signal = AbortSignal.timeout(TIMEOUT_MS);
  let url = address;
  for (let step = 0; step <= REDIRECTS; step += 1) {
    if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol)) {
      throw new InputError([`${url}: is not the address of a page`]);
    }
    if (!sameSite(url, address))
      throw new InputError([`${address}: leads to another host. Check it instead, if you know it: ${url}`]);
    const response = await request(url, signal);
    const location = response.headers.get('location');
    if (!isRedirect(response.status) || location === null) {
      const headers = [...response.headers].map(([name, value]) => ({ name, value }));
      return { url, status: response.status, headers, body: await readUpTo(response) };
    }
    await response.body?.cancel();
    url = URL.canParse(location, url) ? new URL(location, url).href : location;
  }
  throw new InputError([`${address}: redirects more than ${REDIRECTS} times`]);
};
