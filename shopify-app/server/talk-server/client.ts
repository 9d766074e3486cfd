import type { IncomingMessage, RequestOptions } from 'node:http';
import http from 'node:http';
import https from 'node:https';
import { isIP } from 'node:net';
import {
  pushOutcome,
  type PushBody,
  type PushFailure,
  type PushOutcome,
  type SessionBody,
} from '@talk-suite/core/contract';
import { isPublic } from '@talk-suite/core/public-address';
import { publicLookup } from '../storefront/public-lookup.ts';
import { FetchRefused } from '../storefront/refused.ts';

export interface Destination {
  /** The connection's own server, with a slash at the end. */
  readonly server: string;
  /** Of a connect code. */
  readonly key: string;
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

interface Answer {
  readonly status: number;
  readonly body: unknown;
}

/**
 * Asks a Talk server with a key. Redirects are not followed: they would take the key elsewhere.
 * @throws {FetchRefused} where its address is not public
 */
const ask = async (
  { server, key, loopback }: Destination,
  method: 'PUT' | 'POST',
  path: string,
  body: object,
): Promise<Answer> => {
  const url = new URL(path, server);
  const way = wayTo(url, loopback);
  if (way === null) throw new FetchRefused('notPublic');
  const text = JSON.stringify(body);
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    (url.protocol === 'https:' ? https : http)
      .request(
        url,
        {
          ...way,
          method,
          headers: {
            'Content-Type': 'application/json',
            'Content-Length': Buffer.byteLength(text),
            'X-Api-Key': key,
          },
          signal: AbortSignal.timeout(SECONDS * 1000),
        },
        resolve,
      )
      .on('error', reject)
      .end(text);
  });
  try {
    return { status: response.statusCode ?? 0, body: parsed(await textOf(response)) };
  } finally {
    response.destroy();
  }
};

/** Sends what a host keeps to its Talk server. */
export const sendSettings = async (to: Destination, body: PushBody): Promise<PushOutcome> => {
  try {
    const answer = await ask(to, 'PUT', 'v1/talk/settings', body);
    return pushOutcome(answer.status, answer.body, body.revision);
  } catch (error) {
    const cause = error instanceof FetchRefused ? error : (error as { cause?: unknown }).cause;
    return failed(
      cause instanceof FetchRefused && cause.reason === 'notPublic' ? 'notPublic' : 'unreachable',
    );
  }
};

/** Has a Talk server say who somebody is. @returns the token; null where it does not */
export const mintSession = async (to: Destination, body: SessionBody): Promise<string | null> => {
  try {
    const answer = await ask(to, 'POST', 'v1/talk/session', body);
    const token = (answer.body as { token?: unknown } | null)?.token;
    return answer.status === 200 && typeof token === 'string' ? token : null;
  } catch {
    return null;
  }
};
