import { oneOf } from '@talk-suite/core/contract';
import type { Role } from '../storage/members.ts';

/** What a member may do beyond reading. `answer`: write in conversations, and say whose they are and how they stand. */
export const POWERS = [
  'answer',
  'members',
  'owners',
  'keys',
  'teams',
  'sites',
  'mail',
  'replies',
  'audit',
] as const;
export type Power = (typeof POWERS)[number];
export const powerSchema = oneOf(POWERS);

const OF: Readonly<Record<Role, readonly Power[]>> = {
  owner: POWERS,
  // An admin cannot make owners, or take an owner's place.
  admin: POWERS.filter((power) => power !== 'owners'),
  agent: ['answer', 'replies'],
  bot: ['answer'],
};

export const may = (role: Role, power: Power): boolean => OF[role].includes(power);
