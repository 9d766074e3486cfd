import type { SiteFacts } from '@talk-suite/core/screens';
import { TAXONOMIES } from '../../app-data/storefront.ts';
import { SHOPIFY_KINDS } from './kinds.ts';

/** What pages of a store can be. Its templates and languages cannot be read without a permission. */
export const STORE_FACTS: SiteFacts = {
  kinds: SHOPIFY_KINDS,
  types: null,
  taxonomies: TAXONOMIES,
  locales: null,
  // Shopify says nothing of a visitor in a page.
  roles: [],
  signedIn: false,
};
