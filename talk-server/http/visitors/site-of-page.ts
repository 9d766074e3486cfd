import type { FastifyRequest } from 'fastify';
import { IDENTITY_HEADER, SECRET_PATTERN } from '@talk-suite/core/contract';
import { hashOf } from '../../conversations/secrets.ts';
import type { Directory, KnownVisitor, Site } from '../../storage/directory.ts';
import type { Store } from '../../storage/store.ts';
import type { Persons, Proof } from '../../visitors/persons.ts';
import { Refusal } from '../problems.ts';

const BEARER = /^Bearer ([\w-]+)$/;

/** Whether a page may talk to the server in a site's name: browsers say where it is, and nobody's page can lie. */
export const isPageOf = ({ origins }: Site, origin: string | undefined): boolean =>
  origin !== undefined && origins.includes(origin);

/** The site that an address names, if the page that asks is one of its own. */
export const siteFor = async (
  directory: Directory,
  trackingKey: string,
  origin: string | undefined,
): Promise<Site> => {
  const site = await directory.siteOf(trackingKey);
  if (site === null || !isPageOf(site, origin)) throw new Refusal({ problem: 'forbidden' });
  return site;
};

/** The hash of the secret that a browser proves itself with. Says nothing of whether anybody has it. */
export const secretHashOf = ({ headers }: Pick<FastifyRequest, 'headers'>): string => {
  const [, secret] = BEARER.exec(headers.authorization ?? '') ?? [];
  if (secret === undefined || !SECRET_PATTERN.test(secret)) throw new Refusal({ problem: 'forbidden' });
  return hashOf(secret);
};

/** The person that a request's token names; null where it has none. @throws {Refusal} where the token does not count */
export const proofFor = async (
  persons: Persons,
  { site, headers }: Pick<FastifyRequest, 'site' | 'headers'>,
): Promise<Proof | null> => {
  const token = headers[IDENTITY_HEADER];
  if (token === undefined) return null;
  const proof = typeof token === 'string' ? await persons.proofOf(site, token) : null;
  if (proof === null) throw new Refusal({ problem: 'identityRefused' });
  return proof;
};

/** The visitor who asks; one who never wrote has nothing that they could read or add to. */
export const knownVisitor = async (
  persons: Persons,
  { site, secretHash, proof }: FastifyRequest,
): Promise<KnownVisitor> => {
  const visitor = await persons.visitorOf(site, secretHash, proof);
  if (visitor === null) throw new Refusal({ problem: 'notFound' });
  return visitor;
};

/** The visitor who asks, if a conversation is theirs. */
export const ownConversation = async (
  { log }: Pick<Store, 'log'>,
  persons: Persons,
  request: FastifyRequest,
  conversation: string,
): Promise<KnownVisitor> => {
  const visitor = await knownVisitor(persons, request);
  const [head] = await log.heads([conversation]);
  if (head === undefined || head.visitor !== visitor.id) throw new Refusal({ problem: 'notFound' });
  return visitor;
};

/** Somebody who is blocked costs the look-up of who they are, and nothing else. */
export const unlessBlocked = (visitor: KnownVisitor | null): void => {
  if (visitor?.blocked === true) throw new Refusal({ problem: 'blocked' });
};
