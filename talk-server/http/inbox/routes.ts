import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import type { Conversations } from '../../conversations/conversations.ts';
import type { Attendance } from '../../live/attendance.ts';
import { assignmentRoutes } from './assignment-routes.ts';
import { accountRoutes } from './account-routes.ts';
import { entryRoutes } from './entry-routes.ts';
import { keyRoutes } from './key-routes.ts';
import { listRoutes } from './list-routes.ts';
import { memberRoutes } from './member-routes.ts';
import { mailRoutes, type MailRouteParts } from './mail-routes.ts';
import { messengerRoutes } from './messenger-routes.ts';
import { mergeRoutes } from './merge-routes.ts';
import { reportRoutes } from './report-routes.ts';
import { retentionRoutes } from './retention-routes.ts';
import { teamRoutes } from './team-routes.ts';

export interface InboxRouteParts extends MailRouteParts {
  readonly conversations: Conversations;
  readonly attendance: Pick<Attendance, 'tell'>;
}

/** What the inbox asks for besides the API of agents: below `/v1/inbox`. */
export const inboxRoutes =
  (parts: InboxRouteParts): FastifyPluginAsyncTypebox =>
  async (app) => {
    const { store, conversations, gate, now, redis } = parts;
    app.addHook('onSend', async (_request, reply) => {
      reply.header('Cache-Control', 'no-store');
    });
    await app.register(entryRoutes(store, gate, now, redis));
    await app.register(async (inside) => {
      inside.decorateRequest('member', null as never);
      inside.addHook('onRequest', async (request) => {
        request.member = await gate.enter(request);
      });
      await inside.register(accountRoutes(parts), { prefix: '/me' });
      await inside.register(memberRoutes(store, gate, now));
      await inside.register(keyRoutes(store, gate, now));
      await inside.register(teamRoutes(store, gate, now));
      await inside.register(retentionRoutes(store, gate, now));
      await inside.register(mailRoutes(parts));
      await inside.register(assignmentRoutes(store, gate));
      await inside.register(mergeRoutes(store, conversations, gate, now));
      await inside.register(messengerRoutes(store, gate, now));
      await inside.register(listRoutes(store, now));
      await inside.register(reportRoutes(store, now));
    });
  };
