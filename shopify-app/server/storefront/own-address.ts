import { isIP } from 'node:net';
import { FetchRefused } from './refused.ts';

/** Characters of an address; browsers and servers take no longer ones. */
const LENGTH = 2000;

/** Somebody else's text, short enough for a message. */
const shown = (text: string): string => text.replaceAll(/[^\x20-\x7e]/g, '?').slice(0, 200);

/**
 * An address of the store, for a request: https, on one of its domains and the usual port, with neither user nor
 * password. Of the given text only path and query go on; the host is one that Shopify named.
 * @param text absolute, or relative to `base`
 * @param domains the store's own, in small letters
 * @throws {FetchRefused} where it is none
 */
export const ownAddress = (text: string, base: string, domains: readonly string[]): URL => {
  // Control characters, which URL parsers pass over in silence, are in no address that anyone means.
  const readable = text.length <= LENGTH && !/\p{Cc}/u.test(text) && URL.canParse(text, base);
  const url = readable ? new URL(text, base) : null;
  if (!url || !/^https?:$/.test(url.protocol) || url.username !== '' || url.password !== '')
    throw new FetchRefused('notAnAddress', { address: shown(text) });
  // Names only: what is an address already is looked up nowhere, and so judged nowhere.
  if (!domains.includes(url.host) || isIP(url.hostname.replaceAll(/[[\]]/g, '')) !== 0)
    throw new FetchRefused('otherHost', { host: shown(url.host) });
  if (url.protocol !== 'https:') throw new FetchRefused('notHttps', { address: shown(url.href) });
  url.hash = '';
  return url;
};
