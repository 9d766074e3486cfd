import apiFetch from '@wordpress/api-fetch';
import type { Observed } from '@talk-suite/core/csp';
import { pageData } from '../../page/data.ts';
import type { SiteSnapshots } from '../security/snapshot.ts';

const route = (path: string): string => `/${pageData().restNamespace}/security${path}`;

/** Has the server look at a page of the site; rejects with what api-fetch throws. */
export const checkPage = (url: string): Promise<SiteSnapshots> =>
  apiFetch<SiteSnapshots>({ path: route('/check'), method: 'POST', data: { url } });

/** What was learned while pages were observed. */
export interface Observation {
  /** Null where pages are not observed. */
  readonly secondsLeft: number | null;
  /** What most visitors reported first. */
  readonly rows: readonly (Observed & { readonly visitors: number })[];
  /** A row with as many visitors may have more. */
  readonly more: number;
  readonly full: boolean;
}

/** Each rejects with what api-fetch throws. */
export const observation = {
  read: () => apiFetch<Observation>({ path: route('/observation') }),
  start: (hours: number) =>
    apiFetch<Observation>({ path: route('/observation'), method: 'POST', data: { hours } }),
  stop: () => apiFetch<Observation>({ path: route('/observation'), method: 'DELETE' }),
};
