import { KINDS, type Kind } from '@talk-suite/core/visibility';

/** Shopify runs its checkout without the theme, and has no archives: no page of these kinds ever gets Talk. */
export const UNUSED_KINDS: ReadonlySet<Kind> = new Set<Kind>(['checkout', 'archive']);

/** The kinds of pages that a store has. */
export const SHOPIFY_KINDS = KINDS.filter((kind) => !UNUSED_KINDS.has(kind));
