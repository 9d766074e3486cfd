import { randomUUIDv7 } from 'node:crypto';
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import type { Conversations } from '../../conversations/conversations.ts';
import type { Store } from '../../storage/store.ts';
import { need, type Gate, type SignedIn } from '../gate.ts';
import { byId, closed, done, id } from '../schemas.ts';
import { Refusal } from '../problems.ts';

const authorOf = (member: SignedIn) => ({ kind: 'agent', id: member.id }) as const;

/** Two people who are one: below `/v1/inbox`. */
export const mergeRoutes =
  (
    { inbox }: Store,
    conversations: Conversations,
    gate: Gate,
    now: () => number,
  ): FastifyPluginAsyncTypebox =>
  async (app) => {
    app.post(
      '/contacts/:id/merge',
      {
        schema: {
          params: byId,
          body: Type.Object({ source: id }, closed),
          response: { 200: Type.Object({ merge: Type.String() }) },
        },
      },
      async (request) => {
        const { member, params, body } = request;
        need(member, 'answer');
        const merge = randomUUIDv7();
        const moved = await inbox.mergeDuplicate({
          id: merge,
          source: body.source,
          target: params.id,
          author: authorOf(member),
          at: now(),
        });
        if (moved === null) throw new Refusal({ problem: 'notFound' });
        conversations.announceAll(moved);
        await gate.audit(request, member.id, 'peopleMerged', `${body.source} → ${params.id}`);
        return { merge };
      },
    );

    app.post('/merges/:id/undo', { schema: { params: byId, response: done } }, async (request, reply) => {
      const { member, params } = request;
      need(member, 'answer');
      const moved = await inbox.undoMerge({ id: params.id, author: authorOf(member), at: now() });
      if (moved === null) throw new Refusal({ problem: 'notFound' });
      conversations.announceAll(moved);
      await gate.audit(request, member.id, 'mergeUndone', params.id);
      return reply.code(204).send();
    });
  };
