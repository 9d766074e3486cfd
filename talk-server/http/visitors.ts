import type { FastifyRequest } from 'fastify';
import { SECRET_PATTERN } from '@talk-suite/core/contract';
import { hashOf } from '../conversations/secrets.ts';
import type { Directory, KnownVisitor, Site } from '../storage/directory.ts';
import { Refusal } from './problems.ts';

const BEARER = /^Bearer ([\w-]+)$/;

/** The site that an address names, if the page that asks is one of its own. */
export const siteFor = async (
  directory: Directory,
  trackingKey: string,
  origin: string | undefined,
): Promise<Site> => {
  const site = await directory.siteOf(trackingKey);
  if (site === null || origin === undefined || !site.origins.includes(origin))
    throw new Refusal({ problem: 'forbidden' });
  return site;
};

/** The hash of the secret that a browser proves itself with. Says nothing of whether anybody has it. */
export const secretHashOf = ({ headers }: Pick<FastifyRequest, 'headers'>): string => {
  const [, secret] = BEARER.exec(headers.authorization ?? '') ?? [];
  if (secret === undefined || !SECRET_PATTERN.test(secret)) throw new Refusal({ problem: 'forbidden' });
  return hashOf(secret);
};

/** The visitor with a secret; a browser that never wrote has none, and nothing that it could read. */
export const visitorWith = async (
  directory: Directory,
  site: Site,
  secretHash: string,
): Promise<KnownVisitor> => {
  const visitor = await directory.visitorOf(site.id, secretHash);
  if (visitor === null) throw new Refusal({ problem: 'notFound' });
  return visitor;
};
