// A member's browser, as far as the server sees it: a jar with one cookie, and pages of its own.
import { once } from 'node:events';
import { WebSocket } from 'ws';
import type { InboxFrame } from '../../../talk-server/live/inbox-frame.ts';
import { ownerLink } from '../../../talk-server/members/owner-link.ts';
import type { Store } from '../../../talk-server/storage/store.ts';
import { within } from '../../patience.ts';
import { arrivals } from '../arrivals.ts';
import { random, type Answer, type Served } from '../served.ts';

export const PASSWORD = 'correct horse battery';

export const inboxOf = ({ url }: Served) => {
  let cookie = '';
  const ask = async <Body = unknown>(
    method: string,
    path: string,
    body?: unknown,
    more: Readonly<Record<string, string>> = {},
  ): Promise<Answer<Body>> => {
    const response = await fetch(`${url}${path}`, {
      method,
      headers: {
        'Sec-Fetch-Site': 'same-origin',
        ...(cookie && { Cookie: cookie }),
        ...(body !== undefined && { 'Content-Type': 'application/json' }),
        ...more,
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const [set] = response.headers.getSetCookie();
    if (set !== undefined) cookie = set.split(';')[0]!;
    const text = await response.text();
    return { status: response.status, body: (text && JSON.parse(text)) as Body, headers: response.headers };
  };
  return {
    cookie: () => cookie,
    ask: <Body = unknown>(method: string, path: string, body?: unknown, more?: Record<string, string>) =>
      ask<Body>(method, `/v1/inbox${path}`, body, more),
    add: (conversation: string, type: string, body: object, more: object = {}) =>
      ask<{ event: { seq: number } }>('POST', `/v1/agents/conversations/${conversation}/events`, {
        key: random(16),
        type,
        body,
        ...more,
      }),
    read: (conversation: string, seq: number) =>
      ask('POST', `/v1/agents/conversations/${conversation}/read`, { seq }),
    /** A socket of the inbox: the cookie says who it is. */
    socket: (origin = url) =>
      new WebSocket(`${url.replace('http', 'ws')}/v1/agents/live`, { origin, headers: { Cookie: cookie } }),
  };
};
export type InboxClient = ReturnType<typeof inboxOf>;

const tokenOf = (link: string): string => link.split('#')[1]!;

/** Follows a link of the console or of an invitation. */
export const accept = (client: InboxClient, link: string, name: string, email: string) =>
  client.ask('POST', '/invitation/accept', { token: tokenOf(link), name, email, password: PASSWORD });

export const ownerOf = async (served: Served, store: Store): Promise<InboxClient> => {
  const client = inboxOf(served);
  const link = await ownerLink(store, served.url);
  if (link === null) throw new Error('There is an owner already.');
  await accept(client, link, 'Olga', 'olga@example.com');
  return client;
};

/** Another member, invited by somebody who may. */
export const invited = async (
  served: Served,
  by: InboxClient,
  role: 'owner' | 'admin' | 'agent',
  name: string,
): Promise<InboxClient> => {
  const email = `${name.toLowerCase()}@example.com`;
  const { body } = await by.ask<{ link: string }>('POST', '/invitations', { email, role });
  const client = inboxOf(served);
  await accept(client, body.link, name, email);
  return client;
};

/** A socket of the inbox that has said hello, and what came in over it. */
export const liveOf = async (client: InboxClient) => {
  const socket = client.socket();
  const frames: InboxFrame[] = [];
  const { tell, until } = arrivals(() => frames.slice(-5));
  socket.on('message', (data) => {
    frames.push(JSON.parse(String(data)) as InboxFrame);
    tell();
  });
  await within('a socket to open', once(socket, 'open'));
  const send = (frame: object): void => socket.send(JSON.stringify(frame));
  send({ t: 'hello', secret: 'session', have: {} });
  await until(() => frames.some(({ t }) => t === 'welcome'));
  return { frames, send, until, end: () => socket.terminate() };
};
