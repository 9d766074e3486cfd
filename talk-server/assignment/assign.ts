import type { Conversations } from '../conversations/conversations.ts';
import { isHere } from '../live/attendance.ts';
import type { Store } from '../storage/store.ts';
import { destinationOf, type Arrival } from './rules.ts';

/** Gives a new conversation to whom the rules say, once: asked again, it stays with whom it was given to. */
export const assignByRules = async (
  { assignment, members }: Pick<Store, 'assignment' | 'members'>,
  conversations: Conversations,
  conversation: string,
  arrival: Arrival,
  now: number,
): Promise<void> => {
  const rules = await assignment.assignmentRules();
  if (rules.length === 0) return;
  const crew = {
    teams: await members.teams(),
    members: await members.members(),
    isHere: (member: Parameters<typeof isHere>[0]) => isHere(member, now),
  };
  const destination = destinationOf(rules, arrival, crew, now);
  if (destination === null) return;
  const assigned = await assignment.assignAtFirst(conversation, destination, now);
  if (assigned) conversations.announceAll([assigned]);
};
