import { t } from '../texts/index.ts';
import { useMembers, useTeams } from './queries.ts';
import type { MemberRow, Team } from './types.ts';

export interface Names {
  readonly members: readonly MemberRow[];
  readonly teams: readonly Team[];
  /** Those who can be given a conversation. */
  readonly agents: readonly MemberRow[];
  nameOf(id: string | null): string;
}

const NOBODY: readonly never[] = [];

/** What the ids of members and teams are called. */
export const useNames = (): Names => {
  const members = useMembers().data?.members ?? NOBODY;
  const teams = useTeams().data?.teams ?? NOBODY;
  return {
    members,
    teams,
    agents: members.filter(({ removedAt }) => removedAt === null),
    nameOf: (id) =>
      id === null
        ? t('nobody')
        : (members.find((member) => member.id === id)?.name ??
          teams.find((team) => team.id === id)?.name ??
          t('somebody')),
  };
};
