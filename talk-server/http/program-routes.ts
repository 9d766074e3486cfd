import {
  agentEventSchema,
  PAGE,
  readEventsSchema,
  type AgentEventBody,
  type EventsAnswer,
} from '@talk-suite/core/contract';
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import type { Conversations } from '../conversations/conversations.ts';
import { readerEvent } from '../conversations/reader-event.ts';
import type { ApiKey } from '../storage/keys.ts';
import type { ConversationHead } from '../storage/log.ts';
import type { Store } from '../storage/store.ts';
import { Refusal } from './problems.ts';
import { keyIn } from './request-key.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Set before the body is read, on the addresses of programs. */
    apiKey: ApiKey;
  }
}

/** Conversations of one page of a list. */
const LIST_PAGE = 50;

const closed = { additionalProperties: false } as const;
const id = Type.String({ maxLength: 100 });
const params = Type.Object({ conversation: id });
const listQuery = Type.Object(
  { beforeTime: Type.Optional(Type.Integer({ minimum: 0 })), beforeId: Type.Optional(id) },
  closed,
);

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

    app.get('/sites', async ({ apiKey }) => ({
      sites: (await directory.sites()).filter(({ id: site }) => mayUse(apiKey, site)),
    }));

    app.get(
      '/sites/:site/conversations',
      { schema: { params: Type.Object({ site: id }), querystring: listQuery } },
      async ({ apiKey, params: { site }, query: { beforeTime, beforeId } }) => {
        if (!mayUse(apiKey, site)) throw new Refusal({ problem: 'notFound' });
        const before =
          beforeTime === undefined || beforeId === undefined
            ? undefined
            : { updatedAt: beforeTime, id: beforeId };
        return { log: log.logId, conversations: await log.conversationsAt(site, LIST_PAGE, before) };
      },
    );

    app.get(
      '/conversations/:conversation/events',
      { schema: { params, querystring: readEventsSchema } },
      async (request, reply): Promise<EventsAnswer> => {
        const { conversation } = request.params;
        const { site } = await headFor(request.apiKey, conversation);
        const { after = 0, wait = 0 } = request.query;
        const page = await conversations.waitForEvents(
          { conversation, audience: 'agent', after, limit: PAGE, topic: `site:${site}` },
          conversations.patience(reply.raw, wait),
        );
        return {
          log: log.logId,
          events: page.events.map((event) => readerEvent(event, 'agent')),
          more: page.more,
        };
      },
    );

    app.post(
      '/conversations/:conversation/events',
      { schema: { params, body: agentEventSchema } },
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
          conversation: appended.event.conversation,
          event: readerEvent(appended.event, 'agent'),
        });
      },
    );
  };
