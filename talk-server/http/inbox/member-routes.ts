import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { listOf } from '@talk-suite/core/contract';
import { Type } from 'typebox';
import { shown } from '../../live/attendance.ts';
import { memberLinkSchema, newMemberLink } from '../../members/invite.ts';
import { normalEmail } from '../../members/sign-in.ts';
import { invitationSchema, shownMemberSchema, type Invitation } from '../../storage/members.ts';
import type { Store } from '../../storage/store.ts';
import { nameOfHash } from './account-routes.ts';
import { need, type Gate } from '../gate.ts';
import { byId, closed, done, email, role } from '../schemas.ts';
import { Refusal } from '../problems.ts';

const membersAnswer = Type.Object({ members: listOf(shownMemberSchema) });

const invitationsAnswer = Type.Object({
  invitations: listOf(Type.Object({ ...invitationSchema.properties, id: Type.String() })),
});

const link = { 200: memberLinkSchema };

/** Members and invitations: below `/v1/inbox`. */
export const memberRoutes =
  (store: Store, gate: Gate, now: () => number): FastifyPluginAsyncTypebox =>
  async (app) => {
    const { members } = store;

    app.get('/members', { schema: { response: { 200: membersAnswer } } }, async () => ({
      members: (await members.members()).map((member) => shown(member, now())),
    }));

    app.put(
      '/members/:id',
      {
        schema: {
          params: byId,
          body: Type.Object(
            { role: Type.Optional(role), removed: Type.Optional(Type.Literal(true)) },
            closed,
          ),
          response: done,
        },
      },
      async (request, reply) => {
        const { member, params, body } = request;
        need(member, 'members');
        const found = await members.member(params.id);
        if (found === null) throw new Refusal({ problem: 'notFound' });
        if (found.role === 'owner' || body.role === 'owner') need(member, 'owners');
        const changed = await members.changeMember(params.id, {
          ...(body.role !== undefined && { role: body.role }),
          ...(body.removed && { removedAt: now() }),
        });
        if (!changed) throw new Refusal({ problem: 'invalid', field: 'role', reason: 'lastOwner' });
        // What a session may do is looked up at each request; a removed member's are gone.
        await gate.audit(request, member.id, body.removed ? 'memberRemoved' : 'roleChanged', found.name);
        return reply.code(204).send();
      },
    );

    const invite = (
      { host, protocol }: { readonly host: string; readonly protocol: string },
      invitation: Pick<Invitation, 'email' | 'role' | 'member'>,
    ) => newMemberLink(members, gate.addressOf(host, protocol), invitation, now());

    app.get('/invitations', { schema: { response: { 200: invitationsAnswer } } }, async ({ member }) => {
      need(member, 'members');
      return {
        invitations: (await members.invitations(now())).map(({ hash, ...invitation }) => ({
          ...invitation,
          id: nameOfHash(hash),
        })),
      };
    });

    const inviting = { body: Type.Object({ email, role }, closed), response: link };
    app.post('/invitations', { schema: inviting }, async (request) => {
      const { member, body } = request;
      need(member, 'members');
      if (body.role === 'owner') need(member, 'owners');
      if (body.role === 'bot') throw new Refusal({ problem: 'invalid', field: 'role', reason: 'bot' });
      const address = normalEmail(body.email);
      if ((await members.credentialsOf(address)) !== null)
        throw new Refusal({ problem: 'invalid', field: 'email', reason: 'taken' });
      const made = await invite(request, { email: address, role: body.role, member: null });
      await gate.audit(request, member.id, 'invited', address);
      return made;
    });

    app.post('/members/:id/password-link', { schema: { params: byId, response: link } }, async (request) => {
      const { member, params } = request;
      need(member, 'members');
      const found = await members.member(params.id);
      if (found === null || found.removedAt !== null || found.role === 'bot')
        throw new Refusal({ problem: 'notFound' });
      if (found.role === 'owner') need(member, 'owners');
      const made = await invite(request, { email: found.email, role: found.role, member: found.id });
      await gate.audit(request, member.id, 'passwordLink', found.name);
      return made;
    });

    app.delete('/invitations/:id', { schema: { params: byId, response: done } }, async (request, reply) => {
      const { member, params } = request;
      need(member, 'members');
      const found = (await members.invitations(now())).find(({ hash }) => nameOfHash(hash) === params.id);
      if (found === undefined) throw new Refusal({ problem: 'notFound' });
      if (found.role === 'owner') need(member, 'owners');
      await members.removeInvitation(found.hash);
      await gate.audit(request, member.id, 'invitationWithdrawn', found.email ?? '');
      return reply.code(204).send();
    });
  };
