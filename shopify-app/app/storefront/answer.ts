import type { StoreSnapshot } from '../../server/storefront/snapshot.ts';

export type { StoreSnapshot };

/** What a screen asks to be looked at. */
export interface SnapshotRequest {
  /** On one of the store's domains, absolute or relative to the first. */
  readonly address: string;
  /** 2 to see as well whether two visitors get the same nonce. */
  readonly times: 1 | 2;
}

export type SnapshotAnswer =
  /** As each visitor got it, in order; at least one. */
  | { readonly kind: 'taken'; readonly snapshots: readonly StoreSnapshot[] }
  /** In words, with what to do about it. */
  | { readonly kind: 'refused'; readonly message: string }
  | { readonly kind: 'failed' };

export type DomainsAnswer =
  /** The first is the one that visitors are led to. */
  { readonly kind: 'domains'; readonly domains: readonly string[] } | { readonly kind: 'failed' };
