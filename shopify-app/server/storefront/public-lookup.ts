import dns from 'node:dns';
import type { LookupFunction } from 'node:net';
import { isPublic } from '@talk-suite/core/public-address';
import { FetchRefused } from './refused.ts';

/**
 * Looks a name up for a connection that is being made, once, and hands out what was judged: every address it has must
 * be public. A name server that answers differently a moment later (DNS rebinding) is not asked again.
 */
export const publicLookup: LookupFunction = (hostname, options, callback) => {
  dns.lookup(hostname, { ...options, all: true }, (error, addresses) => {
    const [first] = addresses ?? [];
    if (error || !first) callback(error ?? new FetchRefused('notResolved', { host: hostname }), '');
    else if (!addresses.every(({ address }) => isPublic(address)))
      callback(new FetchRefused('notPublic', { host: hostname }), '');
    else if (options.all) callback(null, addresses);
    else callback(null, first.address, first.family);
  });
};
