import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { DAYS } from '../../retention/days.ts';
import { daysSchema, retentionSchema } from '../../retention/retention.ts';
import type { Store } from '../../storage/store.ts';
import { need, type Gate } from '../gate.ts';
import { byId, closed, done } from '../schemas.ts';
import { Refusal } from '../problems.ts';

const days = Type.Integer({ minimum: DAYS.shortest, maximum: DAYS.longest });

/** How long sites keep closed conversations: below `/v1/inbox`. */
export const retentionRoutes =
  ({ administration }: Store, gate: Gate, now: () => number): FastifyPluginAsyncTypebox =>
  async (app) => {
    const reading = { params: byId, response: { 200: retentionSchema } };
    app.get('/sites/:id/retention', { schema: reading }, async ({ member, params }) => {
      need(member, 'sites');
      const retention = await administration.retentionOf(params.id);
      if (retention === null) throw new Refusal({ problem: 'notFound' });
      // What has begun meanwhile waits no longer.
      return { ...retention, waits: (retention.waits?.until ?? 0) > now() ? retention.waits : null };
    });

    app.get(
      '/sites/:id/expired',
      {
        schema: {
          params: byId,
          querystring: Type.Object({ days }, closed),
          response: { 200: Type.Object({ conversations: Type.Integer({ minimum: 0 }) }) },
        },
      },
      async ({ member, params, query }) => {
        need(member, 'sites');
        return { conversations: await administration.countExpired(params.id, query.days, now()) };
      },
    );

    app.put(
      '/sites/:id/retention',
      { schema: { params: byId, body: Type.Object({ days: daysSchema }, closed), response: done } },
      async (request, reply) => {
        const { member, params, body } = request;
        need(member, 'sites');
        if (!(await administration.setRetention(params.id, body.days, now())))
          throw new Refusal({ problem: 'notFound' });
        await gate.audit(request, member.id, 'retentionChanged', `${params.id}: ${body.days ?? 'keep'}`);
        return reply.code(204).send();
      },
    );
  };
