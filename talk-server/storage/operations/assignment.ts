import type { AssignmentRule, Destination } from '../../assignment/rules.ts';
import type { Appended } from '../log.ts';
import type { Database, Work } from '../tables.ts';
import { append } from './append.ts';

export const assignmentRules = async (database: Database): Promise<readonly AssignmentRule[]> =>
  (await database.selectFrom('assignment_rule').select('body').orderBy('place').execute()).map(
    ({ body }) => JSON.parse(body) as AssignmentRule,
  );

export const saveAssignmentRules = async (
  work: Work,
  rules: readonly AssignmentRule[],
  known: readonly AssignmentRule[],
): Promise<boolean> => {
  if (JSON.stringify(await assignmentRules(work)) !== JSON.stringify(known)) return false;
  await work.deleteFrom('assignment_rule').execute();
  if (rules.length > 0)
    await work
      .insertInto('assignment_rule')
      .values(rules.map((rule, place) => ({ place, body: JSON.stringify(rule) })))
      .execute();
  return true;
};

/** Of those with the fewest open conversations the one who has waited longest for one. Their rows are locked: two that are given out at once do not both go to the same. */
const leastBusy = async (work: Work, agents: readonly string[], at: number): Promise<string | null> => {
  if (agents.length === 0) return null;
  // In one order, so that two never wait for each other.
  for (const agent of agents.toSorted())
    await work
      .updateTable('member')
      .set((row) => ({ given_at: row.ref('given_at') }))
      .where('id', '=', agent)
      .execute();
  const waiting = await work
    .selectFrom('member')
    .select((row) => [
      'member.id',
      'member.given_at',
      row
        .selectFrom('conversation')
        .select(({ fn }) => fn.countAll<number>().as('count'))
        .whereRef('conversation.agent', '=', 'member.id')
        .where('conversation.status', '=', 'open')
        .as('open'),
    ])
    .where('member.id', 'in', agents)
    .execute();
  const [chosen] = waiting.toSorted(
    (a, b) =>
      Number(a.open) - Number(b.open) || (a.given_at ?? 0) - (b.given_at ?? 0) || (a.id < b.id ? -1 : 1),
  );
  if (chosen === undefined) return null;
  await work.updateTable('member').set({ given_at: at }).where('id', '=', chosen.id).execute();
  return chosen.id;
};

const RULES = { kind: 'system', id: 'rules' } as const;

export const assignAtFirst = async (
  work: Work,
  conversation: string,
  { team, agents }: Destination,
  at: number,
): Promise<Appended | null> => {
  const found = await work
    .selectFrom('conversation')
    .select((row) => [
      'agent',
      'team',
      row
        .selectFrom('event')
        .select('event.seq')
        .whereRef('event.conversation', '=', 'conversation.id')
        .where('event.type', '=', 'assigned')
        .limit(1)
        .as('assigned'),
    ])
    .where('id', '=', conversation)
    .executeTakeFirst();
  if (found === undefined || found.assigned !== null || found.agent !== null || found.team !== null)
    return null;
  const agent = await leastBusy(work, agents, at);
  return append(work, {
    conversation,
    author: RULES,
    key: 'rules',
    type: 'assigned',
    body: { agent, team },
    at,
  });
};

export const assignmentReads = { assignmentRules } as const;
export const assignmentWrites = { saveAssignmentRules, assignAtFirst } as const;
