import type { Finding } from '../../findings.ts';
import { environmentOf } from '../merge/environment.ts';
import { fallbackLists } from '../policy/fallback.ts';
import { judge, type Obstacle } from '../requirements/judge.ts';
import type { MergeInput } from '../merge/merge.ts';
import { parseList } from '../policy/parse.ts';
import { concerns, requirementsOf, type Account, type Requirement } from '../requirements/requirements.ts';
import type { CspSettings, Page, PlacedPolicy } from '../types.ts';

/** What one policy does to one requirement, and how it came to have a say. */
export interface DirectiveTrace {
  /** Counts from 0 over the enforced policies, or the report-only ones. */
  readonly policy: number;
  readonly allowed: boolean;
  /** Who governs, null where nothing does; the names ahead of it were looked for and are not there. */
  readonly directive: string | null;
  readonly lookedFor: readonly string[];
  /** The source that allows it. */
  readonly by?: string;
  readonly obstacle?: Obstacle;
}

export interface ExplainedRequirement {
  readonly requirement: Requirement;
  /** Whether every enforced policy allows it. */
  readonly allowed: boolean;
  readonly enforced: readonly DirectiveTrace[];
  readonly reportOnly: readonly DirectiveTrace[];
}

export interface ExplainResult {
  readonly requirements: readonly ExplainedRequirement[];
  /** What blocks Talk whatever the sources are. */
  readonly blockers: readonly Finding[];
  readonly warnings: readonly Finding[];
}

const lookedFor = ({ directive }: Requirement, governing: string | null): readonly string[] => {
  const list = fallbackLists[directive];
  return governing === null ? list : list.slice(0, list.indexOf(governing));
};

const explainOne =
  (requirement: Requirement, page: Page) =>
  ({ policy }: PlacedPolicy, index: number): DirectiveTrace => {
    const verdict = judge(policy, requirement, page);
    return {
      policy: index,
      allowed: verdict.allowed,
      directive: verdict.directive,
      lookedFor: lookedFor(requirement, verdict.directive),
      ...(verdict.allowed ? verdict.by !== null && { by: verdict.by } : { obstacle: verdict.obstacle }),
    };
  };

/** For each of Talk's sources: allowed or blocked, by which policy and directive, through which fallback. */
export const explain = (input: MergeInput, account: Account | null, settings: CspSettings): ExplainResult => {
  const { headers, meta = [], page = {} } = input;
  const list = parseList(headers, meta);
  const needs = requirementsOf(account, settings, page);
  const environment = environmentOf(headers, list, settings, page);
  return {
    requirements: needs.requirements.map((requirement) => {
      const enforced = list.enforced.map(explainOne(requirement, page));
      return {
        requirement,
        allowed: enforced.every(({ allowed }) => allowed),
        enforced,
        reportOnly: list.reportOnly.map(explainOne(requirement, page)),
      };
    }),
    blockers: [
      ...needs.blockers.filter((each) => concerns(each, [...list.enforced, ...list.reportOnly])),
      ...environment.blockers,
    ],
    warnings: environment.warnings,
  };
};
