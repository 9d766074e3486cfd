import http from 'node:http';
import https from 'node:https';
import { isIP } from 'node:net';
import { isPublic } from '@talk-suite/core/public-address';
import { isAllowed, judgedLookup } from '../network/judged-lookup.ts';

/** Milliseconds that a receiver has to answer. */
const PATIENCE = 10_000;

/** Bytes of an answer that are waited for; what it says does not matter. */
const ANSWER = 64 * 1024;

/** Why nothing is sent to an address, or what came of it. For the operator. */
export class NotDelivered extends Error {}

/** What is wrong with a webhook's address; null where nothing is. */
export const objectionTo = (address: string, local: boolean): string | null => {
  if (!URL.canParse(address)) return 'is no address';
  const { protocol, hostname, username, password } = new URL(address);
  const host = hostname.replace(/^\[|\]$/g, '');
  const isLocal =
    local && (host === 'localhost' || (isIP(host) !== 0 && isAllowed(host, true) && !isPublic(host)));
  if (protocol !== 'https:' && !(protocol === 'http:' && isLocal)) return 'has to begin with https://';
  if (username !== '' || password !== '') return 'must not hold a name or a password';
  if (isIP(host) !== 0 && !isAllowed(host, local)) return 'is not public';
  return null;
};

/**
 * Posts JSON to a receiver. Only public addresses are connected to, as judged when the connection is made, and no
 * redirect is followed: it would lead anywhere.
 * @param local whether loopback is allowed as well, and plain http there.
 * @throws {NotDelivered} unless it was answered with 2xx.
 */
export const post = async (
  address: string,
  headers: Readonly<Record<string, string>>,
  body: string,
  local: boolean,
): Promise<void> => {
  const objection = objectionTo(address, local);
  if (objection !== null) throw new NotDelivered(`The address ${objection}`);
  const url = new URL(address);
  const signal = AbortSignal.timeout(PATIENCE);
  const { request, Agent } = url.protocol === 'https:' ? https : http;
  const agent = new Agent({ keepAlive: false });
  try {
    const status = await new Promise<number>((resolve, reject) => {
      const sending = request(
        url,
        {
          method: 'POST',
          agent,
          signal,
          lookup: judgedLookup(local),
          headers: {
            ...headers,
            'Content-Type': 'application/json',
            'Content-Length': String(Buffer.byteLength(body)),
            'User-Agent': 'TalkServer/0.1 (webhook)',
          },
        },
        (response) => {
          let size = 0;
          response.on('data', (part: Buffer) => {
            size += part.length;
            if (size > ANSWER) response.destroy();
          });
          response.on('close', () => resolve(response.statusCode ?? 0));
          response.on('error', () => resolve(response.statusCode ?? 0));
        },
      );
      sending.on('error', reject);
      sending.end(body);
    });
    if (status < 200 || status > 299) throw new NotDelivered(`It was answered with ${status}`);
  } catch (error) {
    if (error instanceof NotDelivered) throw error;
    if (signal.aborted) throw new NotDelivered(`No answer within ${PATIENCE / 1000} seconds`);
    const { code, message } = error as NodeJS.ErrnoException;
    throw new NotDelivered(code ?? message);
  } finally {
    agent.destroy();
  }
};
