import { randomUUIDv7 } from 'node:crypto';
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { listOf } from '@talk-suite/core/contract';
import { Type } from 'typebox';
import { newMemberKey } from '../../keys/new-key.ts';
import { apiKeySchema, type ApiKey } from '../../storage/keys.ts';
import type { Store } from '../../storage/store.ts';
import { need, type Gate } from '../gate.ts';
import { byId, closed, done, name } from '../schemas.ts';
import { Refusal } from '../problems.ts';

const keysAnswer = Type.Object({ keys: listOf(apiKeySchema) });

/** The key itself, this once. */
const newKeyAnswer = Type.Object({ key: Type.String() });

/** Keys of the API: below `/v1/inbox`. */
export const keyRoutes =
  (store: Store, gate: Gate, now: () => number): FastifyPluginAsyncTypebox =>
  async (app) => {
    const { members, directory } = store;

    /** Those that are good, the latest first. */
    const goodKeys = async (): Promise<readonly ApiKey[]> =>
      (await store.keys.apiKeys()).filter(({ revokedAt }) => revokedAt === null).toReversed();

    app.get('/keys', { schema: { response: { 200: keysAnswer } } }, async ({ member }) => {
      need(member, 'keys');
      return { keys: await goodKeys() };
    });

    // A key acts as its member: one's own name, or a bot's that is made with it.
    app.post(
      '/keys',
      {
        schema: {
          body: Type.Object({ name, bot: Type.Optional(Type.Boolean()) }, closed),
          response: { 200: newKeyAnswer },
        },
      },
      async (request) => {
        const { member, body } = request;
        need(member, 'keys');
        const actsAs = body.bot ? randomUUIDv7() : member.id;
        const { secret, key } = newMemberKey(body.name, actsAs, now());
        if (body.bot) await directory.addMember({ id: actsAs, name: body.name, role: 'bot' }, key);
        else await store.keys.addApiKey(key);
        await gate.audit(request, member.id, 'keyMade', body.name);
        return { key: secret };
      },
    );

    app.delete('/keys/:id', { schema: { params: byId, response: done } }, async (request, reply) => {
      const { member, params } = request;
      need(member, 'keys');
      const found = (await goodKeys()).find(({ id }) => id === params.id);
      if (found === undefined) throw new Refusal({ problem: 'notFound' });
      const of = found.member === null ? null : await members.member(found.member);
      if (of?.role === 'owner' && of.id !== member.id) need(member, 'owners');
      await store.keys.revokeApiKey(found.id, now());
      await gate.audit(request, member.id, 'keyRemoved', found.name);
      return reply.code(204).send();
    });
  };
