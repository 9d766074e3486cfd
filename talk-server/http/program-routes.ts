import {
  agentEventSchema,
  eventsAnswerSchema,
  readEventsSchema,
  type AgentEventBody,
} from '@talk-suite/core/contract';
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import type { Conversations } from '../conversations/conversations.ts';
import { readerEvent } from '../conversations/reader-event.ts';
import type { ApiKey } from '../storage/keys.ts';
import type { ConversationHead } from '../storage/log.ts';
import type { Store } from '../storage/store.ts';
import {
  conversationParams as params,
  conversationsPage,
  conversationsPageSchema,
  eventsPage,
  listQuery,
  siteParams,
} from './paging.ts';
import { Refusal } from './problems.ts';
import { keyIn } from './request-key.ts';
import { sent, sitesAnswer } from './schemas.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Set before the body is read, on the addresses of programs. */
    apiKey: ApiKey;
  }
}

/** What bots and other systems ask for, below `/v1/programs`, with a key that `talk-server keys create` made. */
export const programRoutes =
  (store: Store, conversations: Conversations): FastifyPluginAsyncTypebox =>
  async (app) => {
    const { log, directory } = store;
    app.decorateRequest('apiKey', null as never);

    app.addHook('onRequest', async (request) => {
      const scope = request.method === 'GET' ? 'conversations:read' : 'conversations:write';
      request.apiKey = await keyIn(store, request.headers, scope);
    });

    const mayUse = ({ site: only }: ApiKey, site: string): boolean => only === null || only === site;

    const headFor = async (key: ApiKey, conversation: string): Promise<ConversationHead> => {
      const [head] = await log.heads([conversation]);
      if (head === undefined || !mayUse(key, head.site)) throw new Refusal({ problem: 'notFound' });
      return head;
    };

    app.get('/sites', { schema: { response: sitesAnswer } }, async ({ apiKey }) => ({
      sites: (await directory.sites()).filter(({ id: site }) => mayUse(apiKey, site)),
    }));

    app.get(
      '/sites/:site/conversations',
      {
        schema: { params: siteParams, querystring: listQuery, response: { 200: conversationsPageSchema } },
      },
      async ({ apiKey, params: { site }, query }) => {
        if (!mayUse(apiKey, site)) throw new Refusal({ problem: 'notFound' });
        return conversationsPage(log, site, query);
      },
    );

    app.get(
      '/conversations/:conversation/events',
      { schema: { params, querystring: readEventsSchema, response: { 200: eventsAnswerSchema } } },
      async (request, reply) => {
        const head = await headFor(request.apiKey, request.params.conversation);
        return eventsPage(log, conversations, head, request.query, reply);
      },
    );

    app.post(
      '/conversations/:conversation/events',
      { schema: { params, body: agentEventSchema, response: sent } },
      async (request, reply) => {
        const { key, type, body, basedOn } = request.body as AgentEventBody;
        await headFor(request.apiKey, request.params.conversation);
        const appended = await conversations.append({
          conversation: request.params.conversation,
          author: { kind: 'bot', id: request.apiKey.id },
          key,
          type,
          body,
          ...(basedOn !== undefined && { basedOn }),
        });
        return reply.code(appended.repeated ? 200 : 201).send({
          log: log.logId,
          conversation: appended.event.conversation,
          event: readerEvent(appended.event, 'agent'),
        });
      },
    );
  };
