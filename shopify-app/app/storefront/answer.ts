import type { Look } from '../../server/storefront/look.ts';

export type { Look };

/** What a screen asks to be looked at. */
export interface LookRequest {
  /** On one of the store's domains, absolute or relative to the first. */
  readonly address: string;
  /** 2 to see as well whether two visitors get the same nonce. */
  readonly times: 1 | 2;
}

export type LookAnswer =
  /** As each visitor got it, in order; at least one. */
  | { readonly kind: 'looked'; readonly looks: readonly Look[] }
  /** In words, with what to do about it. */
  | { readonly kind: 'refused'; readonly message: string }
  | { readonly kind: 'failed' };

export type DomainsAnswer =
  /** The first is the one that visitors are led to. */
  { readonly kind: 'domains'; readonly domains: readonly string[] } | { readonly kind: 'failed' };
