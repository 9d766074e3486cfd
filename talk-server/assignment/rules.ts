import { availabilityAt, type OfficeHours } from '@talk-suite/core/messenger';
import { closed, orNull } from '@talk-suite/core/contract';
import { compileRule, matches, patternError, readFacts } from '@talk-suite/core/visibility';
import { Type, type Static } from 'typebox';
import type { MemberRow, Team } from '../storage/members.ts';

const id = Type.String({ minLength: 1, maxLength: 100 });
const idOrNull = orNull(id);

/** Rules at most: each new conversation is held against all of them. */
export const RULES_LIMIT = 100;

/** Who gets which new conversations. What is empty fits everything; all that is said has to fit. */
export const assignmentRuleSchema = Type.Object(
  {
    id,
    name: Type.String({ minLength: 1, maxLength: 100, pattern: '\\S' }),
    site: idOrNull,
    /** Patterns of the page where the first message was written, as the rules of pages have them. */
    pages: Type.Array(Type.String({ minLength: 1, maxLength: 300 }), { maxItems: 20 }),
    /** Tags of the browser's language: `pt` fits `pt-BR` as well. */
    languages: Type.Array(Type.String({ pattern: '^[A-Za-z]{2,8}(-[A-Za-z\\d]{1,8})*$', maxLength: 35 }), {
      maxItems: 20,
    }),
    /** Only while the team's office hours last. */
    inHours: Type.Boolean(),
    team: idOrNull,
    agent: idOrNull,
    /** Gives it to who of the team is here and has the fewest open conversations. */
    leastBusy: Type.Boolean(),
  },
  closed,
);
export type AssignmentRule = Static<typeof assignmentRuleSchema>;

/** What is known of a conversation when it begins. */
export interface Arrival {
  readonly site: string;
  /** The address of its page; null where nobody said. */
  readonly page: string | null;
  readonly language: string | null;
}

/** Where a conversation goes: to one of `agents`, the least busy first, and to a team. */
export interface Destination {
  readonly team: string | null;
  readonly agents: readonly string[];
}

export interface Crew {
  readonly teams: readonly Team[];
  readonly members: readonly MemberRow[];
  /** Whether somebody is at their desk. */
  isHere(member: MemberRow): boolean;
}

/** The first thing that is wrong with rules: where, and why. */
export const faultIn = (
  rules: readonly AssignmentRule[],
  { teams, members, sites }: Pick<Crew, 'teams' | 'members'> & { readonly sites: readonly string[] },
): { readonly field: string; readonly reason: string } | null => {
  for (const [at, rule] of rules.entries()) {
    const place = (field: string, reason: string) => ({ field: `rules.${at}.${field}`, reason });
    if (rule.site !== null && !sites.includes(rule.site)) return place('site', 'unknown');
    if (rule.team !== null && !teams.some((team) => team.id === rule.team)) return place('team', 'unknown');
    if (rule.agent !== null && !members.some(({ id: each, removedAt }) => each === rule.agent && !removedAt))
      return place('agent', 'unknown');
    if (rule.team === null && rule.agent === null) return place('team', 'required');
    if (rule.team === null && (rule.inHours || rule.leastBusy)) return place('team', 'required');
    if (rule.pages.some((page) => patternError(page) !== null)) return place('pages', 'pattern');
  }
  return null;
};

const fits = (rule: AssignmentRule, { site, page, language }: Arrival): boolean => {
  if (rule.site !== null && rule.site !== site) return false;
  const { pages, languages } = rule;
  const when = {
    ...(pages.length > 0 && { path: pages }),
    ...(languages.length > 0 && { locale: languages }),
  };
  const facts = readFacts({
    ...(page !== null && { url: page }),
    ...(language !== null && { locale: language }),
  });
  return matches(compileRule({ id: rule.id, name: rule.name, effect: 'show', enabled: true, when }), facts);
};

const isOpen = ({ hours }: Team, now: number): boolean =>
  hours === null || availabilityAt(hours as OfficeHours, now).open;

/** Where one rule sends a conversation; null where it cannot: its team is closed or gone, its agent is away. */
const sentBy = (rule: AssignmentRule, crew: Crew, now: number): Destination | null => {
  const team = crew.teams.find((each) => each.id === rule.team);
  if (rule.team !== null && team === undefined) return null;
  if (rule.inHours && (team === undefined || !isOpen(team, now))) return null;
  const active = crew.members.filter(({ removedAt }) => removedAt === null);
  if (rule.agent !== null) {
    const agent = active.find((each) => each.id === rule.agent && each.awayAt === null);
    return agent ? { team: rule.team, agents: [agent.id] } : null;
  }
  const here = rule.leastBusy
    ? active.filter((member) => team!.members.includes(member.id) && crew.isHere(member))
    : [];
  return { team: rule.team, agents: here.map((member) => member.id) };
};

/** Where the first rule that fits sends a conversation; null where none does. */
export const destinationOf = (
  rules: readonly AssignmentRule[],
  arrival: Arrival,
  crew: Crew,
  now: number,
): Destination | null => {
  for (const rule of rules) {
    const destination = fits(rule, arrival) ? sentBy(rule, crew, now) : null;
    if (destination) return destination;
  }
  return null;
};
