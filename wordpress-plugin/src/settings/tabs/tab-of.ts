import { isAtOrBelow, type SectionDescription } from '@talk-suite/core/settings';
import { ALLOWED_HOSTS, ALLOWED_KEYS, LOCKED } from '../state/document.ts';

/** A tab for each section of the description, and on a network's screen one for what its sites may do. */
export type TabId = SectionDescription['id'] | 'hosts';

/** The tab that shows the setting at a path; null where none does. */
export const tabOf = (sections: readonly SectionDescription[], path: string): TabId | null =>
  path === ALLOWED_HOSTS || path === ALLOWED_KEYS || path === LOCKED
    ? 'hosts'
    : (sections.find(({ fields }) => fields.some((field) => isAtOrBelow(path, field.path)))?.id ?? null);

/** What a tab says about what is in it. */
export type Mark = 'error' | 'unsaved' | null;

/** The mark of a tab: an error counts for more than an edit. */
export const markOf = (
  tab: TabId,
  sections: readonly SectionDescription[],
  { errors, changes }: { readonly errors: readonly string[]; readonly changes: readonly string[] },
): Mark => {
  const isHere = (path: string): boolean => tabOf(sections, path) === tab;
  if (errors.some(isHere)) return 'error';
  return changes.some(isHere) ? 'unsaved' : null;
};
