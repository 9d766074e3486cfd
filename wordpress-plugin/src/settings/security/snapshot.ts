import type { Header } from '@talk-suite/core/csp';
import type { PageSnapshot } from '@talk-suite/core/screens';

/** One response of the site to itself, as the server's check answers it. */
export interface SiteSnapshot extends PageSnapshot {
  /** What PHP itself sent; null where PHP did not answer, because a cache did. */
  readonly php: readonly Header[] | null;
  /** The same with the site's own policies, where the plugin has merged them; else null. */
  readonly own: readonly Header[] | null;
}

/** The page as two visitors got it, and past the caches where one of them answered the first. */
export interface SiteSnapshots {
  readonly first: SiteSnapshot;
  readonly second: SiteSnapshot;
  readonly fresh: SiteSnapshot | null;
  /** Largest size of all headers together, in bytes, as the site is set. */
  readonly limit: number;
  /** Whether something else has PHP's one callback ahead of sending headers. */
  readonly callbackLost: boolean;
  /** The plugin whose policy grows as the visitor agrees, if the site has one. */
  readonly consentPolicy: string | null;
  /** Whether another plugin took Talk's tag apart, so that the second visitor gets none. */
  readonly tagIsBroken: boolean;
}

/** By its endpoint. */
const isObservation = (policy: string): boolean => /talk-messenger\/v1\/reports\//.test(policy);

const withoutObservation = (headers: readonly Header[]): Header[] =>
  headers.flatMap((header) => {
    const policies = header.value.split(',');
    const kept = policies.filter((policy) => !isObservation(policy));
    if (kept.length === policies.length) return [header];
    return kept.length === 0 ? [] : [{ ...header, value: kept.join(',') }];
  });

const siteOwn = (snapshot: SiteSnapshot): SiteSnapshot => ({
  ...snapshot,
  headers: withoutObservation(snapshot.headers),
  php: snapshot.php && withoutObservation(snapshot.php),
  own: snapshot.own && withoutObservation(snapshot.own),
});

/** The same without this plugin's own observation, which comes and goes by itself and is nobody's to change. */
export const ofSite = (snapshots: SiteSnapshots): SiteSnapshots => ({
  ...snapshots,
  first: siteOwn(snapshots.first),
  second: siteOwn(snapshots.second),
  fresh: snapshots.fresh && siteOwn(snapshots.fresh),
});

/** What the second visitor got is what most visitors get: by then a cache may have answered. */
export const seenBy = ({ second }: SiteSnapshots): SiteSnapshot => second;

/** The same page as PHP rendered it, or null where PHP was never reached. */
export const renderedBy = ({ first, second, fresh }: SiteSnapshots): SiteSnapshot | null =>
  [second, first, fresh].find((snapshot) => snapshot !== null && snapshot.php !== null) ?? null;
