import type { IncomingMessage, RequestOptions } from 'node:http';
import http from 'node:http';
import https from 'node:https';
import { isIP } from 'node:net';
import { pushOutcome, type PushBody, type PushFailure, type PushOutcome } from '@talk-suite/core/contract';
import { isPublic } from '@talk-suite/core/public-address';
import { publicLookup } from '../storefront/public-lookup.ts';
import { FetchRefused } from '../storefront/refused.ts';

export interface Destination {
  /** The connection's own server, with a slash at the end. */
  readonly server: string;
  readonly settingsKey: string;
  /** Whether this app may reach a server on this computer: it is a developer's. */
  readonly loopback: boolean;
}

const SECONDS = 10;
/** Bytes of an answer that are read. */
const ANSWER_LIMIT = 65_536;

const LOOPBACK = /^(localhost|127\.[0-9.]+|\[::1\])$/;

const failed = (why: PushFailure): PushOutcome => ({ kind: 'failed', why, field: '' });

/**
 * How a server may be asked: by https, at public addresses that are judged while connecting, or on this computer. Null for
 * any other. Nothing is kept open: a kept connection would be used without a look at its address.
 */
const wayTo = (url: URL, loopback: boolean): RequestOptions | null => {
  const host = url.hostname.replace(/^\[|\]$/g, '');
  if (loopback && LOOPBACK.test(url.hostname)) return { agent: false };
  if (url.protocol !== 'https:' || (isIP(host) !== 0 && !isPublic(host))) return null;
  return {
    agent: new https.Agent({ keepAlive: false, proxyEnv: https.globalAgent.options.proxyEnv }),
    lookup: publicLookup,
  };
};

const textOf = async (response: IncomingMessage): Promise<string> => {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    chunks.push(chunk);
    size += chunk.length;
    if (size > ANSWER_LIMIT) break;
  }
  return Buffer.concat(chunks).toString('utf8');
};

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
};

/** Sends what a host keeps to its Talk server. Redirects are not followed: they would take the key elsewhere. */
export const sendSettings = async (
  { server, settingsKey, loopback }: Destination,
  body: PushBody,
): Promise<PushOutcome> => {
  const url = new URL('v1/talk/settings', server);
  const way = wayTo(url, loopback);
  if (way === null) return failed('notPublic');
  let response: IncomingMessage | undefined;
  try {
    const text = JSON.stringify(body);
    response = await new Promise<IncomingMessage>((resolve, reject) => {
      (url.protocol === 'https:' ? https : http)
        .request(
          url,
          {
            ...way,
            method: 'PUT',
            headers: {
              'Content-Type': 'application/json',
              'Content-Length': Buffer.byteLength(text),
              'X-Api-Key': settingsKey,
            },
            signal: AbortSignal.timeout(SECONDS * 1000),
          },
          resolve,
        )
        .on('error', reject)
        .end(text);
    });
    return pushOutcome(response.statusCode ?? 0, parsed(await textOf(response)), body.revision);
  } catch (error) {
    const cause = error instanceof FetchRefused ? error : (error as { cause?: unknown }).cause;
    return failed(
      cause instanceof FetchRefused && cause.reason === 'notPublic' ? 'notPublic' : 'unreachable',
    );
  } finally {
    response?.destroy();
  }
};
