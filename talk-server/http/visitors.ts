import type { FastifyRequest } from 'fastify';
import { IDENTITY_HEADER, SECRET_PATTERN } from '@talk-suite/core/contract';
import { hashOf } from '../conversations/secrets.ts';
import type { Directory, Site } from '../storage/directory.ts';
import type { Persons, Proof } from '../visitors/persons.ts';
import { Refusal } from './problems.ts';

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
