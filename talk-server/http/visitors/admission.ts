import type { StartBody } from '@talk-suite/core/contract';
import { availabilityAt } from '@talk-suite/core/messenger';
import type { FastifyRequest } from 'fastify';
import type { SiteRules } from '../../sites/rules.ts';
import type { KnownVisitor, Site } from '../../storage/directory.ts';
import { LogRefusal, type Appended, type Outbound } from '../../storage/log.ts';
import { outboundText } from '../../visitors/outbound-text.ts';
import { lacksConsent, type Given } from '../../visitors/requirements.ts';
import { Refusal } from '../problems.ts';
import type { VisitorParts } from './parts.ts';

/** Refuses what this visitor may not send to this site, whatever it says. */
export const admit = (
  rules: SiteRules,
  { proof }: Pick<FastifyRequest, 'proof'>,
  given: Given,
  visitor: KnownVisitor | null,
): void => {
  if (rules.identityNeeded && proof === null) throw new Refusal({ problem: 'identityNeeded' });
  if (lacksConsent(rules, given, visitor)) throw new Refusal({ problem: 'detailsNeeded', field: 'consent' });
};

/** Whether the owner hides the chat now: no conversation begins then. */
export const isHidden = ({ hours, messenger }: SiteRules, now: number): boolean =>
  hours !== null && messenger?.hours.outside === 'hide' && !availabilityAt(hours, now).open;

/** Refuses a conversation that would begin while the owner hides the chat. */
export const unlessHidden = (rules: SiteRules, now: number): void => {
  if (isHidden(rules, now)) throw new Refusal({ problem: 'outsideHours' });
};

/** The outbound message that a conversation answers. @throws {Refusal} for one that is not sent (any more) */
export const outboundIn = async (
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

/**
 * Stores a message of a visitor who may owe details for as many messages as the owner lets them.
 * @param store takes how many they may have written before, where they owe any
 */
export const owingDetails = async (
  most: number,
  missing: readonly string[],
  store: (limit: { readonly atMost?: number }) => Promise<Appended>,
): Promise<Appended> => {
  const [field] = missing;
  if (field === undefined) return store({});
  const refusal = new Refusal({ problem: 'detailsNeeded', field });
  if (most === 0) throw refusal;
  return store({ atMost: most }).catch((error: unknown) => {
    throw error instanceof LogRefusal && error.problem === 'detailsNeeded' ? refusal : error;
  });
};

/** Does what the rules allow now. What they allowed before, and was stored, is answered again as it was then. */
export const orAsBefore = async (
  act: () => Promise<Appended>,
  before: () => Promise<Appended | null>,
): Promise<Appended> => {
  try {
    return await act();
  } catch (error) {
    const stored = error instanceof Refusal ? await before() : null;
    if (stored === null) throw error;
    return stored;
  }
};
