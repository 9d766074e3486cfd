import type { FastifyReply, FastifyRequest } from 'fastify';

/** Whether a session token of the admin is good: signed with the app's secret, for this app, and not over. */
export type TokenCheck = (token: string) => Promise<boolean>;

/** Judges a request by its headers, before anything of its body is read; answers it where it goes no further. */
export type Admission = (request: FastifyRequest, reply: FastifyReply) => Promise<unknown>;

/** App Bridge then asks again, with a new token. */
const TRY_AGAIN = { 'X-Shopify-Retry-Invalid-Session-Request': '1' };

/** For our own screens: with a good session token, and from no other origin. */
export const fromScreens =
  (origin: string, isGood: TokenCheck): Admission =>
  async (request, reply) => {
    const { authorization = '', origin: from } = request.headers;
    // The router checks the origin of forms, not of routes without a page.
    if (from !== undefined && from !== origin) return reply.code(403).send();
    const token = /^Bearer (\S+)$/i.exec(authorization)?.[1];
    if (token === undefined) return reply.code(401).send();
    return (await isGood(token)) ? undefined : reply.code(401).headers(TRY_AGAIN).send();
  };

/** For webhooks: with what can be a signature. Whether it is one can only be told with the body. */
export const withSignature: Admission = async (request, reply) => {
  const signature = request.headers['x-shopify-hmac-sha256'];
  const canBe = typeof signature === 'string' && /^[A-Za-z0-9+/]{43}=$/.test(signature);
  return canBe ? undefined : reply.code(401).send();
};
