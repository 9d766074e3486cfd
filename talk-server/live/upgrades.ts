import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { CLOSE, FRAME_LIMIT, type Hello } from '@talk-suite/core/contract';
import { WebSocketServer } from 'ws';
import { hashOf } from '../conversations/secrets.ts';
import { clientAddressOf, type Trust } from '../http/client-address.ts';
import type { Asking, Gate } from '../http/gate.ts';
import { Refusal } from '../http/problems.ts';
import type { Member, Site } from '../storage/directory.ts';
import type { ConversationHead, ConversationLog } from '../storage/log.ts';
import type { Store } from '../storage/store.ts';
import type { Persons } from '../visitors/persons.ts';
import type { Attendance } from './attendance.ts';
import type { Feed } from './feed.ts';
import type { Hub, Topic } from './hub.ts';
import { CROWDED, type LiveLimits } from './limits.ts';
import { keepRepaired } from './repair.ts';
import { serveSocket, type Identify, type Reader, type SessionParts } from './session.ts';

const VISITORS = /^\/v1\/talk\/([\w.~-]+)\/live$/;
const AGENTS = '/v1/agents/live';

export interface LiveParts {
  readonly store: Store;
  readonly hub: Hub;
  readonly gate: Gate;
  readonly persons: Persons;
  readonly attendance: Attendance;
  readonly limits: LiveLimits;
  readonly trust: Trust;
  fault(error: unknown): void;
}

class VisitorReader implements Reader {
  readonly audience = 'visitor';
  readonly followsNew = true;
  readonly rowsOf = null;
  readonly id: string;
  readonly site: string;
  readonly topics: readonly [Topic];
  readonly #log: ConversationLog;

  constructor(log: ConversationLog, site: string, id: string) {
    this.#log = log;
    this.site = site;
    this.id = id;
    this.topics = [`visitor:${id}`];
  }

  conversations(): Promise<readonly ConversationHead[]> {
    return this.#log.conversationsOf(this.id);
  }
}

/** @throws {Refusal} `tooMany` */
const visitorReader = async (
  { store: { log }, persons, limits: { opened } }: LiveParts,
  site: Site,
  { secret, identity }: Hello,
): Promise<Reader | number> => {
  const secretHash = hashOf(secret);
  await opened.countSecret(secretHash);
  await opened.countSite(site.id);
  const proof = identity === undefined ? null : await persons.proofOf(site, identity);
  if (identity !== undefined && proof === null) return CLOSE.identity;
  const visitor = await persons.visitorOf(site, secretHash, proof);
  if (visitor === null || visitor.blocked) return CLOSE.forbidden;
  return new VisitorReader(log, site.id, visitor.id);
};

const agentReader = async (
  { directory, log, inbox }: Store,
  member: Pick<Member, 'id'> | null,
): Promise<Reader | number> => {
  if (member === null) return CLOSE.forbidden;
  const sites = await directory.sites();
  return {
    audience: 'agent',
    id: member.id,
    site: null,
    topics: sites.map(({ id }) => `site:${id}` as const),
    conversations: (have) => log.heads(have),
    followsNew: false,
    rowsOf: (conversation) => inbox.rowsOf([conversation], member.id),
  };
};

/** What the request for a socket says of who asks. Only a page's own origin opens one with a cookie. */
const askedBy = ({ headers }: IncomingMessage, gate: Gate): Asking => ({
  headers: { cookie: headers.cookie, origin: headers.origin },
  method: 'POST',
  origins: () => [...gate.originsOf(headers.host, 'http'), ...gate.originsOf(headers.host, 'https')],
});

const unheard = (): void => undefined;

const refuse = (socket: Duplex, status: string, header = ''): void => {
  socket.end(`HTTP/1.1 ${status}\r\n${header}Connection: close\r\nContent-Length: 0\r\n\r\n`);
};

/** Before there is a WebSocket: nothing more is done for somebody who asks for too many. */
const refuseCrowd = (socket: Duplex, seconds: number): void =>
  refuse(socket, '429 Too Many Requests', `Retry-After: ${seconds}\r\n`);

export interface Live {
  /** How many WebSockets are open. */
  sockets(): number;
  /** Asks every client to come back, and ends. */
  close(): Promise<void>;
}

/** Takes WebSockets on a server: `/v1/talk/<tracking key>/live` for visitors, `/v1/agents/live` for agents. */
export const addLive = (server: Server, live: LiveParts): Live => {
  const { store, hub, gate, attendance, limits, fault } = live;
  const sockets = new WebSocketServer({ noServer: true, perMessageDeflate: false, maxPayload: FRAME_LIMIT });
  const feeds = new Set<Feed>();
  const parts: SessionParts = { log: store.log, hub, feeds, attendance, limits, fault };
  const stopRepair = keepRepaired(store.log, feeds, hub, fault);

  const identifierOf = async (request: IncomingMessage): Promise<Identify | null> => {
    const [path = ''] = (request.url ?? '').split('?');
    if (path === AGENTS) {
      // The inbox cannot read its cookie: it comes with the request for the socket, and has to be from its own page.
      const signedIn = await gate.signedIn(askedBy(request, gate));
      return async ({ secret }) =>
        agentReader(store, signedIn ?? (await store.directory.memberOf(hashOf(secret))));
    }
    const [, trackingKey] = VISITORS.exec(path) ?? [];
    if (trackingKey === undefined) return null;
    const site = await store.directory.siteOf(trackingKey);
    const { origin } = request.headers;
    if (site === null || origin === undefined || !site.origins.includes(origin)) return null;
    return (hello) => visitorReader(live, site, hello);
  };

  const upgrade = async (request: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> => {
    const address = clientAddressOf(request, live.trust);
    await limits.opened.countAddress(address);
    const identify = await identifierOf(request);
    if (identify === null) return refuse(socket, '403 Forbidden');
    if (limits.callers.isFull(address)) return refuseCrowd(socket, CROWDED);
    // From here on the WebSocket hears of its errors.
    socket.off('error', unheard);
    sockets.handleUpgrade(request, socket, head, (client) =>
      serveSocket(client, parts, limits.callers.enter(address), identify),
    );
  };

  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    // A client that goes away while it is looked up.
    socket.on('error', unheard);
    upgrade(request, socket, head).catch((error: unknown) => {
      if (error instanceof Refusal) return refuseCrowd(socket, error.retryAfter ?? CROWDED);
      fault(error);
      refuse(socket, '503 Service Unavailable');
    });
  });

  return {
    sockets: () => sockets.clients.size,
    close: async () => {
      stopRepair();
      for (const client of sockets.clients) client.close(CLOSE.restarting);
      // Those that do not answer are not waited for.
      const late = setTimeout(() => sockets.clients.forEach((client) => client.terminate()), 1000);
      await new Promise<void>((resolve) => sockets.close(() => resolve()));
      clearTimeout(late);
    },
  };
};
