import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { listOf } from '@talk-suite/core/contract';
import { shown, type Attendance } from '../../live/attendance.ts';
import { hashPassword, verifyPassword } from '../../members/passwords.ts';
import { may, POWERS, powerSchema } from '../../members/roles.ts';
import { newRecoveryCodes, newTotp, newTotpSchema, recoveryHash, stepOfCode } from '../../members/totp.ts';
import { sessionSchema, shownMemberSchema, type MemberRow } from '../../storage/members.ts';
import type { Store } from '../../storage/store.ts';
import type { Gate, SignedIn } from '../gate.ts';
import { anyPassword, closed, code, done, id, name, password } from '../schemas.ts';
import { Refusal } from '../problems.ts';

/** Letters of a hash by which a row is named where the hash itself is nobody's business. */
const NAMED_BY = 16;
export const nameOfHash = (hash: string): string => hash.slice(0, NAMED_BY);

const ownAccountSchema = Type.Object({ ...shownMemberSchema.properties, powers: listOf(powerSchema) });

const sessionsSchema = Type.Object({
  sessions: listOf(Type.Object({ ...sessionSchema.properties, id: Type.String(), current: Type.Boolean() })),
});

interface AccountParts {
  readonly store: Pick<Store, 'members'>;
  readonly gate: Gate;
  readonly attendance: Pick<Attendance, 'tell'>;
  readonly now: () => number;
}

const ownAccount = async (
  { members }: AccountParts['store'],
  { id: member }: SignedIn,
): Promise<MemberRow> => {
  const found = await members.member(member);
  if (found === null) throw new Refusal({ problem: 'notFound' });
  return found;
};

/** Members who change how to get in prove that it is still them. */
const prove = async (store: AccountParts['store'], member: SignedIn, given: string): Promise<void> => {
  const { email } = await ownAccount(store, member);
  const found = email === null ? null : await store.members.credentialsOf(email);
  if (!(await verifyPassword(given, found?.password ?? null)))
    throw new Refusal({ problem: 'invalid', field: 'password', reason: 'wrong' });
};

const profileRoutes =
  ({ store, attendance, now }: AccountParts): FastifyPluginAsyncTypebox =>
  async (app) => {
    app.get(
      '/',
      { prefixTrailingSlash: 'no-slash', schema: { response: { 200: ownAccountSchema } } },
      async ({ member }) => ({
        ...shown(await ownAccount(store, member), now()),
        powers: POWERS.filter((power) => may(member.role, power)),
      }),
    );

    app.put(
      '/',
      {
        prefixTrailingSlash: 'no-slash',
        schema: {
          body: Type.Object({ name: Type.Optional(name), away: Type.Optional(Type.Boolean()) }, closed),
          response: done,
        },
      },
      async ({ member, body }, reply) => {
        await store.members.changeMember(member.id, {
          ...(body.name !== undefined && { name: body.name.trim() }),
          ...(body.away !== undefined && { awayAt: body.away ? now() : null }),
        });
        if (body.away !== undefined) await attendance.tell(member.id);
        return reply.code(204).send();
      },
    );
  };

const passwordRoutes =
  ({ store, gate }: AccountParts): FastifyPluginAsyncTypebox =>
  async (app) => {
    const { members } = store;

    app.post(
      '/password',
      { schema: { body: Type.Object({ password: anyPassword, next: password }, closed), response: done } },
      async (request, reply) => {
        const { member, body } = request;
        await prove(store, member, body.password);
        await members.changeMember(member.id, { password: await hashPassword(body.next) });
        await members.endSessions(member.id, member.session);
        await gate.audit(request, member.id, 'passwordChanged');
        return reply.code(204).send();
      },
    );
  };

const totpRoutes =
  ({ store, gate, now }: AccountParts): FastifyPluginAsyncTypebox =>
  async (app) => {
    const { members } = store;

    app.post('/totp', { schema: { response: { 200: newTotpSchema } } }, async ({ member }) =>
      newTotp((await ownAccount(store, member)).email ?? member.name),
    );

    app.post(
      '/totp/confirm',
      {
        schema: {
          body: Type.Object(
            { secret: Type.String({ pattern: '^[A-Z2-7]{32}$' }), code, password: anyPassword },
            closed,
          ),
          response: { 200: Type.Object({ recoveryCodes: listOf(Type.String()) }) },
        },
      },
      async (request) => {
        const { member, body } = request;
        await prove(store, member, body.password);
        const step = stepOfCode(body.secret, body.code, now());
        if (step === null) throw new Refusal({ problem: 'invalid', field: 'code', reason: 'wrong' });
        const codes = newRecoveryCodes();
        await members.changeMember(member.id, { totp: body.secret });
        await members.useTotpStep(member.id, step);
        await members.setRecoveryCodes(member.id, codes.map(recoveryHash));
        await members.endSessions(member.id, member.session);
        await gate.audit(request, member.id, 'totpOn');
        return { recoveryCodes: codes };
      },
    );

    app.post(
      '/totp/off',
      { schema: { body: Type.Object({ password: anyPassword }, closed), response: done } },
      async (request, reply) => {
        const { member, body } = request;
        await prove(store, member, body.password);
        await members.changeMember(member.id, { totp: null });
        await members.setRecoveryCodes(member.id, []);
        await gate.audit(request, member.id, 'totpOff');
        return reply.code(204).send();
      },
    );
  };

const sessionRoutes =
  ({ store, gate }: AccountParts): FastifyPluginAsyncTypebox =>
  async (app) => {
    const { members } = store;

    app.get('/sessions', { schema: { response: { 200: sessionsSchema } } }, async ({ member }) => ({
      sessions: (await members.sessionsOf(member.id)).map(({ hash, ...session }) => ({
        ...session,
        id: nameOfHash(hash),
        current: hash === member.session,
      })),
    }));

    app.delete(
      '/sessions/:id',
      { schema: { params: Type.Object({ id }, closed), response: done } },
      async (request, reply) => {
        const { member, params } = request;
        const found = (await members.sessionsOf(member.id)).find(
          ({ hash }) => nameOfHash(hash) === params.id,
        );
        if (found === undefined) throw new Refusal({ problem: 'notFound' });
        await members.endSession(member.id, found.hash);
        await gate.audit(request, member.id, 'sessionEnded');
        return reply.code(204).send();
      },
    );
  };

/** A member's own account: below `/v1/inbox/me`. */
export const accountRoutes =
  (parts: AccountParts): FastifyPluginAsyncTypebox =>
  async (app) => {
    await app.register(profileRoutes(parts));
    await app.register(passwordRoutes(parts));
    await app.register(totpRoutes(parts));
    await app.register(sessionRoutes(parts));
  };
