import {
  answersSchema,
  keySchema,
  pageContextSchema,
  startSchema,
  visitorEventSchema,
  type ContextBody,
  type PageContext,
  type SentAnswer,
  type VisitorEventBody,
} from '@talk-suite/core/contract';
import { isZone } from '@talk-suite/core/messenger';
import type { FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import { Compile } from 'typebox/compile';
import { readerEvent } from '../../conversations/reader-event.ts';
import type { SiteRules } from '../../sites/rules.ts';
import type { Site } from '../../storage/directory.ts';
import type { Appended, Consent, StartConversation } from '../../storage/log.ts';
import { assignByRules } from '../../assignment/assign.ts';
import { autoReplyAt, hasReplies, languagesIn, replyAutomatically } from '../../visitors/auto-replies.ts';
import { missingDetails, type Given } from '../../visitors/requirements.ts';
import { done, sent } from '../schemas.ts';
import { namedFiles } from '../uploads.ts';
import { admit, orAsBefore, outboundIn, owingDetails, unlessHidden } from './admission.ts';
import type { App, VisitorParts } from './parts.ts';
import { knownVisitor, ownConversation, unlessBlocked } from './site-of-page.ts';

const site = Type.String({ maxLength: 200 });
const pageContexts = Compile(pageContextSchema);

const answerOf = (log: string, { event }: Appended): SentAnswer => ({
  log,
  conversation: event.conversation,
  event: readerEvent(event, 'visitor'),
});

const consentIn = ({ revision }: SiteRules, { consent }: Given): { readonly consent?: Consent } =>
  consent === undefined ? {} : { consent: { wording: consent.wording, url: consent.url, revision } };

/** Where a visitor is: what their browser says, and what a host signed. A signature that does not count signs nothing. */
const contextIn = async (
  { persons }: VisitorParts,
  at: Site,
  context: ContextBody | undefined,
): Promise<Pick<StartConversation, 'context'>> => {
  if (context === undefined) return {};
  const claims = context.signed === undefined ? null : await persons.claimsOf(at, context.signed);
  const signed: unknown = claims?.['context'];
  return {
    context: {
      reported: context.reported === undefined ? null : JSON.stringify(context.reported),
      signed: pageContexts.Check(signed) ? JSON.stringify(signed) : null,
    },
  };
};

/** Says in the team's name what the owner wants said; a message that is stored is never refused for it. */
const say = async (
  { store, conversations, isSomebodyThere, now }: VisitorParts,
  rules: SiteRules,
  request: FastifyRequest,
  { zone, language, details }: Pick<VisitorEventBody, 'zone' | 'language' | 'details'>,
  { event }: Appended,
): Promise<void> => {
  if (!hasReplies(rules)) return;
  const listener = {
    languages: [
      ...(language === undefined ? [] : [language]),
      ...languagesIn(request.headers['accept-language']),
    ],
    zone,
    person: { ...details, ...request.proof?.identity },
  };
  const presence = {
    isSomebodyThere: await isSomebodyThere(),
    lastThere: await store.members.lastHere(),
  };
  const reply = autoReplyAt(rules, presence, listener, now());
  await replyAutomatically(conversations, event.conversation, reply).catch((error: unknown) =>
    request.log.error({ err: error }, 'An automatic reply could not be stored.'),
  );
};

/** Gives a new conversation to whom the owner's rules say; a message that is stored is never refused for it. */
const assign = async (
  { store, conversations, now }: VisitorParts,
  request: FastifyRequest,
  context: StartConversation['context'],
  { event }: Appended,
): Promise<void> => {
  const page = context?.signed ?? context?.reported ?? null;
  const arrival = {
    site: request.site.id,
    page: page === null ? null : (JSON.parse(page) as PageContext).page.url,
    language: languageOf(request),
  };
  await assignByRules(store, conversations, event.conversation, arrival, now()).catch((error: unknown) =>
    request.log.error({ err: error }, 'A conversation could not be assigned.'),
  );
};

const languageOf = ({ headers }: FastifyRequest): string | null =>
  languagesIn(headers['accept-language'])[0] ?? null;

const addStart = (app: App, parts: VisitorParts): void => {
  const { store, conversations, persons, rules: allRules, now } = parts;
  app.put(
    '/conversations/:key',
    { schema: { params: Type.Object({ site, key: keySchema }), body: startSchema, response: sent } },
    async (request, reply) => {
      const { body, proof, params } = request;
      const rules = await allRules.of(request.site);
      const visitor = await persons.visitorOf(request.site, request.secretHash, proof);
      unlessBlocked(visitor);
      const { context } = await contextIn(parts, request.site, body.context);
      const language = languageOf(request);
      const asked = {
        site: request.site.id,
        visitorSecretHash: request.secretHash,
        ...(proof && { identity: proof.identity }),
        key: params.key,
        details: body.details,
        message: body.message,
        ...consentIn(rules, body),
      };
      const appended = await orAsBefore(
        async () => {
          admit(rules, request, body, visitor);
          unlessHidden(rules, now());
          const outbound = await outboundIn(parts, rules, request.site, body);
          const most = body.outbound === undefined ? 0 : rules.answersFirst;
          const missing = missingDetails(rules, body, visitor, proof?.identity ?? null);
          return owingDetails(most, missing, (limit) =>
            conversations.start({
              ...asked,
              ...outbound,
              ...limit,
              ...(context && { context }),
              ...(body.zone !== undefined && isZone(body.zone) && { zone: body.zone }),
              ...(language !== null && { language }),
            }),
          );
        },
        () =>
          store.log.startedBefore({
            ...asked,
            ...(body.outbound !== undefined && { outbound: { id: body.outbound } }),
          }),
      );
      await assign(parts, request, context, appended);
      await say(parts, rules, request, body, appended);
      return reply.code(appended.repeated ? 200 : 201).send(answerOf(store.log.logId, appended));
    },
  );
};

const addEvents = (app: App, parts: VisitorParts): void => {
  const { store, conversations, persons, rules: allRules } = parts;
  app.post(
    '/conversations/:conversation/events',
    {
      schema: {
        params: Type.Object({ site, conversation: Type.String({ maxLength: 100 }) }),
        body: visitorEventSchema,
        response: sent,
      },
    },
    async (request, reply) => {
      const { body, proof } = request;
      const { conversation } = request.params;
      const visitor = await knownVisitor(persons, request);
      unlessBlocked(visitor);
      const rules = await allRules.of(request.site);
      const asked = {
        conversation,
        author: { kind: 'visitor', id: visitor.id } as const,
        key: body.key,
        type: 'message' as const,
        body: { text: body.body.text, ...(await namedFiles(store.files, conversation, body.body.files)) },
        ...(body.details && { details: body.details }),
        ...consentIn(rules, body),
      };
      const appended = await orAsBefore(
        async () => {
          admit(rules, request, body, visitor);
          const missing = missingDetails(rules, body, visitor, proof?.identity ?? null);
          return owingDetails(rules.answersFirst, missing, (limit) =>
            conversations.append({ ...asked, ...limit }),
          );
        },
        () => store.log.appendedBefore(asked),
      );
      await say(parts, rules, request, body, appended);
      return reply.code(appended.repeated ? 200 : 201).send(answerOf(store.log.logId, appended));
    },
  );
};

/** What a visitor says of themselves between two messages, so that it is known although no other follows. */
const addAnswers = (app: App, { store, persons, rules: allRules, now }: VisitorParts): void => {
  app.post(
    '/conversations/:conversation/details',
    {
      schema: {
        params: Type.Object({ site, conversation: Type.String({ maxLength: 100 }) }),
        body: answersSchema,
        response: done,
      },
    },
    async (request, reply) => {
      const { conversation } = request.params;
      const visitor = await ownConversation(store, persons, request, conversation);
      unlessBlocked(visitor);
      const rules = await allRules.of(request.site);
      admit(rules, request, request.body, visitor);
      const { consent: _, ...details } = request.body;
      const agreed = consentIn(rules, request.body);
      await store.log.noteAnswers({ conversation, visitor: visitor.id, details, ...agreed, at: now() });
      return reply.code(204).send();
    },
  );
};

/** What visitors send. */
export const addWriting = (app: App, parts: VisitorParts): void => {
  addStart(app, parts);
  addAnswers(app, parts);
  addEvents(app, parts);
};
