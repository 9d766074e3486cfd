import { explain } from '../../core/csp/report/explain.ts';
import { merge } from '../../core/csp/merge/merge.ts';
import { requirementsOf, type Requirement } from '../../core/csp/requirements/requirements.ts';
import type { Header, Page } from '../../core/csp/types.ts';
import type { Added } from '../../core/csp/merge/write.ts';
import { addTo, type Baseline } from './baselines.ts';
import { account, optionsFor, type Case } from './cases.ts';

/** What one way of adding Talk made of a case. */
export interface Outcome {
  readonly headers: readonly Header[];
  readonly meta: readonly string[];
  readonly page: Page;
  readonly requirements: readonly Requirement[];
  /** Which requirements it claims to have enabled. */
  readonly claimed: readonly boolean[];
  /** Whether it said that something stands against Talk. */
  readonly told: boolean;
  /** What it says it added to enforced policies, and to report-only ones. */
  readonly added: readonly Added[];
  readonly addedReportOnly: readonly Added[];
}

/** What Talk needs of a page with these policies, and whether it has it. */
const explained = ({ input, settings }: Case, headers: readonly Header[], meta: readonly string[]) => {
  const requirements = explain({ ...input, headers, meta }, account, settings).requirements;
  return {
    headers,
    meta,
    page: input.page,
    requirements: requirements.map(({ requirement }) => requirement),
    claimed: requirements.map(({ allowed }) => allowed),
  };
};

export const ours = (each: Case): Outcome => {
  const { headers, meta, blockers, added, addedReportOnly } = merge(each.input, optionsFor(each));
  return { ...explained(each, headers, meta), told: blockers.length > 0, added, addedReportOnly };
};

/** The page as the site sends it, asked for the same requirements. */
export const asItWas = (each: Case): Outcome => {
  const outcome = explained(each, each.input.headers, each.input.meta);
  return {
    ...outcome,
    claimed: outcome.requirements.map(() => false),
    told: true,
    added: [],
    addedReportOnly: [],
  };
};

/** The nonce a baseline made itself is the one its pages would carry. */
const pageFor = (page: Page, headers: readonly Header[]): Page => {
  const made = /'nonce-([0-9a-f]{32})'/.exec(headers.map(({ value }) => value).join(' '))?.[1];
  return made === undefined ? page : { ...page, nonce: made };
};

export const theirs = ({ input, settings }: Case, baseline: Baseline): Outcome => {
  const { requirements } = requirementsOf(account, settings, input.page);
  const permitted = requirements.filter(
    ({ role }) =>
      (role !== 'inlineStyle' || settings.allowInlineStyles) &&
      (role !== 'blobWorker' || settings.allowBlobWorkers),
  );
  const headers = addTo(baseline, input.headers, permitted);
  return {
    headers,
    meta: input.meta,
    page: pageFor(input.page, headers),
    requirements: permitted,
    claimed: permitted.map(() => true),
    told: false,
    added: [],
    addedReportOnly: [],
  };
};
