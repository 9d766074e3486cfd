import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { listOf } from '@talk-suite/core/contract';
import { Type } from 'typebox';
import { newConnectCode } from '../../sites/connect-code.ts';
import { newSite, ORIGIN_PATTERN } from '../../sites/new-site.ts';
import { siteSchema } from '../../storage/directory.ts';
import { auditEntrySchema, teamSchema } from '../../storage/members.ts';
import type { Store } from '../../storage/store.ts';
import { isOfficeHours } from '../../teams/hours.ts';
import { need, type Gate } from '../gate.ts';
import { byId, closed, done, id, name } from '../schemas.ts';
import { Refusal } from '../problems.ts';

const AUDIT_PAGE = 50;

const origin = Type.String({ maxLength: 200, pattern: ORIGIN_PATTERN.source });
const site = Type.Object({ name, origins: Type.Array(origin, { minItems: 1, maxItems: 20 }) }, closed);

const teamsAnswer = Type.Object({ teams: listOf(teamSchema) });
const auditAnswer = Type.Object({ entries: listOf(auditEntrySchema) });
const connectCodeAnswer = Type.Object({ code: Type.String() });

/** Teams, sites and the audit trail: below `/v1/inbox`. */
export const teamRoutes =
  (store: Store, gate: Gate, now: () => number): FastifyPluginAsyncTypebox =>
  async (app) => {
    const { members, directory } = store;

    app.get('/teams', { schema: { response: { 200: teamsAnswer } } }, async () => ({
      teams: await members.teams(),
    }));

    const team = Type.Object(
      { name, hours: Type.Unknown(), members: Type.Array(id, { maxItems: 500, uniqueItems: true }) },
      closed,
    );
    app.put(
      '/teams/:id',
      { schema: { params: byId, body: team, response: done } },
      async (request, reply) => {
        const { member, params, body } = request;
        need(member, 'teams');
        if (body.hours !== null && !isOfficeHours(body.hours))
          throw new Refusal({ problem: 'invalid', field: 'hours', reason: 'hours' });
        const known = new Set((await members.members()).map((each) => each.id));
        if (!body.members.every((each) => known.has(each)))
          throw new Refusal({ problem: 'invalid', field: 'members', reason: 'unknown' });
        await members.saveTeam({ ...body, hours: body.hours ?? null, id: params.id }, now());
        await gate.audit(request, member.id, 'teamSaved', body.name);
        return reply.code(204).send();
      },
    );

    app.delete('/teams/:id', { schema: { params: byId, response: done } }, async (request, reply) => {
      need(request.member, 'teams');
      await members.removeTeam(request.params.id, now());
      await gate.audit(request, request.member.id, 'teamRemoved', request.params.id);
      return reply.code(204).send();
    });

    app.post('/sites', { schema: { body: site, response: { 200: siteSchema } } }, async (request) => {
      need(request.member, 'sites');
      const made = newSite(request.body.name, request.body.origins);
      await directory.addSite(made, now());
      await gate.audit(request, request.member.id, 'siteAdded', made.name);
      return made;
    });

    app.put(
      '/sites/:id',
      { schema: { params: byId, body: site, response: done } },
      async (request, reply) => {
        need(request.member, 'sites');
        if (!(await members.changeSite(request.params.id, request.body)))
          throw new Refusal({ problem: 'notFound' });
        await gate.audit(request, request.member.id, 'siteChanged', request.body.name);
        return reply.code(204).send();
      },
    );

    // Shown once: its keys are stored as hashes. Making another one does not end those of the one before.
    const coding = { params: byId, response: { 200: connectCodeAnswer } };
    app.post('/sites/:id/connect-code', { schema: coding }, async (request) => {
      const { member, params, host, protocol } = request;
      need(member, 'sites');
      const found = (await directory.sites()).find((each) => each.id === params.id);
      if (found === undefined) throw new Refusal({ problem: 'notFound' });
      const code = await newConnectCode(store, found, `${gate.addressOf(host, protocol)}/`, now());
      await gate.audit(request, member.id, 'connectCodeMade', found.name);
      return { code };
    });

    app.get(
      '/audit',
      {
        schema: {
          querystring: Type.Object({ before: Type.Optional(id) }, closed),
          response: { 200: auditAnswer },
        },
      },
      async ({ member, query }) => {
        need(member, 'audit');
        return { entries: await members.audit(AUDIT_PAGE, query.before) };
      },
    );
  };
