import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Conversations } from '../conversations/conversations.ts';
import { FileAddresses } from '../files/addresses.ts';
import type { Attendance } from '../live/attendance.ts';
import type { TalkRedis } from '../redis.ts';
import { Rules } from '../sites/rules.ts';
import type { Store } from '../storage/store.ts';
import type { Persons } from '../visitors/persons.ts';
import { agentFileRoutes } from './agents/files.ts';
import { agentRoutes } from './agents/routes.ts';
import { captureRoutes } from './visitors/capture-routes.ts';
import { fileRoutes } from './file-routes.ts';
import type { Gate } from './gate.ts';
import { AddressLimit, type RequestLimits } from './limits.ts';
import { outboundRoutes } from './agents/outbound-routes.ts';
import { programRoutes } from './program-routes.ts';
import { sessionRoutes } from './hosts/session-routes.ts';
import { settingsRoutes } from './hosts/settings-routes.ts';
import { visitorRoutes } from './visitors/routes.ts';

interface RouteParts {
  readonly store: Store;
  readonly conversations: Conversations;
  readonly persons: Persons;
  readonly gate: Gate;
  readonly attendance: Pick<Attendance, 'isSomebodyHere'>;
  readonly redis: TalkRedis | undefined;
  readonly limits: RequestLimits;
  readonly now: () => number;
}

/** What visitors' pages, hosts, agents and other programs ask for. */
export const addRoutes = (
  app: Pick<FastifyInstance, 'register'>,
  { store, conversations, persons, gate, attendance, redis, limits, now }: RouteParts,
): void => {
  const addresses = new FileAddresses(store.files, now);
  const visitors = {
    store,
    rules: new Rules(store, now),
    addressOf: ({ host, protocol }: FastifyRequest): string => gate.addressOf(host, protocol),
    isSomebodyThere: (): Promise<boolean> => attendance.isSomebodyHere(),
    now,
  };
  app.register(captureRoutes({ ...visitors, limit: new AddressLimit('capture', redis) }));
  app.register(
    visitorRoutes({
      ...visitors,
      conversations,
      persons,
      addresses,
      limits,
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
};
