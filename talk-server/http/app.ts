import cors from '@fastify/cors';
import swagger from '@fastify/swagger';
import { IDENTITY_HEADER } from '@talk-suite/core/contract';
import { TypeBoxValidatorCompiler, type TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import Fastify, { LogController, type FastifyInstance, type FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import { Conversations } from '../conversations/conversations.ts';
import { Attendance } from '../live/attendance.ts';
import { Hub } from '../live/hub.ts';
import { addLive } from '../live/upgrades.ts';
import { Mailing, NO_MAIL, type MailEnvironment } from '../mail/mailing.ts';
import type { TalkRedis } from '../redis.ts';
import type { Store } from '../storage/store.ts';
import { Metrics } from '../metrics.ts';
import { keepDelivering } from '../webhooks/deliver.ts';
import { addInbox } from './add-inbox.ts';
import { agentRoutes } from './agent-routes.ts';
import { Gate } from './inbox-gate.ts';
import { captureRoutes } from './capture-routes.ts';
import { AddressLimit, ALLOWANCES, WriteLimits, type Allowances } from './limits.ts';
import { refuseNul } from './nul.ts';
import { addProblems } from './problems.ts';
import { openApi } from './openapi.ts';
import { operatorRoutes } from './operator-routes.ts';
import { programRoutes } from './program-routes.ts';
import { visitorRoutes } from './visitor-routes.ts';
import { FileAddresses } from '../files/addresses.ts';
import { Rules } from '../sites/rules.ts';
import { Persons } from '../visitors/persons.ts';
import { agentFileRoutes } from './agent-files.ts';
import { fileRoutes } from './file-routes.ts';
import { outboundRoutes } from './outbound-routes.ts';
import { sessionRoutes } from './session-routes.ts';
import { settingsRoutes } from './settings-routes.ts';

/** Bytes of a request's body: a message of the longest text, in any script, and its form. */
const BODY_LIMIT = 32 * 1024;

/** Milliseconds in which a request has to be there, headers and body: a file over a slow connection, too. */
const REQUEST_TIME = 120_000;

export interface ServerParts {
  readonly store: Store;
  readonly hub?: Hub;
  readonly logger: Logger;
  /** Where several processes count what visitors write together. */
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

/** The server without a port: `listen` opens one, `close` ends it with every socket. The store stays the caller's. */
export const createApp = ({
  store,
  hub = new Hub(),
  redis,
  logger,
  allowances = ALLOWANCES,
  trustedProxies = [],
  publicUrl = '',
  metricsToken = '',
  local = false,
  mail = NO_MAIL,
  encrypts = false,
  now = Date.now,
}: ServerParts): FastifyInstance => {
  const app = Fastify({
    loggerInstance: logger,
    // The line of a request never has its query or its body in it.
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: BODY_LIMIT,
    requestTimeout: REQUEST_TIME,
    trustProxy: trustedProxies.length > 0 && [...trustedProxies],
  })
    // A body is judged as it is: nothing of it is converted or left out.
    .setValidatorCompiler(TypeBoxValidatorCompiler)
    .withTypeProvider<TypeBoxTypeProvider>();
  const gate = new Gate(store, now, publicUrl);
  const conversations = new Conversations(store.log, hub, now);
  const persons = new Persons(store, conversations, now);
  const rules = new Rules(store, now);
  const socketFault = (error: unknown): void => logger.error({ err: error }, 'A socket could not be served.');
  const attendance = new Attendance(store.members, hub, now, socketFault);
  const live = addLive(app.server, store, hub, gate, persons, attendance, socketFault);
  const metrics = new Metrics(() => live.sockets());
  hub.outgoing.on('hint', () => metrics.events.inc());
  const stopDelivering = keepDelivering({
    webhooks: store.webhooks,
    hub,
    local,
    now,
    told: (outcome) => metrics.deliveries.inc({ outcome }),
    fault: (error) => logger.error({ err: error }, 'Webhooks could not be told.'),
  });
  // Before the HTTP server waits for its connections, of which WebSockets are some: they end only when they are asked.
  app.addHook('preClose', async () => {
    stopInbox();
    attendance.end();
    await stopDelivering();
    return live.close();
  });
  app.addHook('onResponse', async (request, reply) => {
    const { url: route = 'unknown' } = request.routeOptions;
    metrics.requests.inc({ method: request.method, route, status: reply.statusCode });
    metrics.seconds.observe({ route }, reply.elapsedTime / 1000);
    const { statusCode: status, elapsedTime: ms } = reply;
    request.log.info({ method: request.method, route, status, ms }, 'request');
  });
  addProblems(app as unknown as FastifyInstance);
  refuseNul(app as unknown as FastifyInstance);
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
  app.register(operatorRoutes(store, metrics, metricsToken, now));
  const addressOf = ({ host, protocol }: FastifyRequest): string => gate.addressOf(host, protocol);
  const isSomebodyThere = (): Promise<boolean> => attendance.isSomebodyHere();
  app.register(
    captureRoutes({
      store,
      limit: new AddressLimit('capture', redis),
      addressOf,
      rules,
      isSomebodyThere,
      now,
    }),
  );
  const addresses = new FileAddresses(store.files, now);
  app.register(
    visitorRoutes({
      store,
      conversations,
      persons,
      limits: new WriteLimits(allowances, redis),
      rules,
      addresses,
      addressOf,
      isSomebodyThere,
      now,
    }),
    { prefix: '/v1/talk/:site' },
  );
  app.register(sessionRoutes(store, new AddressLimit('session', redis), now));
  app.register(settingsRoutes(store, new AddressLimit('settings', redis), now));
  app.register(fileRoutes(store.files, addresses));
  app.register(outboundRoutes(store, gate, now), { prefix: '/v1/agents' });
  app.register(agentFileRoutes(store, gate, addresses, now), { prefix: '/v1/agents' });
  app.register(agentRoutes(store, conversations, gate), { prefix: '/v1/agents' });
  app.register(programRoutes(store, conversations), { prefix: '/v1/programs' });
  const mailing = new Mailing(store.mailSettings, mail, publicUrl);
  const parts = { store, conversations, gate, attendance, redis, logger, mailing, local, encrypts, now };
  const stopInbox = addInbox(app as unknown as FastifyInstance, parts);
  return app as unknown as FastifyInstance;
};
