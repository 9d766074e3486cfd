import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** The largest body that is read, in bytes: app data and Shopify's webhooks are far smaller. */
export const BODY_LIMIT = 1_000_000;

export class BodyTooLarge extends Error {}

const readBody = async (message: IncomingMessage): Promise<Buffer<ArrayBuffer>> => {
  if (Number(message.headers['content-length'] ?? 0) > BODY_LIMIT) throw new BodyTooLarge();
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of message as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > BODY_LIMIT) throw new BodyTooLarge();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
};

/**
 * What a client sent, as a request to our own origin. Whatever it or a proxy says about host and scheme is left
 * aside: addresses that we build, and the check of a form's origin, rest on the configured origin alone.
 * @throws {BodyTooLarge}
 */
export const toRequest = async (
  message: IncomingMessage,
  origin: string,
  signal: AbortSignal,
): Promise<Request> => {
  const headers = new Headers();
  for (const [name, value] of Object.entries(message.headersDistinct)) {
    if (name.startsWith('x-forwarded-') || name === 'forwarded' || name === 'host') continue;
    for (const each of value ?? []) headers.append(name, each);
  }
  headers.set('host', new URL(origin).host);
  const method = message.method ?? 'GET';
  const bare = method === 'GET' || method === 'HEAD';
  return new Request(addressOf(message, origin), {
    method,
    headers,
    signal,
    ...(!bare && { body: await readBody(message) }),
  });
};

/** The address that was asked for, always on our own origin (`//elsewhere/` is a path like any other). */
export const addressOf = (message: IncomingMessage, origin: string): URL => {
  const path = (message.url ?? '/').replace(/^[/\\]*/, '/');
  return URL.canParse(path, origin) ? new URL(path, origin) : new URL('/', origin);
};

/** Sends an answer; rejects when the client went away. */
export const sendResponse = async (
  response: Response,
  extra: Readonly<Record<string, string>>,
  to: ServerResponse,
): Promise<void> => {
  to.statusCode = response.status;
  for (const [name, value] of response.headers) if (name !== 'set-cookie') to.setHeader(name, value);
  const cookies = response.headers.getSetCookie();
  if (cookies.length > 0) to.setHeader('set-cookie', cookies);
  for (const [name, value] of Object.entries(extra)) to.setHeader(name, value);
  if (response.body === null) to.end();
  else await pipeline(Readable.fromWeb(response.body as Parameters<typeof Readable.fromWeb>[0]), to);
};
