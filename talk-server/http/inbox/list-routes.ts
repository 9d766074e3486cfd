import { randomUUIDv7 } from 'node:crypto';
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { parseTemplate } from '@talk-suite/core/messenger';
import { listOf, oneOf } from '@talk-suite/core/contract';
import { Type } from 'typebox';
import {
  conversationDetailsSchema,
  listCountsSchema,
  listRowSchema,
  LISTS,
  savedReplySchema,
} from '../../storage/inbox.ts';
import type { Store } from '../../storage/store.ts';
import { need } from '../gate.ts';
import { byId, closed, created, done, id, name } from '../schemas.ts';
import { Refusal } from '../problems.ts';

/** Conversations of one page of a list. */
const PAGE = 50;

const listQuery = Type.Object(
  {
    list: oneOf(LISTS),
    team: Type.Optional(id),
    site: Type.Optional(id),
    priority: Type.Optional(Type.Boolean()),
    beforeTime: Type.Optional(Type.Integer({ minimum: 0 })),
    beforeId: Type.Optional(id),
  },
  closed,
);

const pageSchema = Type.Object({
  log: Type.String(),
  conversations: listOf(listRowSchema),
  more: Type.Boolean(),
});

const detailsAnswer = Type.Object({ log: Type.String(), ...conversationDetailsSchema.properties });

const repliesAnswer = Type.Object({ replies: listOf(savedReplySchema) });

/** Merge tags that a saved reply may have; what is filled in is known when it is used. */
export const REPLY_TAGS = ['first_name', 'last_name', 'name', 'email', 'site_name', 'agent_name'] as const;

/** Lists, search and saved replies: below `/v1/inbox`. */
export const listRoutes =
  (store: Store, now: () => number): FastifyPluginAsyncTypebox =>
  async (app) => {
    const { inbox, log } = store;

    const listing = { querystring: listQuery, response: { 200: pageSchema } };
    app.get('/conversations', { schema: listing }, async ({ member, query }) => {
      const { beforeTime, beforeId, ...filter } = query;
      const before =
        beforeTime === undefined || beforeId === undefined
          ? undefined
          : { updatedAt: beforeTime, id: beforeId };
      const found = await inbox.listed({ ...filter, member: member.id }, PAGE + 1, before);
      return { log: log.logId, conversations: found.slice(0, PAGE), more: found.length > PAGE };
    });

    app.get(
      '/counts',
      {
        schema: {
          querystring: Type.Object({ site: Type.Optional(id) }, closed),
          response: { 200: listCountsSchema },
        },
      },
      ({ member, query }) => inbox.counts(member.id, query.site),
    );

    const opening = { params: byId, response: { 200: detailsAnswer } };
    app.get('/conversations/:id', { schema: opening }, async ({ member, params }) => {
      const found = await inbox.details(params.id, member.id);
      if (found === null) throw new Refusal({ problem: 'notFound' });
      return { log: log.logId, ...found };
    });

    app.get(
      '/search',
      {
        schema: {
          querystring: Type.Object({ q: Type.String({ maxLength: 200 }) }, closed),
          response: { 200: pageSchema },
        },
      },
      async ({ member, query }) => ({
        log: log.logId,
        conversations: await inbox.search(query.q, member.id, PAGE),
        more: false,
      }),
    );

    app.get('/replies', { schema: { response: { 200: repliesAnswer } } }, async () => ({
      replies: await inbox.savedReplies(),
    }));

    const reply = Type.Object({ name, text: Type.String({ minLength: 1, maxLength: 4000 }) }, closed);
    const keep = async (replyId: string, body: { readonly name: string; readonly text: string }) => {
      const reading = parseTemplate(body.text, REPLY_TAGS);
      if (!reading.ok) {
        const [{ code, line, column }] = reading.problems as [(typeof reading.problems)[number]];
        throw new Refusal({ problem: 'invalid', field: 'text', reason: `${code}:${line}:${column}` });
      }
      await inbox.saveReply({ id: replyId, ...body }, now());
    };
    app.post('/replies', { schema: { body: reply, response: created } }, async ({ member, body }) => {
      need(member, 'replies');
      const made = randomUUIDv7();
      await keep(made, body);
      return { id: made };
    });
    app.put(
      '/replies/:id',
      { schema: { params: byId, body: reply, response: done } },
      async (request, answer) => {
        need(request.member, 'replies');
        await keep(request.params.id, request.body);
        return answer.code(204).send();
      },
    );
    app.delete('/replies/:id', { schema: { params: byId, response: done } }, async (request, answer) => {
      need(request.member, 'replies');
      await inbox.removeReply(request.params.id);
      return answer.code(204).send();
    });
  };
