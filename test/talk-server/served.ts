import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { pino } from 'pino';
import { WebSocket } from 'ws';
import type { ReaderEvent, SentAnswer, ServerFrame } from '../../core/contract/index.ts';
import { firstRun } from '../../talk-server/conversations/first-run.ts';
import { createApp, type ServerParts } from '../../talk-server/http/app.ts';
import type { Store } from '../../talk-server/storage/store.ts';
import { within } from '../patience.ts';
import { holdToDescription } from './described-answers.ts';
import { arrivals } from './arrivals.ts';

export const ORIGIN = 'https://shop.example';

/** A key or a secret as browsers make them, of so many bytes. */
export const random = (bytes: 16 | 32): string => randomBytes(bytes).toString('base64url');

export interface Answer<Body = unknown> {
  readonly status: number;
  readonly body: Body;
  readonly headers: Headers;
}

/** A server on loopback over a store, with one site and one agent. */
export const serve = async (store: Store, more: Partial<ServerParts> = {}) => {
  const app = createApp({ store, logger: pino({ level: 'silent' }), ...more });
  const undescribed = holdToDescription(app);
  await app.listen({ host: '127.0.0.1', port: 0 });
  const made = await firstRun(store.directory, [ORIGIN]);
  const site = made?.site ?? (await store.directory.sites())[0]!;
  return {
    url: app.listeningOrigin,
    server: app.server,
    site,
    agentKey: made?.agentKey ?? '',
    /** @throws where an answer was not as the API describes it */
    stop: async () => {
      await app.close();
      if (undescribed.length > 0) throw new Error(undescribed.join('\n'));
    },
  };
};
export type Served = Omit<Awaited<ReturnType<typeof serve>>, 'server'>;

const ask = async <Body>(
  url: string,
  method: string,
  headers: Readonly<Record<string, string>>,
  body?: unknown,
): Promise<Answer<Body>> => {
  const response = await fetch(url, {
    method,
    headers: { ...headers, ...(body !== undefined && { 'Content-Type': 'application/json' }) },
    ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, body: (text && JSON.parse(text)) as Body, headers: response.headers };
};

/** A visitor's browser, as the contract describes it. @param identity the token of somebody who is signed in */
export const visitorOf = ({ url, site }: Served, secret = random(32), origin = ORIGIN, identity?: string) => {
  const base = `${url}/v1/talk/${site.trackingKey}`;
  const headers = {
    Authorization: `Bearer ${secret}`,
    Origin: origin,
    ...(identity !== undefined && { 'Talk-Identity': identity }),
  };
  return {
    secret,
    ask: <Body = unknown>(method: string, path: string, body?: unknown) =>
      ask<Body>(`${base}${path}`, method, headers, body),
    start: (text: string, key = random(16), details: object = {}, more: object = {}) =>
      ask<SentAnswer>(`${base}/conversations/${key}`, 'PUT', headers, {
        details,
        message: { text },
        ...more,
      }),
    send: (conversation: string, text: string, key = random(16), more: object = {}) =>
      ask<SentAnswer>(`${base}/conversations/${conversation}/events`, 'POST', headers, {
        key,
        body: { text },
        ...more,
      }),
    connect: (have: Readonly<Record<string, number>> = {}, log?: string) =>
      connect(`${base.replace('http', 'ws')}/live`, secret, have, log, origin, identity),
  };
};

export const agentOf = ({ url, agentKey }: Served) => {
  const headers = { Authorization: `Bearer ${agentKey}` };
  const base = `${url}/v1/agents`;
  return {
    ask: <Body = unknown>(method: string, path: string, body?: unknown) =>
      ask<Body>(`${base}${path}`, method, headers, body),
    add: (conversation: string, type: string, body: object, more: object = {}) =>
      ask<SentAnswer>(`${base}/conversations/${conversation}/events`, 'POST', headers, {
        key: random(16),
        type,
        body,
        ...more,
      }),
    connect: (have: Readonly<Record<string, number>> = {}) =>
      connect(`${base.replace('http', 'ws')}/live`, agentKey, have),
  };
};

/** A socket that has said hello, and what came in over it. */
export const connect = async (
  url: string,
  secret: string,
  have: Readonly<Record<string, number>> = {},
  log?: string,
  origin = ORIGIN,
  identity?: string,
) => {
  const socket = new WebSocket(url, { origin });
  const frames: (ServerFrame | { readonly t: 'row' })[] = [];
  let code: number | undefined;
  let reason = '';
  const { tell, until } = arrivals(() => ({ code, last: frames.slice(-5) }));
  socket.on('message', (data) => {
    frames.push(JSON.parse(String(data)) as ServerFrame);
    tell();
  });
  socket.on('close', (closed, why) => {
    code = closed;
    reason = String(why);
    tell();
  });
  await within('a socket to open', once(socket, 'open'));
  socket.send(
    JSON.stringify({
      t: 'hello',
      secret,
      have,
      ...(log !== undefined && { log }),
      ...(identity !== undefined && { identity }),
    }),
  );
  const events = (conversation?: string): ReaderEvent[] =>
    frames.flatMap((frame) =>
      frame.t === 'event' && (conversation === undefined || frame.c === conversation) ? [frame.event] : [],
    );
  return {
    socket,
    frames,
    events,
    code: () => code,
    reason: () => reason,
    /** Waits until what came in, or the end of it, is as wanted. */
    until,
    end: async (): Promise<void> => {
      if (socket.readyState === WebSocket.CLOSED) return;
      const closed = once(socket, 'close');
      socket.terminate();
      await within('a socket to close', closed);
    },
  };
};
