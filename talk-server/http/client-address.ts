import type { IncomingMessage } from 'node:http';
import proxyAddress from '@fastify/proxy-addr';

/** Whether what an address says of where a request came from is believed. */
export type Trust = (address: string, hop: number) => boolean;

/** @param proxies addresses, as CIDR; nobody else is believed */
export const trustOf = (proxies: readonly string[]): Trust => proxyAddress.compile([...proxies]);

/** Where a request that Fastify does not see came from, as Fastify says of the others. */
export const clientAddressOf = (request: IncomingMessage, trust: Trust): string =>
  // A socket that is closed already has none.
  request.socket.remoteAddress === undefined ? '' : proxyAddress(request, trust);
