/**
 * The kinds of pages, the same on every platform. A page has one kind: the first of this list that fits, so a shop
 * that is the front page is `front`. What each means on a platform is told by the texts
 * `visibility.kind.<kind>.<platform>`.
 */
export const KINDS = [
  '404',
  'search',
  'front',
  'cart',
  'checkout',
  'account',
  'shop',
  'product',
  'collection',
  'blog',
  'post',
  'page',
  'entry',
  'archive',
  'other',
] as const;

export type Kind = (typeof KINDS)[number];

export const PLATFORMS = ['wordpress', 'shopify'] as const;

export type Platform = (typeof PLATFORMS)[number];
