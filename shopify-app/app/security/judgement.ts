import { mergeOptionsOf } from '@talk-suite/core/check';
import {
  assess,
  blockedBy,
  parseList,
  printPolicy,
  pageStatusOf,
  type Assessment,
  type Blocked,
  type PageStatus,
} from '@talk-suite/core/csp';
import type { Settings } from '@talk-suite/core/settings';
import type { Look } from '../storefront/answer.ts';

/** Where Shopify serves what a theme app extension brings. */
const THEME_ASSETS = 'https://cdn.shopify.com/extensions/';

export interface ShownPolicy {
  /** Counts from 1 over the enforced policies, or the report-only ones. */
  readonly number: number;
  readonly enforced: boolean;
  readonly text: string;
  readonly inMeta: boolean;
}

export interface Judgement {
  readonly seen: Look;
  readonly verdict: PageStatus;
  readonly blocked: readonly Blocked[];
  readonly policies: readonly ShownPolicy[];
  readonly assessment: Assessment;
}

const policiesOf = ({ headers, meta }: Look): readonly ShownPolicy[] => {
  const { enforced, reportOnly } = parseList(headers, meta);
  return [enforced, reportOnly].flatMap((list) =>
    list.map(({ policy, place, disposition }, index) => ({
      number: index + 1,
      enforced: disposition === 'enforce',
      text: printPolicy(policy).trim(),
      inMeta: place.delivery === 'meta',
    })),
  );
};

/** What a page's policies do to Talk with these settings. The last visitor's answer counts, as a cache may be in it. */
export const judge = (
  looks: readonly [Look, ...Look[]],
  settings: Pick<Settings, 'connection' | 'csp'>,
): Judgement => {
  const seen = looks.at(-1) ?? looks[0];
  const { headers, meta, url, loader, theme } = seen;
  const nonce = loader?.nonce || seen.nonces[0];
  const src = loader?.src ?? (theme ? THEME_ASSETS : undefined);
  const page = {
    url,
    ...(src && { loader: src }),
    // A theme cannot put a nonce on the tag of an app.
    ...(nonce && (loader !== null || !theme) && { nonce }),
    ...(loader?.integrity && { integrity: loader.integrity }),
  };
  const assessment = assess(
    { headers, meta, page },
    mergeOptionsOf(settings),
    looks.length > 1 ? looks[0].headers : [],
  );
  const policies = policiesOf(seen);
  return {
    seen,
    verdict: pageStatusOf(assessment, policies.filter(({ enforced }) => enforced).length),
    blocked: blockedBy(assessment),
    policies,
    assessment,
  };
};

/** What has to change for Talk, by who can change it. */
export interface Changes {
  /** Whether a header has to. */
  readonly headers: boolean;
  /** New contents of meta elements. */
  readonly meta: readonly string[];
}

export const changesOf = ({ seen, assessment: { merged } }: Judgement): Changes => ({
  headers: merged.headers.some(({ value }, index) => value !== seen.headers[index]?.value),
  meta: merged.meta.filter((content, index) => content !== seen.meta[index]),
});
