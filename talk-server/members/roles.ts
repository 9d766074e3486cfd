import type { Role } from '../storage/members.ts';

/** What needs more than being a member. */
export const POWERS = ['members', 'owners', 'keys', 'teams', 'sites', 'replies', 'audit'] as const;
export type Power = (typeof POWERS)[number];

const OF: Readonly<Record<Role, readonly Power[]>> = {
  owner: POWERS,
  // An admin cannot make owners, or take an owner's place.
  admin: POWERS.filter((power) => power !== 'owners'),
  agent: ['replies'],
  bot: [],
};

export const may = (role: Role, power: Power): boolean => OF[role].includes(power);
