import {
  detailsSchema,
  keySchema,
  pageContextSchema,
  startSchema,
  visitorEventSchema,
  type ContextBody,
  type PageContext,
  type SentAnswer,
  type StartBody,
  type VisitorEventBody,
} from '@talk-suite/core/contract';
import { isZone } from '@talk-suite/core/messenger';
import type { FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import { Compile } from 'typebox/compile';
import { readerEvent } from '../../conversations/reader-event.ts';
import type { SiteRules } from '../../sites/rules.ts';
import type { KnownVisitor, Site } from '../../storage/directory.ts';
import type { Appended, Consent, Outbound, StartConversation } from '../../storage/log.ts';
import { assignByRules } from '../../assignment/assign.ts';
import { autoReplyAt, languagesIn, replyAutomatically } from '../../visitors/auto-replies.ts';
import { outboundText } from '../../visitors/outbound-text.ts';
import { lacksConsent, missingDetails, type Given } from '../../visitors/requirements.ts';
import { Refusal } from '../problems.ts';
import { namedFiles } from '../uploads.ts';
import type { App, VisitorParts } from './parts.ts';
import { knownVisitor, ownConversation, unlessBlocked } from './site-of-page.ts';

const site = Type.String({ maxLength: 200 });
const pageContexts = Compile(pageContextSchema);

const sent = (log: string, { event }: Appended): SentAnswer => ({
  log,
  conversation: event.conversation,
  event: readerEvent(event, 'visitor'),
});

const consentIn = ({ revision }: SiteRules, { consent }: Given): { readonly consent?: Consent } =>
  consent === undefined ? {} : { consent: { wording: consent.wording, url: consent.url, revision } };

/** Refuses what no visitor may send to this site, whatever it says. */
const admit = (
  rules: SiteRules,
  { proof }: FastifyRequest,
  given: Given,
  visitor: KnownVisitor | null,
): void => {
  unlessBlocked(visitor);
  if (rules.identityNeeded && proof === null) throw new Refusal({ problem: 'identityNeeded' });
  if (lacksConsent(rules, given, visitor)) throw new Refusal({ problem: 'detailsNeeded', field: 'consent' });
};

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

/** The outbound message that a conversation answers. @throws {Refusal} for one that is not sent (any more) */
const outboundIn = async (
  { store }: VisitorParts,
  rules: SiteRules,
  at: Site,
  { outbound: id, details }: StartBody,
): Promise<{ readonly outbound?: Outbound }> => {
  if (id === undefined) return {};
  const message = (await store.outbound.outboundAt(at.id)).find((each) => each.id === id && each.enabled);
  if (message === undefined) throw new Refusal({ problem: 'invalid', field: 'outbound', reason: 'unknown' });
  const { text, agent } = message;
  const author =
    agent === null ? ({ kind: 'bot', id: 'team' } as const) : ({ kind: 'agent', id: agent } as const);
  const values = {
    first_name: details.firstName ?? '',
    site_name: rules.messenger?.siteName ?? at.name,
    agent_name: agent === null ? '' : ((await store.members.member(agent))?.name ?? ''),
  };
  return { outbound: { id, text: outboundText(text, values), author } };
};

/** Says in the team's name what the owner wants said; a message that is stored is never refused for it. */
const say = async (
  { conversations, isSomebodyThere, now }: VisitorParts,
  rules: SiteRules,
  request: FastifyRequest,
  { zone, language, details }: Pick<VisitorEventBody, 'zone' | 'language' | 'details'>,
  { event }: Appended,
): Promise<void> => {
  const listener = {
    languages: [
      ...(language === undefined ? [] : [language]),
      ...languagesIn(request.headers['accept-language']),
    ],
    zone,
    firstName: request.proof?.identity.firstName ?? details?.firstName,
  };
  const reply = autoReplyAt(rules, await isSomebodyThere(), listener, now());
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
  const { store, conversations, persons, rules: allRules } = parts;
  app.put(
    '/conversations/:key',
    { schema: { params: Type.Object({ site, key: keySchema }), body: startSchema } },
    async (request, reply) => {
      const { body, proof } = request;
      const rules = await allRules.of(request.site);
      const visitor = await persons.visitorOf(request.site, request.secretHash, proof);
      admit(rules, request, body, visitor);
      const outbound = await outboundIn(parts, rules, request.site, body);
      const [missing] = missingDetails(rules, body, visitor, proof?.identity ?? null);
      const mayComeLater = body.outbound !== undefined && rules.answersFirst > 0;
      if (missing !== undefined && !mayComeLater)
        throw new Refusal({ problem: 'detailsNeeded', field: missing });
      const { context } = await contextIn(parts, request.site, body.context);
      const language = languageOf(request);
      const appended = await conversations.start({
        site: request.site.id,
        visitorSecretHash: request.secretHash,
        ...(proof && { identity: proof.identity }),
        key: request.params.key,
        details: body.details,
        message: body.message,
        ...consentIn(rules, body),
        ...(context && { context }),
        ...(body.zone !== undefined && isZone(body.zone) && { zone: body.zone }),
        ...(language !== null && { language }),
        ...outbound,
      });
      await assign(parts, request, context, appended);
      await say(parts, rules, request, body, appended);
      return reply.code(appended.repeated ? 200 : 201).send(sent(store.log.logId, appended));
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
      },
    },
    async (request, reply) => {
      const { body, proof } = request;
      const { conversation } = request.params;
      const visitor = await knownVisitor(persons, request);
      const rules = await allRules.of(request.site);
      admit(rules, request, body, visitor);
      const [missing] = missingDetails(rules, body, visitor, proof?.identity ?? null);
      const appended = await conversations
        .append({
          conversation,
          author: { kind: 'visitor', id: visitor.id },
          key: body.key,
          type: 'message',
          body: { text: body.body.text, ...(await namedFiles(store.files, conversation, body.body.files)) },
          ...(body.details && { details: body.details }),
          ...consentIn(rules, body),
          ...(missing !== undefined && { atMost: rules.answersFirst }),
        })
        .catch((error: unknown) => {
          if ((error as { problem?: string }).problem !== 'detailsNeeded') throw error;
          throw new Refusal({ problem: 'detailsNeeded', ...(missing !== undefined && { field: missing }) });
        });
      await say(parts, rules, request, body, appended);
      return reply.code(appended.repeated ? 200 : 201).send(sent(store.log.logId, appended));
    },
  );
};

/** What a visitor says of themselves between two messages, so that it is known although no other follows. */
const addDetails = (app: App, { store, persons, rules, now }: VisitorParts): void => {
  app.post(
    '/conversations/:conversation/details',
    {
      schema: {
        params: Type.Object({ site, conversation: Type.String({ maxLength: 100 }) }),
        body: detailsSchema,
      },
    },
    async (request, reply) => {
      const visitor = await ownConversation(store, persons, request, request.params.conversation);
      unlessBlocked(visitor);
      const { identityNeeded } = await rules.of(request.site);
      if (identityNeeded && request.proof === null) throw new Refusal({ problem: 'identityNeeded' });
      await store.log.noteDetails(visitor.id, request.body, now());
      return reply.code(204).send();
    },
  );
};

/** What visitors send. */
export const addWriting = (app: App, parts: VisitorParts): void => {
  addStart(app, parts);
  addDetails(app, parts);
  addEvents(app, parts);
};
