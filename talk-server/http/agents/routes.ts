import {
  agentEventSchema,
  eventsAnswerSchema,
  readEventsSchema,
  readMarkSchema,
  type AgentEventBody,
  type EventBody,
} from '@talk-suite/core/contract';
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import type { Conversations } from '../../conversations/conversations.ts';
import { readerEvent } from '../../conversations/reader-event.ts';
import type { ConversationHead } from '../../storage/log.ts';
import type { Store } from '../../storage/store.ts';
import { need, type Gate } from '../gate.ts';
import {
  conversationParams as params,
  conversationsPage,
  conversationsPageSchema,
  eventsPage,
  listQuery,
  siteParams,
} from '../paging.ts';
import { Refusal } from '../problems.ts';
import { done, sent, sitesAnswer } from '../schemas.ts';
import { namedFiles } from '../uploads.ts';

/** What agents and other programs ask for, below `/v1/agents`, with a key in `Authorization: Bearer`, or the inbox's session. */
export const agentRoutes =
  (store: Store, conversations: Conversations, gate: Gate): FastifyPluginAsyncTypebox =>
  async (app) => {
    const { log, directory } = store;
    app.decorateRequest('member', null as never);

    app.addHook('onRequest', async (request) => {
      request.member = await gate.enter(request);
    });

    const headOf = async (conversation: string): Promise<ConversationHead> => {
      const [head] = await log.heads([conversation]);
      if (head === undefined) throw new Refusal({ problem: 'notFound' });
      return head;
    };

    const filesIn = (
      { conversation }: { readonly conversation: string },
      body: AgentEventBody['body'],
    ): ReturnType<typeof namedFiles> =>
      namedFiles(
        store.files,
        conversation,
        (body as EventBody<'message'>).files?.map(({ id }) => id),
      );

    app.get('/sites', { schema: { response: sitesAnswer } }, async () => ({
      sites: await directory.sites(),
    }));

    app.get(
      '/sites/:site/conversations',
      {
        schema: { params: siteParams, querystring: listQuery, response: { 200: conversationsPageSchema } },
      },
      ({ params: { site }, query }) => conversationsPage(log, site, query),
    );

    app.get(
      '/conversations/:conversation/events',
      { schema: { params, querystring: readEventsSchema, response: { 200: eventsAnswerSchema } } },
      async (request, reply) =>
        eventsPage(log, conversations, await headOf(request.params.conversation), request.query, reply),
    );

    app.post(
      '/conversations/:conversation/events',
      { schema: { params, body: agentEventSchema, response: sent } },
      async (request, reply) => {
        need(request.member, 'answer');
        const { key, type, body, basedOn } = request.body as AgentEventBody;
        const appended = await conversations.append({
          conversation: request.params.conversation,
          author: { kind: request.member.role === 'bot' ? 'bot' : 'agent', id: request.member.id },
          key,
          type,
          // What a file is, its upload has found out: only its id is believed.
          body:
            type === 'message'
              ? { text: (body as EventBody<'message'>).text, ...(await filesIn(request.params, body)) }
              : body,
          ...(basedOn !== undefined && { basedOn }),
        });
        return reply.code(appended.repeated ? 200 : 201).send({
          log: log.logId,
          conversation: appended.event.conversation,
          event: readerEvent(appended.event, 'agent'),
        });
      },
    );

    app.post(
      '/conversations/:conversation/read',
      { schema: { params, body: readMarkSchema, response: done } },
      async (request, reply) => {
        await headOf(request.params.conversation);
        await log.markRead({
          conversation: request.params.conversation,
          reader: { kind: 'agent', id: request.member.id },
          seq: request.body.seq,
        });
        return reply.code(204).send();
      },
    );
  };
