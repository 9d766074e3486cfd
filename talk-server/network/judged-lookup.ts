import dns from 'node:dns';
import { BlockList, isIP, type LookupFunction } from 'node:net';
import { isPublic } from '@talk-suite/core/public-address';

/** A name leads to an address that others on the internet cannot reach, or to none. */
export class NotPublic extends Error {}

const loopback = new BlockList();
loopback.addSubnet('127.0.0.0', 8, 'ipv4');
loopback.addAddress('::1', 'ipv6');

const isLoopback = (address: string): boolean =>
  loopback.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4');

/** Whether what people enter may lead to an IP address. @param local whether loopback is allowed as well */
export const isAllowed = (address: string, local: boolean): boolean =>
  isPublic(address) || (local && isLoopback(address));

/**
 * Looks a name up once, for the connection that is being made: every address that it has must be allowed. A name server
 * that answers differently a moment later is not asked again.
 */
export const judgedLookup =
  (local: boolean): LookupFunction =>
  (hostname, options, callback) => {
    dns.lookup(hostname, { ...options, all: true }, (error, addresses) => {
      const [first] = addresses ?? [];
      if (error || !first) callback(error ?? new NotPublic(`${hostname} has no address`), '');
      else if (!addresses.every(({ address }) => isAllowed(address, local)))
        callback(new NotPublic(`${hostname} leads to an address that is not public`), '');
      else if (options.all) callback(null, addresses);
      else callback(null, first.address, first.family);
    });
  };
