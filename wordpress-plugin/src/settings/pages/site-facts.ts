import type { SiteFacts } from '@talk-suite/core/screens';
import type { Choice, Choices } from '../api/visibility.ts';

const valuesOf = (choices: readonly Choice[] | undefined): readonly string[] | null =>
  choices?.map(({ value }) => value) ?? null;

/** What pages of this site can be; nothing is known before its choices are there. */
export const factsOf = (choices: Choices | null): SiteFacts => ({
  kinds: choices?.kinds ?? null,
  types: valuesOf(choices?.types),
  taxonomies: valuesOf(choices?.taxonomies),
  locales: valuesOf(choices?.locales),
  roles: valuesOf(choices?.roles),
  signedIn: true,
});
