import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { listOf } from '@talk-suite/core/contract';
import { Type } from 'typebox';
import { assignmentRuleSchema, faultIn, RULES_LIMIT } from '../../assignment/rules.ts';
import type { Store } from '../../storage/store.ts';
import { need, type Gate } from '../gate.ts';
import { closed, done } from '../schemas.ts';
import { Refusal } from '../problems.ts';

const rules = Type.Array(assignmentRuleSchema, { maxItems: RULES_LIMIT });
const rulesAnswer = Type.Object({ rules: listOf(assignmentRuleSchema) });

/** Bytes of the longest lists, before and after. */
const BODY_LIMIT = 2 * 1024 * 1024;

/** Who gets which new conversations: below `/v1/inbox`. */
export const assignmentRoutes =
  ({ assignment, members, directory }: Store, gate: Gate): FastifyPluginAsyncTypebox =>
  async (app) => {
    app.get('/assignment-rules', { schema: { response: { 200: rulesAnswer } } }, async () => ({
      rules: await assignment.assignmentRules(),
    }));

    // With the rules that were read before: what somebody else saved meanwhile is not overwritten.
    app.put(
      '/assignment-rules',
      {
        bodyLimit: BODY_LIMIT,
        schema: { body: Type.Object({ rules, known: rules }, closed), response: done },
      },
      async (request, reply) => {
        const { member, body } = request;
        need(member, 'teams');
        const fault = faultIn(body.rules, {
          teams: await members.teams(),
          members: await members.members(),
          sites: (await directory.sites()).map(({ id }) => id),
        });
        if (fault) throw new Refusal({ problem: 'invalid', ...fault });
        if (!(await assignment.saveAssignmentRules(body.rules, body.known)))
          throw new Refusal({ problem: 'stale' });
        await gate.audit(request, member.id, 'rulesSaved');
        return reply.code(204).send();
      },
    );
  };
