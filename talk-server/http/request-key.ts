import type { IncomingHttpHeaders } from 'node:http';
import type { FastifyInstance } from 'fastify';
import { hashOf } from '../conversations/secrets.ts';
import type { Site } from '../storage/directory.ts';
import type { ApiKey, Scope } from '../storage/keys.ts';
import type { Store } from '../storage/store.ts';
import type { AddressLimit } from './limits.ts';
import { Refusal } from './problems.ts';

const KEY = /^[\w-]{1,200}$/;
const BEARER = /^Bearer ([\w-]{1,200})$/;

/**
 * The hash of the key that a request comes with: in `Authorization: Bearer`, or in `X-Api-Key`, as Ortto has it. Null
 * where there is none.
 */
export const keyHashIn = (headers: IncomingHttpHeaders): string | null => {
  const given = headers['x-api-key'];
  const secret =
    typeof given === 'string' ? KEY.exec(given)?.[0] : BEARER.exec(headers.authorization ?? '')?.[1];
  return secret === undefined ? null : hashOf(secret);
};

/**
 * The key that a request comes with.
 * @param scope what it has to allow.
 * @throws {Refusal} `forbidden`, the same for none, a revoked one and one of another scope
 */
export const keyIn = async (store: Store, headers: IncomingHttpHeaders, scope: Scope): Promise<ApiKey> => {
  const hash = keyHashIn(headers);
  const key = hash === null ? null : await store.keys.apiKeyOf(hash);
  if (!key?.scopes.includes(scope)) throw new Refusal({ problem: 'forbidden' });
  return key;
};

/** The one site that a host's key is for. @throws {Refusal} `forbidden`, also for a key of every site */
const siteOfKey = async (store: Store, headers: IncomingHttpHeaders, scope: Scope): Promise<Site> => {
  const { site: only } = await keyIn(store, headers, scope);
  const site = (await store.directory.sites()).find(({ id }) => id === only);
  if (site === undefined) throw new Refusal({ problem: 'forbidden' });
  return site;
};

/** Puts the site of a host's key at every request, before a byte of its body is read. */
export const addSiteOfKey = (
  app: Pick<FastifyInstance, 'addHook' | 'decorateRequest'>,
  store: Store,
  limit: AddressLimit,
  scope: Scope,
): void => {
  app.decorateRequest('site', null as never);
  app.addHook('onRequest', async (request, reply) => {
    reply.header('Cache-Control', 'no-store');
    await limit.count(request.ip);
    request.site = await siteOfKey(store, request.headers, scope);
  });
};
