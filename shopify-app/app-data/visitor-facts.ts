import type { UnknownFact } from '@talk-suite/core/visibility';

/** What only a visitor's browser knows. On the storefront every visitor counts as a guest without roles. */
export const VISITOR_FACTS: readonly UnknownFact[] = ['query', 'locale', 'device'];
