import { listOf, outboundIdSchema, outboundSchema } from '@talk-suite/core/contract';
import { parseTemplate } from '@talk-suite/core/messenger';
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { countedOutboundSchema } from '../../storage/outbound.ts';
import { conversationContextSchema } from '../../storage/page-context.ts';
import type { Store } from '../../storage/store.ts';
import { need, type Gate } from '../gate.ts';
import { OUTBOUND_TAGS } from '../../visitors/outbound-text.ts';
import { Refusal } from '../problems.ts';
import { done } from '../schemas.ts';

/** Outbound messages of a site, so that one request for widgets stays small. */
const MOST = 50;

const ofSite = Type.Object({ site: Type.String({ maxLength: 100 }) });
const ofMessage = Type.Object({ site: Type.String({ maxLength: 100 }), id: outboundIdSchema });

const orderSchema = Type.Object(
  { order: Type.Array(outboundIdSchema, { maxItems: MOST }) },
  { additionalProperties: false },
);

const listAnswer = Type.Object({ outbound: listOf(countedOutboundSchema) });

/** What the team says first, and what it knows of where somebody wrote from: below `/v1/agents`. */
export const outboundRoutes =
  (store: Store, gate: Gate, now: () => number): FastifyPluginAsyncTypebox =>
  async (app) => {
    app.decorateRequest('member', null as never);
    app.addHook('onRequest', async (request) => {
      request.member = await gate.enter(request);
    });

    app.get(
      '/sites/:site/outbound',
      { schema: { params: ofSite, response: { 200: listAnswer } } },
      async ({ params }) => ({
        outbound: await store.outbound.outboundAt(params.site),
      }),
    );

    app.put(
      '/sites/:site/outbound/:id',
      { schema: { params: ofMessage, body: outboundSchema, response: done } },
      async ({ member, params: { site, id }, body }, reply) => {
        need(member, 'sites');
        if (!(await store.directory.sites()).some((each) => each.id === site))
          throw new Refusal({ problem: 'notFound' });
        const there = await store.outbound.outboundAt(site);
        if (there.length >= MOST && !there.some((each) => each.id === id))
          throw new Refusal({ problem: 'invalid', field: 'id', reason: 'tooMany' });
        if (body.agent !== null && (await store.members.member(body.agent)) === null)
          throw new Refusal({ problem: 'invalid', field: 'agent', reason: 'unknown' });
        const reading = parseTemplate(body.text, OUTBOUND_TAGS);
        if (!reading.ok) {
          const [{ code, line, column }] = reading.problems as [(typeof reading.problems)[number]];
          throw new Refusal({ problem: 'invalid', field: 'text', reason: `${code}:${line}:${column}` });
        }
        await store.outbound.putOutbound(site, { id, ...body }, now());
        return reply.code(204).send();
      },
    );

    app.put(
      '/sites/:site/outbound',
      { schema: { params: ofSite, body: orderSchema, response: done } },
      async ({ member, params: { site }, body }, reply) => {
        need(member, 'sites');
        if (!(await store.outbound.orderOutbound(site, body.order))) throw new Refusal({ problem: 'stale' });
        return reply.code(204).send();
      },
    );

    app.delete(
      '/sites/:site/outbound/:id',
      { schema: { params: ofMessage, response: done } },
      async (request, reply) => {
        need(request.member, 'sites');
        const { site, id } = request.params;
        if (!(await store.outbound.removeOutbound(site, id))) throw new Refusal({ problem: 'notFound' });
        return reply.code(204).send();
      },
    );

    app.get(
      '/conversations/:conversation/context',
      {
        schema: {
          params: Type.Object({ conversation: Type.String({ maxLength: 100 }) }),
          response: { 200: conversationContextSchema },
        },
      },
      async ({ params: { conversation } }) => {
        if ((await store.log.heads([conversation])).length === 0) throw new Refusal({ problem: 'notFound' });
        return store.contexts.contextOf(conversation);
      },
    );
  };
