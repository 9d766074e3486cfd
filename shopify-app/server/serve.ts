import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { addressOf, BodyTooLarge, sendResponse, toRequest } from './exchange.ts';
import type { StaticFile } from './files.ts';
import { securityHeaders } from './security-headers.ts';

export interface Parts {
  /** The origin of every address. */
  readonly appUrl: string;
  readonly files: ReadonlyMap<string, StaticFile>;
  /** Answers what is no file. */
  readonly handle: (request: Request, context: { nonce: string }) => Promise<Response>;
  /** Rejects while the app cannot work. */
  readonly check: () => Promise<unknown>;
  readonly log: (line: string) => void;
}

const text = (status: number, body: string): Response =>
  new Response(`${body}\n`, { status, headers: { 'Content-Type': 'text/plain; charset=utf-8' } });

const fileResponse = (path: string, { type, body }: StaticFile): Response =>
  new Response(new Uint8Array(body), {
    headers: {
      'Content-Type': type,
      'Content-Length': String(body.length),
      // Vite puts a hash of the content into the names of assets.
      'Cache-Control': path.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
    },
  });

const health = async (check: Parts['check']): Promise<Response> => {
  try {
    await check();
    return text(200, 'ok');
  } catch {
    return text(503, 'The session store does not answer.');
  }
};

const answer = async (
  parts: Parts,
  message: IncomingMessage,
  url: URL,
  nonce: string,
  gone: AbortSignal,
): Promise<Response> => {
  const reads = message.method === 'GET' || message.method === 'HEAD';
  if (url.pathname === '/health' && reads) return health(parts.check);
  const file = parts.files.get(url.pathname);
  if (file && reads) return fileResponse(url.pathname, file);
  try {
    return await parts.handle(await toRequest(message, parts.appUrl, gone), { nonce });
  } catch (error) {
    if (error instanceof BodyTooLarge) return text(413, 'This is too large.');
    // A method or a header that no request can have.
    if (error instanceof TypeError) return text(400, 'This request cannot be read.');
    throw error;
  }
};

const respond = async (parts: Parts, message: IncomingMessage, to: ServerResponse): Promise<void> => {
  const since = performance.now();
  const url = addressOf(message, parts.appUrl);
  const nonce = randomBytes(18).toString('base64url');
  const gone = new AbortController();
  to.once('close', () => {
    if (!to.writableFinished) gone.abort();
  });
  let response: Response;
  try {
    response = await answer(parts, message, url, nonce, gone.signal);
  } catch (error) {
    parts.log(`error: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
    response = text(500, 'Something went wrong.');
  }
  if (!response.headers.has('Cache-Control')) response.headers.set('Cache-Control', 'no-store');
  if (response.status === 413) response.headers.set('Connection', 'close');
  // Only the path: the query carries a session token.
  to.once('close', () => {
    const milliseconds = Math.round(performance.now() - since);
    parts.log(`${message.method} ${url.pathname} ${response.status} ${milliseconds}ms`);
  });
  try {
    await sendResponse(response, securityHeaders(url, nonce), to);
  } catch {
    // The client is gone, and so is the answer.
    to.destroy();
  }
};

/** The app's web server; it does not listen yet. */
export const serverFor = (parts: Parts): Server => {
  const server = createServer((message, to) => void respond(parts, message, to));
  server.requestTimeout = 30_000;
  return server;
};

/** Answers what has begun, takes nothing new, and resolves when all is said, after at most `patience` ms. */
export const closeServer = (server: Server, patience: number): Promise<void> =>
  new Promise((resolve) => {
    const impatient = setTimeout(() => server.closeAllConnections(), patience);
    // A connection whose answer is said would be kept open for the next question.
    const idle = setInterval(() => server.closeIdleConnections(), 50);
    server.close(() => {
      clearTimeout(impatient);
      clearInterval(idle);
      resolve();
    });
  });
