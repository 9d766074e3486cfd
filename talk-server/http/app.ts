import cors from '@fastify/cors';
import swagger from '@fastify/swagger';
import { IDENTITY_HEADER } from '@talk-suite/core/contract';
import { TypeBoxValidatorCompiler } from '@fastify/type-provider-typebox';
import Fastify, { LogController, type FastifyInstance, type FastifySerializerCompiler } from 'fastify';
import type { Logger } from 'pino';
import { Conversations } from '../conversations/conversations.ts';
import { Attendance } from '../live/attendance.ts';
import { Hub } from '../live/hub.ts';
import { liveLimits } from '../live/limits.ts';
import { addLive } from '../live/upgrades.ts';
import { Mailing, NO_MAIL, type MailEnvironment } from '../mail/mailing.ts';
import type { TalkRedis } from '../redis.ts';
import type { Store } from '../storage/store.ts';
import { Metrics } from '../metrics.ts';
import { keepDelivering } from '../webhooks/deliver.ts';
import { addInbox } from './inbox/add-inbox.ts';
import { addRoutes } from './add-routes.ts';
import { Gate } from './gate.ts';
import { ALLOWANCES, type Allowances } from './allowances.ts';
import { trustOf } from './client-address.ts';
import { requestLimits } from './limits.ts';
import { refuseNul } from './nul.ts';
import { addProblems } from './problems.ts';
import { openApi } from './openapi.ts';
import { operatorRoutes } from './operator-routes.ts';
import { Persons } from '../visitors/persons.ts';

/** Bytes of a request's body: a message of the longest text, in any script, and its form. */
const BODY_LIMIT = 32 * 1024;

/** Milliseconds in which a request has to be there, headers and body: a file over a slow connection, too. */
const REQUEST_TIME = 120_000;

export interface ServerParts {
  readonly store: Store;
  readonly hub?: Hub;
  readonly logger: Logger;
  /** Where several processes count together what visitors do. */
  readonly redis?: TalkRedis | undefined;
  readonly allowances?: Allowances;
  /** The addresses of proxies whose `X-Forwarded-…` headers are believed, as CIDR; nobody's by default. */
  readonly trustedProxies?: readonly string[];
  /** Where browsers reach the server; where it listens, by default. */
  readonly publicUrl?: string;
  /** What opens `/metrics`; empty: nothing does. */
  readonly metricsToken?: string;
  /** Whether webhooks may be on loopback: where the server itself is for this machine only. */
  readonly local?: boolean;
  /** What is fixed about mails; the rest is set in the inbox. */
  readonly mail?: MailEnvironment;
  /** Whether secrets are stored encrypted. */
  readonly encrypts?: boolean;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
}

/** A body and an address are judged as they are: of a query alone, whose numbers come as texts, something is converted. */
const judging: typeof TypeBoxValidatorCompiler = (part) =>
  TypeBoxValidatorCompiler(part.httpPart === 'querystring' ? part : { ...part, httpPart: 'body' });

/** What is described of answers is for readers: nothing of an answer is left out or changed by it. */
const asTheyAre: FastifySerializerCompiler<unknown> = () => (answer) => JSON.stringify(answer);

const fastify = ({ logger, trustedProxies = [] }: ServerParts): FastifyInstance => {
  const app = Fastify({
    loggerInstance: logger,
    // The line of a request never has its query or its body in it.
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: BODY_LIMIT,
    requestTimeout: REQUEST_TIME,
    trustProxy: trustedProxies.length > 0 && trustOf(trustedProxies),
  });
  return app.setSerializerCompiler(asTheyAre).setValidatorCompiler(judging) as unknown as FastifyInstance;
};

/** Counts the requests, and writes a line of each. */
const addRecords = (app: FastifyInstance, metrics: Metrics): void => {
  app.addHook('onResponse', (request, reply, done) => {
    const { url: route = 'unknown' } = request.routeOptions;
    metrics.requests.inc({ method: request.method, route, status: reply.statusCode });
    metrics.seconds.observe({ route }, reply.elapsedTime / 1000);
    const { statusCode: status, elapsedTime: ms } = reply;
    request.log.info({ method: request.method, route, status, ms }, 'request');
    done();
  });
};

/** What holds for every route: how faults are answered, who may ask from where, and its description. */
const addConventions = (app: FastifyInstance): void => {
  addProblems(app);
  refuseNul(app);
  app.register(cors, {
    // Which origin may ask is the site's to say, before anything is read; without a cookie, an echo gives nothing away.
    origin: true,
    methods: ['GET', 'PUT', 'POST'],
    allowedHeaders: ['Authorization', 'Content-Type', IDENTITY_HEADER],
    exposedHeaders: ['Retry-After'],
    credentials: false,
    maxAge: 600,
  });
  app.register(swagger, openApi);
};

/**
 * Milliseconds that requests have to end in, once the server is to stop. A connection that has not asked anything yet
 * would hold it for more than a minute.
 */
const LAST_REQUESTS = 10_000;

/** The server without a port: `listen` opens one, `close` ends it with every socket. The store stays the caller's. */
export const createApp = (server: ServerParts): FastifyInstance => {
  const { store, hub = new Hub(), redis, logger, allowances = ALLOWANCES } = server;
  const { publicUrl = '', metricsToken = '', local = false, encrypts = false, now = Date.now } = server;
  const app = fastify(server);
  const gate = new Gate(store, now, publicUrl);
  const conversations = new Conversations(store.log, hub, now);
  const persons = new Persons(store, conversations, now);
  const mailing = new Mailing(store.mailSettings, server.mail ?? NO_MAIL, publicUrl);
  const socketFault = (error: unknown): void => logger.error({ err: error }, 'A socket could not be served.');
  const attendance = new Attendance(store.members, hub, now, socketFault);
  const live = addLive(app.server, {
    store,
    hub,
    gate,
    persons,
    attendance,
    limits: liveLimits(allowances, redis),
    trust: trustOf(server.trustedProxies ?? []),
    fault: socketFault,
  });
  const metrics = new Metrics(() => live.sockets());
  hub.outgoing.on('hint', () => metrics.events.inc());
  const stopDelivering = keepDelivering({
    webhooks: store.webhooks,
    hub,
    local,
    now,
    onOutcome: (outcome) => metrics.deliveries.inc({ outcome }),
    fault: (error) => logger.error({ err: error }, 'Webhooks could not be told.'),
  });
  // Before the HTTP server waits for its connections, of which WebSockets are some: they end only when they are asked.
  app.addHook('preClose', async () => {
    setTimeout(() => app.server.closeAllConnections(), LAST_REQUESTS).unref();
    stopInbox();
    attendance.end();
    await stopDelivering();
    return live.close();
  });
  addRecords(app, metrics);
  addConventions(app);
  app.register(operatorRoutes(store, metrics, metricsToken, now));
  const limits = requestLimits(allowances, redis);
  addRoutes(app, { store, conversations, persons, gate, attendance, redis, limits, now });
  const parts = {
    store,
    conversations,
    gate,
    attendance,
    redis,
    limits,
    logger,
    mailing,
    local,
    encrypts,
    now,
  };
  const stopInbox = addInbox(app, parts);
  return app;
};
