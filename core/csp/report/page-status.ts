import { codeOf, type Finding } from '../../findings.ts';
import type { Assessment } from './assess.ts';
import { PARTIAL_BLOCKERS } from '../merge/merge.ts';
import type { SourceId } from '../requirements/talk-sources.ts';

/** Something of Talk that a policy blocks, by the id of its row in the table of sources. */
export interface Blocked {
  readonly id: SourceId;
  readonly directive: string;
  /** Number of the first policy that blocks it, from 1. */
  readonly policy: number;
}

/**
 * What a page's policies do to Talk, in one word. `noPolicy`, `free`: nothing to do. `blocked`: Talk does not work.
 * `stopped`: not because of a source. `partly`: it works, but something is missing. `unknown`: it is not known what
 * Talk needs.
 */
export type PageStatus = 'noPolicy' | 'free' | 'blocked' | 'stopped' | 'partly' | 'unknown';

/** Without these there is no conversation. */
const MAIN: ReadonlySet<SourceId> = new Set(['loader', 'script', 'capture', 'api', 'sockets']);

/** Findings with which Talk works, if not as a whole. */
const PARTIAL: ReadonlySet<string> = new Set([...PARTIAL_BLOCKERS, 'headersTooLarge']);

/** Findings about the account: without it nothing can be said of the page. */
const UNKNOWN: ReadonlySet<string> = new Set(['notConnected', 'dataRegionMissing', 'hostNotExpressible']);

const isPartial = (finding: Finding): boolean => PARTIAL.has(codeOf(finding));
const isUnknown = (finding: Finding): boolean => UNKNOWN.has(codeOf(finding));

/** Everything of Talk that some enforced policy blocks, each thing once. */
export const blockedBy = ({ explanation }: Assessment): readonly Blocked[] => {
  const all = explanation.requirements.flatMap(({ requirement, allowed, enforced }) => {
    const first = enforced.find((each) => !each.allowed);
    return allowed || !first
      ? []
      : [{ id: requirement.id, directive: first.directive ?? '', policy: first.policy + 1 }];
  });
  return [...new Map(all.toReversed().map((each) => [each.id, each])).values()].toReversed();
};

/** @param enforced how many policies the page enforces */
export const pageStatusOf = (assessment: Assessment, enforced: number): PageStatus => {
  const { explanation, merged } = assessment;
  const blocked = blockedBy(assessment);
  if (blocked.some(({ id }) => MAIN.has(id))) return 'blocked';
  if (explanation.blockers.some((each) => !isPartial(each) && !isUnknown(each))) return 'stopped';
  if (enforced === 0) return 'noPolicy';
  if (merged.blockers.some(isUnknown)) return 'unknown';
  return blocked.length > 0 || merged.blockers.length > 0 ? 'partly' : 'free';
};

/** What a merge cannot fix, each thing once; about the account only where a policy makes it matter. */
export const unresolved = ({ explanation, merged }: Assessment): readonly Finding[] => {
  const all = [...explanation.blockers.filter((each) => !isUnknown(each)), ...merged.blockers];
  return [...new Map(all.map((finding) => [JSON.stringify(finding), finding])).values()];
};
