import {
  conversationsAnswerSchema,
  eventsAnswerSchema,
  PAGE,
  readEventsSchema,
  readMarkSchema,
} from '@talk-suite/core/contract';
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { readerEvent } from '../../conversations/reader-event.ts';
import type { Site } from '../../storage/directory.ts';
import type { Proof } from '../../visitors/persons.ts';
import { needsOf } from '../../visitors/requirements.ts';
import { limitsFor } from '../limits.ts';
import { done } from '../schemas.ts';
import { addFiles } from './files.ts';
import type { App, VisitorParts } from './parts.ts';
import { addWriting } from './writing.ts';
import { ownConversation, proofFor, secretHashOf, siteFor } from './site-of-page.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Set before the body is read, on the addresses of visitors. */
    site: Site;
    secretHash: string;
    /** Who the visitor is, where a host has proved it. */
    proof: Proof | null;
  }
}

const siteParams = Type.Object({ site: Type.String({ maxLength: 200 }) });
const conversationParams = Type.Object({
  site: Type.String({ maxLength: 200 }),
  conversation: Type.String({ maxLength: 100 }),
});

/** Who asks is known, and has not asked too much, before a byte of the body is read or the store is asked. */
const addIdentity = (app: App, { store: { directory }, limits, persons }: VisitorParts): void => {
  app.decorateRequest('site', null as unknown as Site);
  app.decorateRequest('secretHash', '');
  app.decorateRequest('proof', null);

  app.addHook('onRequest', async (request) => {
    const { site } = request.params as { readonly site: string };
    request.secretHash = secretHashOf(request);
    const limit = limitsFor(limits, request.method);
    await limit.countBrowser({ address: request.ip, secret: request.secretHash });
    request.site = await siteFor(directory, site, request.headers.origin);
    await limit.countSite(request.site.id);
    request.proof = await proofFor(persons, request);
  });
};

const addReading = (app: App, { store, conversations, persons, rules }: VisitorParts): void => {
  const { log } = store;
  const listing = { params: siteParams, response: { 200: conversationsAnswerSchema } };
  app.get('/conversations', { schema: listing }, async (request) => {
    const visitor = await persons.visitorOf(request.site, request.secretHash, request.proof);
    const found = visitor === null ? [] : await log.conversationsOf(visitor.id);
    const needs =
      visitor === null ? [] : needsOf(await rules.of(request.site), visitor, request.proof?.identity ?? null);
    return {
      log: log.logId,
      ...(needs.length > 0 && { needs }),
      conversations: await Promise.all(
        found.map(async ({ id, status, lastVseq, updatedAt }) => ({
          id,
          status,
          last: lastVseq,
          read: await log.readUpTo(id, { kind: 'visitor', id: visitor!.id }),
          updatedAt,
        })),
      ),
    };
  });

  app.get(
    '/conversations/:conversation/events',
    {
      schema: {
        params: conversationParams,
        querystring: readEventsSchema,
        response: { 200: eventsAnswerSchema },
      },
    },
    async (request, reply) => {
      const { conversation } = request.params;
      const visitor = await ownConversation(store, persons, request, conversation);
      const { after = 0, wait = 0 } = request.query;
      const gone = conversations.patience(reply.raw, wait);
      const page = await conversations.waitForEvents(
        { conversation, audience: 'visitor', after, limit: PAGE, topic: `visitor:${visitor.id}` },
        gone,
      );
      return {
        log: log.logId,
        events: page.events.map((event) => readerEvent(event, 'visitor')),
        more: page.more,
      };
    },
  );

  app.post(
    '/conversations/:conversation/read',
    { schema: { params: conversationParams, body: readMarkSchema, response: done } },
    async (request, reply) => {
      const visitor = await ownConversation(store, persons, request, request.params.conversation);
      await log.markRead({
        conversation: request.params.conversation,
        reader: { kind: 'visitor', id: visitor.id },
        seq: request.body.seq,
      });
      return reply.code(204).send();
    },
  );
};

const addSession = (app: App, { persons }: VisitorParts): void => {
  // Somebody signs out: the token of this page, perhaps copied elsewhere, does not count any more.
  app.post('/session/end', { schema: { params: siteParams, response: done } }, async (request, reply) => {
    if (request.proof !== null) await persons.end(request.site, request.proof);
    return reply.code(204).send();
  });
};

/** What visitors' browsers ask for, below `/v1/talk/<tracking key>`. */
export const visitorRoutes =
  (parts: VisitorParts): FastifyPluginAsyncTypebox =>
  async (app) => {
    addIdentity(app, parts);
    addWriting(app, parts);
    await addFiles(app, parts);
    addReading(app, parts);
    addSession(app, parts);
  };
