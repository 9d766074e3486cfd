import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';

/** Of IPv6 only what is handed out to the public is public. */
const GLOBAL_IPV6 = ipaddr.IPv6.parseCIDR('2000::/3');

/** Whether anyone on the internet could reach an address as well; false for what is none. */
export const isPublic = (address: string): boolean => {
  if (isIP(address) === 0) return false;
  const parsed = ipaddr.parse(address);
  if (parsed.range() !== 'unicast') return false;
  return parsed instanceof ipaddr.IPv4 || (parsed as ipaddr.IPv6).match(GLOBAL_IPV6);
};
