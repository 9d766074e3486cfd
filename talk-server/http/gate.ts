import { randomUUIDv7 } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { hashOf, newSecret } from '../conversations/secrets.ts';
import { may, type Power } from '../members/roles.ts';
import type { Role } from '../storage/members.ts';
import type { Store } from '../storage/store.ts';
import { Refusal } from './problems.ts';
import { keyHashIn } from './request-key.ts';

/** Somebody who is let in, and by what. */
export interface SignedIn {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  /** The hash of the session's secret; null for a key. */
  readonly session: string | null;
}

declare module 'fastify' {
  interface FastifyRequest {
    /** Set before the body is read, on the addresses of members. */
    member: SignedIn;
  }
}

const DAY = 24 * 60 * 60 * 1000;

/** A session ends when nobody has used it for so long, and at last when it is so old. */
const IDLE = 14 * DAY;
const OLDEST = 90 * DAY;

/** Milliseconds between two notes of when a session was seen. */
const SEEN_EVERY = 5 * 60 * 1000;

const SECURE_NAME = '__Host-talk_session';
const PLAIN_NAME = 'talk_session';

/** What of a request says who asks; a WebSocket's first request has the same. */
export interface Asking {
  readonly headers: IncomingHttpHeaders;
  readonly method: string;
  /** The origins at which the inbox is reached; asked for only where the answer depends on them. */
  origins(): readonly string[];
}

const cookieOf = (header: string | undefined, name: string): string | undefined =>
  header
    ?.split(';')
    .map((pair) => pair.trim())
    .find((pair) => pair.startsWith(`${name}=`))
    ?.slice(name.length + 1);

/**
 * A cookie comes along with whatever a page asks for, so a request that changes something has to come from the
 * inbox's own pages. Browsers say so in `Sec-Fetch-Site` (nobody else's page can set it) or in `Origin`.
 */
export const isOwnPage = ({ headers, method, origins }: Asking): boolean => {
  const site = headers['sec-fetch-site'];
  if (site !== undefined) return site === 'same-origin' || (site === 'none' && method === 'GET');
  if (headers.origin !== undefined) return origins().includes(headers.origin);
  return method === 'GET' || method === 'HEAD';
};

/** Lets members in: by a key of the scope `member:act`, or by the session's cookie. */
export class Gate {
  readonly #store: Store;
  readonly #now: () => number;
  readonly #publicUrl: string;

  /** @param publicUrl where browsers reach the server; empty: where it listens. */
  constructor(store: Store, now: () => number, publicUrl: string) {
    this.#store = store;
    this.#now = now;
    this.#publicUrl = publicUrl;
  }

  /** Where browsers reach the server, without a slash at the end. */
  addressOf(host: string | undefined, protocol: string): string {
    return (this.#publicUrl || `${protocol}://${host ?? 'localhost'}`).replace(/\/+$/, '');
  }

  originsOf(host: string | undefined, protocol: string): readonly string[] {
    return [new URL(this.addressOf(host, protocol)).origin, `${protocol}://${host ?? 'localhost'}`];
  }

  /** Who asks; null for nobody, or for somebody else's page. */
  async signedIn(asking: Asking): Promise<SignedIn | null> {
    const { headers } = asking;
    if (headers.authorization !== undefined || headers['x-api-key'] !== undefined) {
      const hash = keyHashIn(headers);
      const member = hash === null ? null : await this.#store.directory.memberOf(hash);
      return member && { ...member, session: null };
    }
    const secret = cookieOf(headers.cookie, SECURE_NAME) ?? cookieOf(headers.cookie, PLAIN_NAME);
    if (secret === undefined || !isOwnPage(asking)) return null;
    const hash = hashOf(secret);
    const now = this.#now();
    const member = await this.#store.members.sessionMember(hash, now - IDLE, now - OLDEST);
    if (member === null) return null;
    // A full disk keeps nobody from reading.
    if (now - member.seenAt > SEEN_EVERY)
      await this.#store.members.touchSession(hash, now).catch(() => undefined);
    return { id: member.id, name: member.name, role: member.role, session: hash };
  }

  /** Who asks over HTTP. @throws {Refusal} `forbidden` */
  async enter(request: FastifyRequest): Promise<SignedIn> {
    const { headers, method } = request;
    const origins = (): readonly string[] => this.originsOf(request.host, request.protocol);
    const member = await this.signedIn({ headers, method, origins });
    if (member === null) throw new Refusal({ problem: 'forbidden', reason: 'signedOut' });
    return member;
  }

  /** Refuses what other people's pages ask for in the name of somebody who is not signed in yet. */
  fromOwnPage(request: FastifyRequest): void {
    const { headers, method, host, protocol } = request;
    if (!isOwnPage({ headers, method, origins: () => this.originsOf(host, protocol) }))
      throw new Refusal({ problem: 'forbidden' });
  }

  /** Starts a session; its secret is in the answer's cookie and nowhere else. */
  async begin(request: FastifyRequest, reply: FastifyReply, member: string): Promise<void> {
    const secret = newSecret();
    const now = this.#now();
    await this.#store.members.addSession(member, {
      hash: hashOf(secret),
      address: request.ip,
      device: (request.headers['user-agent'] ?? '').slice(0, 200),
      createdAt: now,
      seenAt: now,
    });
    reply.header('Set-Cookie', this.#cookie(request, secret, OLDEST / 1000));
  }

  async end(request: FastifyRequest, reply: FastifyReply, { id, session }: SignedIn): Promise<void> {
    if (session !== null) await this.#store.members.endSession(id, session);
    reply.header('Set-Cookie', this.#cookie(request, '', 0));
  }

  #cookie(request: FastifyRequest, value: string, seconds: number): string {
    const isSecure = this.addressOf(request.host, request.protocol).startsWith('https:');
    const name = isSecure ? SECURE_NAME : PLAIN_NAME;
    return `${name}=${value}; Path=/; Max-Age=${seconds}; HttpOnly; SameSite=Strict${isSecure ? '; Secure' : ''}`;
  }

  /** Notes who did what. */
  async audit(
    request: Pick<FastifyRequest, 'ip'>,
    member: string | null,
    action: string,
    subject = '',
  ): Promise<void> {
    await this.#store.members.addAudit({
      id: randomUUIDv7(),
      at: this.#now(),
      member,
      action,
      subject,
      address: request.ip,
    });
  }
}

/** @throws {Refusal} `forbidden` where a member may not. */
export const need = ({ role }: SignedIn, power: Power): void => {
  if (!may(role, power)) throw new Refusal({ problem: 'forbidden', reason: 'role' });
};
