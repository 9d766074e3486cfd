import { mergeOptionsOf } from '../check/merge-options.ts';
import { assess, type Assessment } from '../csp/report/assess.ts';
import { parseList } from '../csp/policy/parse.ts';
import { printPolicy } from '../csp/policy/print.ts';
import type { Header, Page } from '../csp/types.ts';
import { blockedBy, pageStatusOf, type Blocked, type PageStatus } from '../csp/report/page-status.ts';
import type { Settings } from '../settings/schema.ts';

/** A page as a visitor gets it, as far as policies go; hosts know more of it. */
export interface PageSnapshot {
  readonly url: string;
  readonly status: number;
  readonly headers: readonly Header[];
  /** `content` of each policy in a meta element. */
  readonly meta: readonly string[];
  /** The loader's tag; null where Talk is not on the page. */
  readonly loader: { readonly src: string; readonly nonce: string; readonly integrity: string } | null;
  /** Nonces of the document's scripts. */
  readonly nonces: readonly string[];
  /** Whether the document was longer than what was read. */
  readonly cut: boolean;
}

/** A policy of a page as it is shown. */
export interface PagePolicy {
  /** Counts from 1 over the enforced policies, or the report-only ones. */
  readonly number: number;
  readonly enforced: boolean;
  readonly text: string;
  readonly delivery: 'header' | 'meta';
  /** Number of its header or meta element, from 0. */
  readonly index: number;
}

/** What the policies of a page do to Talk. */
export interface PageJudgement {
  readonly verdict: PageStatus;
  readonly blocked: readonly Blocked[];
  readonly policies: readonly PagePolicy[];
  readonly assessment: Assessment;
}

/** The policies of a page, the enforced ones first. */
export const policiesOf = ({
  headers,
  meta,
}: Pick<PageSnapshot, 'headers' | 'meta'>): readonly PagePolicy[] => {
  const { enforced, reportOnly } = parseList(headers, meta);
  return [enforced, reportOnly].flatMap((list) =>
    list.map(({ policy, place, disposition }, index) => ({
      number: index + 1,
      enforced: disposition === 'enforce',
      text: printPolicy(policy).trim(),
      delivery: place.delivery,
      index: place.index,
    })),
  );
};

/** What a host knows beyond the page itself. */
export interface JudgeOptions {
  /** The page as the merge sees it; by default the tag that was seen, or none. */
  readonly page?: Pick<Page, 'loader' | 'builtIn'>;
  /** Whether the loader's tag can carry a nonce of the page that it does not have; by default it can. */
  readonly canHaveNonce?: boolean;
  /** Headers of another response for the same page, so that a nonce that never changes is seen. */
  readonly again?: readonly Header[];
  /** Largest size of all headers together, in bytes. */
  readonly limit?: number;
}

/**
 * What a page's policies do to Talk with these settings.
 * @example judgePage(snapshot, settings).verdict === 'free'
 */
export const judgePage = (
  { url, headers, meta, loader, nonces }: PageSnapshot,
  settings: Pick<Settings, 'connection' | 'csp'>,
  { page = {}, canHaveNonce = true, again = [], limit }: JudgeOptions = {},
): PageJudgement => {
  const nonce = loader?.nonce || (loader || canHaveNonce ? nonces[0] : undefined);
  const seen: Page = {
    url,
    ...(loader && { loader: loader.src }),
    ...(nonce && { nonce }),
    ...(loader?.integrity && { integrity: loader.integrity }),
    ...page,
  };
  const assessment = assess({ headers, meta, page: seen }, mergeOptionsOf(settings, limit), again);
  const policies = policiesOf({ headers, meta });
  return {
    verdict: pageStatusOf(assessment, policies.filter(({ enforced }) => enforced).length),
    blocked: blockedBy(assessment),
    policies,
    assessment,
  };
};

/** The tones of verdicts: what is good, what is bad, and what is worth knowing. */
export const VERDICT_TONES = {
  noPolicy: 'good',
  free: 'good',
  blocked: 'bad',
  stopped: 'bad',
  partly: 'note',
  unknown: 'note',
} as const satisfies Record<PageStatus, 'good' | 'bad' | 'note'>;

/** The meta elements whose content a merge changes, as they would be. */
export const changedMeta = (
  { meta }: Pick<PageSnapshot, 'meta'>,
  { assessment }: Pick<PageJudgement, 'assessment'>,
): readonly string[] => assessment.merged.meta.filter((content, index) => content !== meta[index]);

/** The headers of a page that are policies. */
export const policyHeaders = (headers: readonly Header[]): readonly Header[] =>
  headers.filter(({ name }) => /^content-security-policy(-report-only)?$/i.test(name));
