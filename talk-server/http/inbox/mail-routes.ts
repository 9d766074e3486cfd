import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { isLoopbackHost } from '@talk-suite/core/connection';
import { EMAIL_LIMIT } from '@talk-suite/core/contract';
import { Type } from 'typebox';
import { testLetter } from '../../mail/letters.ts';
import { shownMailSchema, type Mailing } from '../../mail/mailing.ts';
import {
  MAIL_PORTS,
  mailOutcomeSchema,
  outcomeOf,
  transportTo,
  type MailOutcome,
} from '../../mail/transport.ts';
import { mailTlsSchema, type MailServer, type StoredMail } from '../../storage/mail-settings.ts';
import type { TalkRedis } from '../../redis.ts';
import type { Store } from '../../storage/store.ts';
import { need, type Gate } from '../gate.ts';
import { closed, done } from '../schemas.ts';
import { AddressLimit } from '../limits.ts';
import { Refusal } from '../problems.ts';

/** One line: nothing that would end a header, or turn text around. */
const line = (least: number, most: number) =>
  Type.String({ minLength: least, maxLength: most, pattern: '^[^\\p{Cc}\\u2028\\u2029\\u202A-\\u202E]*$' });

const serverSchema = Type.Object(
  {
    host: Type.String({ minLength: 1, maxLength: 253, pattern: '^[A-Za-z0-9.:_-]+$' }),
    port: Type.Integer({ minimum: 1, maximum: 65_535 }),
    tls: mailTlsSchema,
    user: line(0, 200),
  },
  closed,
);

const changeSchema = Type.Object(
  {
    server: Type.Optional(serverSchema),
    /** Left out: the one that is stored stays. */
    password: Type.Optional(line(1, 500)),
    sender: Type.Optional(
      Type.Object(
        {
          name: line(0, 100),
          address: Type.String({
            maxLength: EMAIL_LIMIT,
            pattern: '^[^\\s@<>",;:()\\\\]+@[^\\s@<>",;:()\\\\]+$',
          }),
        },
        closed,
      ),
    ),
    transcript: Type.Optional(Type.Boolean()),
  },
  closed,
);

const mailAnswer = Type.Object({ ...shownMailSchema.properties, encrypts: Type.Boolean() });
const testAnswer = Type.Object({ outcome: mailOutcomeSchema, to: Type.String() });

/** Test messages that a network may ask for. */
export const MAIL_TESTS = { points: 20, duration: 600 };

const isSameServer = (one: MailServer, other: MailServer | null | undefined): boolean =>
  one.host === other?.host && one.port === other.port && one.tls === other.tls && one.user === other.user;

/**
 * What is stored as the password. The one that is there goes to the server that it was entered for, and to no other.
 * @throws {Refusal} where it has to be entered
 */
const passwordFor = (
  server: MailServer,
  typed: string | undefined,
  stored: StoredMail | null,
): string | null | { readonly keep: true } => {
  if (server.user === '') return null;
  if (typed !== undefined) return typed;
  if (stored?.password && isSameServer(server, stored.server)) return { keep: true };
  throw new Refusal({ problem: 'invalid', field: 'password', reason: 'again' });
};

/** @throws {Refusal} for a server that the inbox may not be led to, or where a password would be read on its way. */
const judge = ({ host, port, tls, user }: MailServer, local: boolean): void => {
  const isHere = local && isLoopbackHost(host);
  if (!isHere && !MAIL_PORTS.some((each) => each === port))
    throw new Refusal({ problem: 'invalid', field: 'server.port', reason: 'port' });
  if (!isHere && tls === 'off' && user !== '')
    throw new Refusal({ problem: 'invalid', field: 'server.tls', reason: 'plain' });
};

export interface MailRouteParts {
  readonly store: Store;
  readonly gate: Gate;
  readonly now: () => number;
  readonly redis: TalkRedis | undefined;
  readonly mailing: Mailing;
  /** Whether a mail server that is entered may be on this machine. */
  readonly local: boolean;
  /** Whether secrets are stored encrypted. */
  readonly encrypts: boolean;
}

/** How mails are sent: below `/v1/inbox`. A password goes in and never comes out. */
export const mailRoutes =
  ({ store, gate, now, redis, mailing, local, encrypts }: MailRouteParts): FastifyPluginAsyncTypebox =>
  async (app) => {
    const tests = new AddressLimit('mail-test', redis, MAIL_TESTS);
    const { mailSettings, members } = store;

    app.get('/mail', { schema: { response: { 200: mailAnswer } } }, async ({ member }) => {
      need(member, 'mail');
      return { ...(await mailing.shown()), encrypts };
    });

    app.put('/mail', { schema: { body: changeSchema, response: done } }, async (request, reply) => {
      const { member, body } = request;
      need(member, 'mail');
      const { password: typed, ...change } = body;
      const fixed = mailing.fixed.find((part) => change[part] !== undefined);
      if (fixed !== undefined) throw new Refusal({ problem: 'invalid', field: fixed, reason: 'environment' });
      if (change.server) judge(change.server, local);
      const stored = await mailSettings.storedMail();
      const password = change.server ? passwordFor(change.server, typed, stored) : ({ keep: true } as const);
      const next = {
        server: change.server ?? stored?.server ?? null,
        sender: change.sender ?? stored?.sender ?? { name: '', address: '' },
        transcript: change.transcript ?? stored?.transcript ?? false,
      };
      await mailSettings.putMail(next, password, now());
      await gate.audit(request, member.id, 'mailChanged', next.server?.host ?? '');
      return reply.code(204).send();
    });

    app.delete('/mail', { schema: { response: done } }, async (request, reply) => {
      need(request.member, 'mail');
      await mailSettings.removeMail();
      await gate.audit(request, request.member.id, 'mailRemoved');
      return reply.code(204).send();
    });

    /** To oneself alone: nobody has mails sent to others. */
    app.post('/mail/test', { schema: { response: { 200: testAnswer } } }, async (request) => {
      const { member, ip } = request;
      need(member, 'mail');
      await tests.count(ip);
      const to = (await members.member(member.id))?.email ?? '';
      const settings = await mailing.settings();
      if (settings === null || to === '') throw new Refusal({ problem: 'notFound' });
      const transport = transportTo(settings.server, local);
      let outcome: MailOutcome = 'sent';
      try {
        await transport.sendMail({ from: settings.from, to: { name: '', address: to }, ...testLetter() });
      } catch (error) {
        outcome = outcomeOf(error);
      } finally {
        transport.close();
      }
      await gate.audit(request, member.id, 'mailTested', outcome);
      return { outcome, to };
    });
  };
