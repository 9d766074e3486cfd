import { changedMeta, judgePage, type PageJudgement } from '@talk-suite/core/screens';
import type { Settings } from '@talk-suite/core/settings';
import type { StoreSnapshot } from '../storefront/answer.ts';

/** Where Shopify serves what a theme app extension brings. */
const THEME_ASSETS = 'https://cdn.shopify.com/extensions/';

export interface Judgement extends PageJudgement {
  readonly seen: StoreSnapshot;
}

/** What a page's policies do to Talk with these settings. The last visitor's answer counts, as a cache may be in it. */
export const judge = (
  snapshots: readonly [StoreSnapshot, ...StoreSnapshot[]],
  settings: Pick<Settings, 'connection' | 'csp'>,
): Judgement => {
  const seen = snapshots.at(-1) ?? snapshots[0];
  const judged = judgePage(seen, settings, {
    page: { ...(seen.loader === null && seen.theme && { loader: THEME_ASSETS }) },
    // A theme cannot put a nonce on the tag of an app.
    canHaveNonce: !seen.theme,
    again: snapshots.length > 1 ? snapshots[0].headers : [],
  });
  return { ...judged, seen };
};

/** What has to change for Talk, by who can change it. */
export interface Changes {
  /** Whether a header has to. */
  readonly headers: boolean;
  /** New contents of meta elements. */
  readonly meta: readonly string[];
}

export const changesOf = (judgement: Judgement): Changes => {
  const { seen, assessment } = judgement;
  return {
    headers: assessment.merged.headers.some(({ value }, index) => value !== seen.headers[index]?.value),
    meta: changedMeta(seen, judgement),
  };
};
