import { randomUUIDv7 } from 'node:crypto';
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { orNull } from '@talk-suite/core/contract';
import { Type } from 'typebox';
import { hashOf } from '../../conversations/secrets.ts';
import { hashPassword } from '../../members/passwords.ts';
import { normalEmail, SignIn } from '../../members/sign-in.ts';
import type { TalkRedis } from '../../redis.ts';
import type { Store } from '../../storage/store.ts';
import type { Gate } from '../gate.ts';
import { anyPassword, closed, code, done, email, name, password, role, token } from '../schemas.ts';
import { Refusal } from '../problems.ts';

const invitationSchema = {
  body: Type.Object({ token }, closed),
  response: {
    200: Type.Object({ role, email: orNull(Type.String()), name: orNull(Type.String()) }),
  },
};

const acceptedSchema = Type.Object({ signedIn: Type.Boolean() });

/** How members get in, before they are: below `/v1/inbox`. */
export const entryRoutes =
  (store: Store, gate: Gate, now: () => number, redis?: TalkRedis): FastifyPluginAsyncTypebox =>
  async (app) => {
    const { members } = store;
    const signIn = new SignIn(members, now, redis);
    app.addHook('onRequest', async (request) => gate.fromOwnPage(request));

    app.post(
      '/sign-in',
      {
        schema: {
          body: Type.Object({ email, password: anyPassword, code: Type.Optional(code) }, closed),
          response: done,
        },
      },
      async (request, reply) => {
        const { body, ip } = request;
        try {
          const member = await signIn.check({ ...body, address: ip });
          await gate.begin(request, reply, member);
          await gate.audit(request, member, 'signedIn');
        } catch (error) {
          if (error instanceof Refusal && error.answer.reason !== 'codeNeeded')
            await gate.audit(request, null, 'signInFailed', normalEmail(body.email));
          throw error;
        }
        return reply.code(204).send();
      },
    );

    app.post('/sign-out', { schema: { response: done } }, async (request, reply) => {
      const { headers, method, host, protocol } = request;
      const member = await gate.signedIn({
        headers,
        method,
        origins: () => gate.originsOf(host, protocol),
      });
      if (member) {
        await gate.end(request, reply, member);
        await gate.audit(request, member.id, 'signedOut');
      }
      return reply.code(204).send();
    });

    // The token is in the body: addresses end up in histories and logs.
    app.post('/invitation', { schema: invitationSchema }, async ({ body }) => {
      const found = await members.invitation(hashOf(body.token), now());
      if (found === null) throw new Refusal({ problem: 'notFound' });
      const member = found.member === null ? null : await members.member(found.member);
      return {
        role: found.role,
        email: member?.email ?? found.email,
        name: member?.hasPassword ? member.name : null,
      };
    });

    app.post(
      '/invitation/accept',
      {
        schema: {
          body: Type.Object({ token, name, email, password }, closed),
          response: { 200: acceptedSchema },
        },
      },
      async (request, reply) => {
        const { body } = request;
        const hash = hashOf(body.token);
        // Hashing costs: it is done for nobody who has no invitation.
        if ((await members.invitation(hash, now())) === null) throw new Refusal({ problem: 'notFound' });
        const accepted = await members.acceptInvitation(
          hash,
          {
            id: randomUUIDv7(),
            name: body.name.trim(),
            email: normalEmail(body.email),
            password: await hashPassword(body.password),
          },
          now(),
        );
        if (accepted === 'taken') throw new Refusal({ problem: 'invalid', field: 'email', reason: 'taken' });
        if (accepted === null) throw new Refusal({ problem: 'notFound' });
        const { totp = null } = (await members.credentialsOf(normalEmail(body.email))) ?? {};
        // A new password does not replace the second code.
        if (totp === null) await gate.begin(request, reply, accepted.id);
        await gate.audit(request, accepted.id, 'invitationAccepted');
        return { signedIn: totp === null };
      },
    );
  };
