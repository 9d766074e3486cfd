import { randomUUIDv7 } from 'node:crypto';
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { hashOf, newSecret } from '../conversations/secrets.ts';
import type { Store } from '../storage/store.ts';
import { nameOfHash } from './inbox-account-routes.ts';
import { need, type Gate } from './inbox-gate.ts';
import { byId, closed, name } from './inbox-schemas.ts';
import { Refusal } from './problems.ts';

/** Keys of the API: below `/v1/inbox`. */
export const keyRoutes =
  (store: Store, gate: Gate, now: () => number): FastifyPluginAsyncTypebox =>
  async (app) => {
    const { members, directory } = store;

    app.get('/keys', async ({ member }) => {
      need(member, 'keys');
      return {
        keys: (await members.keys()).map(({ hash, ...key }) => ({ ...key, id: nameOfHash(hash) })),
      };
    });

    // A key acts as its member: one's own name, or a bot's that is made with it.
    app.post(
      '/keys',
      { schema: { body: Type.Object({ name, bot: Type.Optional(Type.Boolean()) }, closed) } },
      async (request) => {
        const { member, body } = request;
        need(member, 'keys');
        const key = newSecret();
        const at = now();
        if (body.bot) {
          const bot = { id: randomUUIDv7(), name: body.name, role: 'bot' as const };
          await directory.addMember(bot, hashOf(key), at);
        } else await members.addKey({ hash: hashOf(key), member: member.id, name: body.name, createdAt: at });
        await gate.audit(request, member.id, 'keyMade', body.name);
        return { key };
      },
    );

    app.delete('/keys/:id', { schema: { params: byId } }, async (request, reply) => {
      const { member, params } = request;
      need(member, 'keys');
      const found = (await members.keys()).find(({ hash }) => nameOfHash(hash) === params.id);
      if (found === undefined) throw new Refusal({ problem: 'notFound' });
      const owner = await members.member(found.member);
      if (owner?.role === 'owner' && owner.id !== member.id) need(member, 'owners');
      await members.removeKey(found.hash);
      await gate.audit(request, member.id, 'keyRemoved', found.name);
      return reply.code(204).send();
    });
  };
