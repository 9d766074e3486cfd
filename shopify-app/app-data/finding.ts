import type { Validation } from '@talk-suite/core/settings';

/** The core's findings: code, dotted field, English words, and the values in them. */
export type Finding = Extract<Validation, { readonly ok: false }>['errors'][number];
