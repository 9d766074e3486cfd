import {
  eventBodies,
  eventsAnswerSchema,
  keySchema,
  PAGE,
  readerEventSchema,
  readEventsSchema,
  readMarkSchema,
} from '@talk-suite/core/contract';
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import type { FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import type { Conversations } from '../conversations/conversations.ts';
import { readerEvent } from '../conversations/reader-event.ts';
import { hashOf, newSecret } from '../conversations/secrets.ts';
import type { Rules, SiteRules } from '../sites/rules.ts';
import type { LinkedConversation } from '../storage/mail.ts';
import type { Store } from '../storage/store.ts';
import { closed, done, token } from './schemas.ts';
import { limitsFor, type AddressLimit, type RequestLimits } from './limits.ts';
import { Refusal } from './problems.ts';
import { orAsBefore } from './visitors/admission.ts';

const DAY = 24 * 60 * 60 * 1000;

/** How long a browser that followed a link may read on. */
const LASTS = 30 * DAY;

const BEARER = /^Bearer ([\w-]{43})$/;

declare module 'fastify' {
  interface FastifyRequest {
    /** Set before the body is read, on the addresses of somebody who followed a mail's link. */
    linked: LinkedConversation;
  }
}

const openSchema = {
  body: Type.Object({ token }, closed),
  response: { 200: Type.Object({ secret: Type.String() }) },
};

/** With the site's name and those of the members: there is no other request that says them. */
const linkedEventsSchema = Type.Object({ ...eventsAnswerSchema.properties, site: Type.String() });

const addedSchema = Type.Object({ event: readerEventSchema });

interface Parts {
  readonly store: Store;
  readonly conversations: Conversations;
  readonly rules: Rules;
  /** Of links that are tried: there is nobody yet to count them to. */
  readonly opening: AddressLimit;
  readonly limits: RequestLimits;
  readonly now: () => number;
}

/**
 * What a site asks of everybody who writes holds here, too. The link proves that somebody reads the mails of an address:
 * who they are it proves only where a host has said whose address that is.
 */
const admit = (
  { identityNeeded, consentNeeded }: SiteRules,
  { proved, agreed }: LinkedConversation,
): void => {
  if (identityNeeded && !proved) throw new Refusal({ problem: 'identityNeeded' });
  if (consentNeeded && !agreed) throw new Refusal({ problem: 'detailsNeeded', field: 'consent' });
};

/**
 * What somebody can do who followed the link of a mail, below `/v1/continue`: read that one conversation and write in
 * it, as its visitor.
 */
export const continueRoutes =
  ({ store, conversations, rules, opening, limits, now }: Parts): FastifyPluginAsyncTypebox =>
  async (app) => {
    const { log, mail, members } = store;

    const onRequest = (request: FastifyRequest): Promise<void> => opening.count(request.ip);
    // A POST that a person asks for: programs that look at links in mails spend nothing.
    app.post('/open', { onRequest, schema: openSchema }, async ({ body }) => {
      const conversation = await mail.spendMailLink(hashOf(body.token), now());
      if (conversation === null) throw new Refusal({ problem: 'notFound' });
      const secret = newSecret();
      await mail.addMailLink(hashOf(secret), conversation, now() + LASTS, 'session');
      return { secret };
    });

    await app.register(async (inside: Parameters<FastifyPluginAsyncTypebox>[0]) => {
      inside.decorateRequest('linked', null as never);
      inside.addHook('onRequest', async (request) => {
        const [, secret] = BEARER.exec(request.headers.authorization ?? '') ?? [];
        if (secret === undefined) throw new Refusal({ problem: 'forbidden' });
        const limit = limitsFor(limits, request.method);
        await limit.countBrowser({ address: request.ip, secret: hashOf(secret) });
        const linked = await mail.linkedConversation(hashOf(secret), now());
        if (linked === null) throw new Refusal({ problem: 'forbidden' });
        await limit.countSite(linked.site);
        request.linked = linked;
      });

      const reading = { querystring: readEventsSchema, response: { 200: linkedEventsSchema } };
      inside.get('/events', { schema: reading }, async (request, reply) => {
        const { conversation, site, siteName } = request.linked;
        const gone = conversations.patience(reply.raw, request.query.wait ?? 0);
        const page = await conversations.waitForEvents(
          {
            conversation,
            audience: 'visitor',
            after: request.query.after ?? 0,
            limit: PAGE,
            topic: `site:${site}`,
          },
          gone,
        );
        const names = new Map((await members.members()).map((each) => [each.id, each.name]));
        return {
          log: log.logId,
          site: siteName,
          events: page.events.map((event) => {
            const shown = readerEvent(event, 'visitor');
            const name = names.get(event.author.id);
            return name === undefined ? shown : { ...shown, author: { ...shown.author, name } };
          }),
          more: page.more,
        };
      });

      inside.post(
        '/events',
        {
          schema: {
            body: Type.Object({ key: keySchema, text: eventBodies.message.properties.text }, closed),
            response: { 200: addedSchema, 201: addedSchema },
          },
        },
        async (request, reply) => {
          const { linked, body } = request;
          const asked = {
            conversation: linked.conversation,
            author: { kind: 'visitor', id: linked.visitor } as const,
            key: body.key,
            type: 'message' as const,
            body: { text: body.text },
          };
          const { event, repeated } = await orAsBefore(
            async () => {
              admit(await rules.of({ id: linked.site }), linked);
              return conversations.append(asked);
            },
            () => log.appendedBefore(asked),
          );
          return reply.code(repeated ? 200 : 201).send({ event: readerEvent(event, 'visitor') });
        },
      );

      inside.post('/read', { schema: { body: readMarkSchema, response: done } }, async (request, reply) => {
        const { conversation, visitor } = request.linked;
        await log.markRead({
          conversation,
          reader: { kind: 'visitor', id: visitor },
          seq: request.body.seq,
        });
        return reply.code(204).send();
      });
    });
  };
