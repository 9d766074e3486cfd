import {
  keySchema,
  PAGE,
  readEventsSchema,
  readMarkSchema,
  startSchema,
  visitorEventSchema,
  type ConversationsAnswer,
  type EventsAnswer,
  type SentAnswer,
} from '@talk-suite/core/contract';
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import type { FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import type { Conversations } from '../conversations/conversations.ts';
import { readerEvent } from '../conversations/reader-event.ts';
import type { Appended } from '../storage/log.ts';
import type { KnownVisitor, Site } from '../storage/directory.ts';
import type { Store } from '../storage/store.ts';
import type { Persons, Proof } from '../visitors/persons.ts';
import type { WriteLimits } from './limits.ts';
import { Refusal } from './problems.ts';
import { proofFor, secretHashOf, siteFor } from './visitors.ts';

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

const sent = (log: string, { event }: Appended): SentAnswer => ({
  log,
  conversation: event.conversation,
  event: readerEvent(event, 'visitor'),
});

interface Parts {
  readonly store: Store;
  readonly conversations: Conversations;
  readonly limits: WriteLimits;
  readonly persons: Persons;
}

type App = Parameters<FastifyPluginAsyncTypebox>[0];

/** Who asks is known, and has not written too much, before a byte of the body is read. */
const addIdentity = (app: App, { store: { directory }, limits, persons }: Parts): void => {
  app.decorateRequest('site', null as unknown as Site);
  app.decorateRequest('secretHash', '');
  app.decorateRequest('proof', null);

  app.addHook('onRequest', async (request) => {
    const { site } = request.params as { readonly site: string };
    request.site = await siteFor(directory, site, request.headers.origin);
    request.secretHash = secretHashOf(request);
    if (request.method !== 'GET')
      await limits.count({
        secretHash: request.secretHash,
        address: request.ip,
        site: request.site.id,
      });
    request.proof = await proofFor(persons, request);
  });
};

/** The visitor who asks; one who never wrote has nothing that they could read or add to. */
const knownVisitor = async (
  persons: Persons,
  { site, secretHash, proof }: FastifyRequest,
): Promise<KnownVisitor> => {
  const visitor = await persons.visitorOf(site, secretHash, proof);
  if (visitor === null) throw new Refusal({ problem: 'notFound' });
  return visitor;
};

/** Somebody who is blocked costs this look-up, and nothing else. */
const unlessBlocked = (visitor: KnownVisitor | null): void => {
  if (visitor?.blocked === true) throw new Refusal({ problem: 'blocked' });
};

const addWriting = (app: App, { store, conversations, persons }: Parts): void => {
  app.put(
    '/conversations/:key',
    {
      schema: {
        params: Type.Object({ site: Type.String({ maxLength: 200 }), key: keySchema }),
        body: startSchema,
      },
    },
    async (request, reply) => {
      unlessBlocked(await persons.visitorOf(request.site, request.secretHash, request.proof));
      const appended = await conversations.start({
        site: request.site.id,
        visitorSecretHash: request.secretHash,
        ...(request.proof && { identity: request.proof.identity }),
        key: request.params.key,
        details: request.body.details,
        message: request.body.message,
      });
      return reply.code(appended.repeated ? 200 : 201).send(sent(store.log.logId, appended));
    },
  );

  app.post(
    '/conversations/:conversation/events',
    { schema: { params: conversationParams, body: visitorEventSchema } },
    async (request, reply) => {
      const visitor = await knownVisitor(persons, request);
      unlessBlocked(visitor);
      const appended = await conversations.append({
        conversation: request.params.conversation,
        author: { kind: 'visitor', id: visitor.id },
        key: request.body.key,
        type: 'message',
        body: { text: request.body.body.text },
      });
      return reply.code(appended.repeated ? 200 : 201).send(sent(store.log.logId, appended));
    },
  );
};

const addReading = (app: App, { store: { log }, conversations, persons }: Parts): void => {
  const own = async (request: FastifyRequest, conversation: string): Promise<KnownVisitor> => {
    const visitor = await knownVisitor(persons, request);
    const [head] = await log.heads([conversation]);
    if (head === undefined || head.visitor !== visitor.id) throw new Refusal({ problem: 'notFound' });
    return visitor;
  };

  app.get('/conversations', { schema: { params: siteParams } }, async (request) => {
    const visitor = await persons.visitorOf(request.site, request.secretHash, request.proof);
    const found = visitor === null ? [] : await log.conversationsOf(visitor.id);
    const answer: ConversationsAnswer = {
      log: log.logId,
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
    return answer;
  });

  app.get(
    '/conversations/:conversation/events',
    { schema: { params: conversationParams, querystring: readEventsSchema } },
    async (request) => {
      const { conversation } = request.params;
      const visitor = await own(request, conversation);
      const { after = 0, wait = 0 } = request.query;
      const gone = AbortSignal.any([
        AbortSignal.timeout(wait * 1000),
        conversations.abortedWith(request.raw),
      ]);
      const page = await conversations.waitForEvents(
        { conversation, audience: 'visitor', after, limit: PAGE, topic: `visitor:${visitor.id}` },
        gone,
      );
      const answer: EventsAnswer = {
        log: log.logId,
        events: page.events.map((event) => readerEvent(event, 'visitor')),
        more: page.more,
      };
      return answer;
    },
  );

  app.post(
    '/conversations/:conversation/read',
    { schema: { params: conversationParams, body: readMarkSchema } },
    async (request, reply) => {
      const visitor = await own(request, request.params.conversation);
      await log.markRead({
        conversation: request.params.conversation,
        reader: { kind: 'visitor', id: visitor.id },
        seq: request.body.seq,
      });
      return reply.code(204).send();
    },
  );
};

const addSession = (app: App, { persons }: Parts): void => {
  // Somebody signs out: the token of this page, perhaps copied elsewhere, does not count any more.
  app.post('/session/end', async (request, reply) => {
    if (request.proof !== null) await persons.end(request.site, request.proof);
    return reply.code(204).send();
  });
};

/** What visitors' browsers ask for, below `/v1/talk/<tracking key>`. */
export const visitorRoutes =
  (parts: Parts): FastifyPluginAsyncTypebox =>
  async (app) => {
    addIdentity(app, parts);
    addWriting(app, parts);
    addReading(app, parts);
    addSession(app, parts);
  };
