import type { FastifyRequest } from 'fastify';
import { hashOf } from '../conversations/secrets.ts';
import type { Site } from '../storage/directory.ts';
import type { Scope } from '../storage/keys.ts';
import type { Store } from '../storage/store.ts';
import { Refusal } from './problems.ts';

const KEY = /^[\w-]{1,200}$/;

/**
 * The site that a host's key is for. An unknown key, a revoked one, one of another scope and one for no single site are
 * all the same answer.
 * @throws {Refusal} `forbidden`
 */
export const siteOfKey = async (store: Store, { headers }: FastifyRequest, scope: Scope): Promise<Site> => {
  const secret = headers['x-api-key'];
  const key =
    typeof secret === 'string' && KEY.test(secret) ? await store.keys.apiKeyOf(hashOf(secret)) : null;
  const site =
    key !== null && key.scopes.includes(scope)
      ? (await store.directory.sites()).find(({ id }) => id === key.site)
      : undefined;
  if (site === undefined) throw new Refusal({ problem: 'forbidden' });
  return site;
};
