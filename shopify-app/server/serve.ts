import { randomBytes } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { sep } from 'node:path';
import fastifyStatic from '@fastify/static';
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { fromScreens, withSignature, type Admission, type TokenCheck } from './admission.ts';
import { BodyMemory, BodyTooLarge } from './body-memory.ts';
import { healthOf } from './health.ts';
import { BODY_LIMITS, LIMITS, type Limits } from './limits.ts';
import { securityHeaders } from './security-headers.ts';
import { addressOf, ownPath, toWebRequest } from './web-request.ts';

export interface Parts {
  /** The origin of every address. */
  readonly appUrl: string;
  /** The folder of the files that browsers get. */
  readonly files: string;
  /** Answers what is no file. */
  readonly handle: (request: Request, context: { nonce: string }) => Promise<Response>;
  readonly isSessionToken: TokenCheck;
  /** Rejects while the app cannot work. */
  readonly check: () => Promise<unknown>;
  readonly log: (line: string) => void;
}

declare module 'fastify' {
  interface FastifyRequest {
    /** Of this answer's own inline scripts. */
    nonce: string;
  }
}

const WORDS: Readonly<Record<number, string>> = {
  400: 'This request cannot be read.',
  405: 'This address only answers GET.',
  413: 'This is too large.',
  415: 'This kind of content is not taken.',
  503: 'The server is busy. Try again in a moment.',
};

const say = (reply: FastifyReply, status: number, words = WORDS[status] ?? 'Something went wrong.') =>
  reply.code(status).type('text/plain; charset=utf-8').send(`${words}\n`);

/** Bytes of a body without an answer to wait for that are still let in, so that the client gets to read the answer. */
const DISCARDED = 65_536;

/** The length that a body is said to have, in bytes. */
const announced = ({ headers }: IncomingMessage, unsaid: number): number =>
  Number(headers['content-length'] ?? unsaid);

/** Whether more of a body is to come than is worth waiting for. */
const isLongUnread = (message: IncomingMessage): boolean =>
  !message.complete &&
  (message.headers['transfer-encoding'] !== undefined || announced(message, 0) > DISCARDED);

/** What every answer has and every request gets, whatever its address is. */
const addEveryAnswer = (app: FastifyInstance, { appUrl, log }: Parts, limits: Limits): void => {
  app.decorateRequest('nonce', '');
  app.addHook('onRequest', async (request, reply) => {
    request.nonce = randomBytes(18).toString('base64url');
    const { raw } = reply;
    raw.once('close', () => {
      // Only the path: the query carries a session token.
      const { pathname } = addressOf(request, appUrl);
      log(`${request.method} ${pathname} ${raw.statusCode} ${Math.round(reply.elapsedTime)}ms`);
    });
    // Before the body: nothing but the addresses below takes one.
    return request.is404 ? say(reply.header('Allow', 'GET, HEAD'), 405) : undefined;
  });
  app.addHook('onSend', async (request, reply, payload) => {
    reply.headers(securityHeaders(addressOf(request, appUrl), request.nonce));
    if (!reply.hasHeader('Cache-Control')) reply.header('Cache-Control', 'no-store');
    if (isLongUnread(request.raw)) reply.header('Connection', 'close');
    const late = setTimeout(() => reply.raw.destroy(), limits.answerTimeout);
    late.unref();
    reply.raw.once('close', () => clearTimeout(late));
    return payload;
  });
  app.setErrorHandler<Error & { readonly statusCode?: number }>((error, _request, reply) => {
    const status = error.statusCode ?? 500;
    if (status === 500) log(`error: ${error.stack ?? error.message}`);
    if (status === 503) reply.header('Retry-After', '5');
    return say(reply, status);
  });
};

/** The addresses that take a body: each judges the headers first, and reads within its limit and the memory there is. */
const addBodies = (app: FastifyInstance, parts: Parts, limits: Limits): void => {
  const signed = new BodyMemory(limits.signedBodies);
  const unsigned = new BodyMemory(limits.unsignedBodies);
  const screens = fromScreens(parts.appUrl, parts.isSessionToken);
  app.removeAllContentTypeParsers();
  const take = (url: keyof typeof BODY_LIMITS, admission: Admission, memory: BodyMemory): void => {
    const limit = BODY_LIMITS[url];
    app.register(async (scope) => {
      // Left unread here: only the hook below knows when the memory can be given back.
      scope.addContentTypeParser('*', async () => undefined);
      scope.addHook('onRequest', async (request, reply) => {
        const refused: unknown = await admission(request, reply);
        if (refused === undefined && announced(request.raw, 0) > limit) throw new BodyTooLarge();
        return refused;
      });
      scope.addHook('preHandler', async (request, { raw }) => {
        if (request.headers.expect !== undefined) raw.writeContinue();
        const { body, release } = await memory.read(
          request.raw,
          Math.min(limit, announced(request.raw, limit)),
        );
        if (raw.destroyed) release();
        else raw.once('close', release);
        request.body = body;
      });
      scope.post(url, (request) => answer(parts, request));
    });
  };
  take('/save', screens, signed);
  take('/save.data', screens, signed);
  take('/storefront', screens, signed);
  take('/server', screens, signed);
  take('/server.data', screens, signed);
  take('/storefront.data', screens, signed);
  take('/webhooks', withSignature, unsigned);
};

const answer = ({ handle, appUrl }: Parts, request: FastifyRequest): Promise<Response> =>
  handle(toWebRequest(request, appUrl), { nonce: request.nonce });

/** The app's web server; it does not listen yet. */
export const serverFor = async (parts: Parts, limits: Limits = LIMITS): Promise<FastifyInstance> => {
  const app = Fastify({
    // A connection on which nothing moves; longer than anything that is worked on.
    connectionTimeout: limits.handlerTimeout + limits.answerTimeout,
    requestTimeout: limits.requestTimeout,
    handlerTimeout: limits.handlerTimeout,
    http: {
      headersTimeout: limits.headersTimeout,
      connectionsCheckingInterval: limits.checkingInterval,
    },
    rewriteUrl: ({ url }) => ownPath(url),
    frameworkErrors: (_error, request, reply) => {
      reply.headers(securityHeaders(addressOf({ url: '/' }, parts.appUrl), ''));
      return say(reply.header('Cache-Control', 'no-store'), 400);
    },
  });
  app.server.maxConnections = limits.connections;
  // A client that waits to be asked for its body is judged first.
  app.server.on('checkContinue', (request, response) => app.server.emit('request', request, response));
  addEveryAnswer(app, parts, limits);
  addBodies(app, parts, limits);
  const isHealthy = healthOf(parts.check, limits);
  app.get('/health', async (_request, reply) =>
    (await isHealthy()) ? say(reply, 200, 'ok') : say(reply, 503, 'The session store does not answer.'),
  );
  await app.register(fastifyStatic, {
    root: parts.files,
    // Only the files that are there now, so that no address leads out of the folder.
    wildcard: false,
    index: false,
    cacheControl: false,
    setHeaders: (reply, path) => {
      // Vite puts a hash of the content into the names of assets.
      const forGood = path.startsWith(`${parts.files}${sep}assets${sep}`);
      reply.header('Cache-Control', forGood ? 'public, max-age=31536000, immutable' : 'no-cache');
      // RFC 9239; the plugin's table still has the former name.
      if (path.endsWith('.js')) reply.type('text/javascript; charset=utf-8');
    },
  });
  app.route({ method: ['GET', 'HEAD'], url: '/*', handler: (request) => answer(parts, request) });
  await app.ready();
  return app;
};

/** Answers what has begun, takes nothing new, and resolves when all is said, after at most `patience` ms. */
export const closeServer = async (app: FastifyInstance, patience: number): Promise<void> => {
  const impatient = setTimeout(() => app.server.closeAllConnections(), patience);
  // A connection whose answer is said would be kept open for the next question.
  const idle = setInterval(() => app.server.closeIdleConnections(), 50);
  try {
    await app.close();
  } finally {
    clearTimeout(impatient);
    clearInterval(idle);
  }
};
