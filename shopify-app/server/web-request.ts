import type { FastifyRequest } from 'fastify';

/** The path that was asked for, always one of our own origin: `//elsewhere/` is a path like any other. */
export const ownPath = (url: string | undefined): string => (url ?? '/').replace(/^[/\\]*/, '/');

/** The address that was asked for. */
export const addressOf = ({ url }: Pick<FastifyRequest, 'url'>, origin: string): URL =>
  URL.canParse(url, origin) ? new URL(url, origin) : new URL('/', origin);

/** A request that no `Request` can be made of. */
export class UnreadableRequest extends Error {
  readonly statusCode = 400;
}

/**
 * A request as the router takes it, to our own origin. Whatever the client or a proxy says about host and scheme is left
 * aside: addresses that we build, and the check of a form's origin, rest on the configured origin alone.
 * @throws {UnreadableRequest}
 */
export const toWebRequest = (request: FastifyRequest, origin: string): Request => {
  const headers = new Headers();
  try {
    for (const [name, values] of Object.entries(request.raw.headersDistinct)) {
      if (name.startsWith('x-forwarded-') || name === 'forwarded' || name === 'host') continue;
      for (const value of values ?? []) headers.append(name, value);
    }
    headers.set('host', new URL(origin).host);
    const { method, signal, body } = request;
    return new Request(addressOf(request, origin), {
      method,
      headers,
      // Fastify's signal ends with the request's own stream: where a body was read, it is over before the work begins.
      ...(Buffer.isBuffer(body) ? { body: new Uint8Array(body) } : { signal }),
    });
  } catch (error) {
    throw new UnreadableRequest('', { cause: error });
  }
};
