import {
  conflictOf as conflictIn,
  differences as differencesIn,
  type Conflict,
} from '@talk-suite/core/settings';
import type { SettingsDocument } from './document.ts';
import { flat, valueAt, WHOLE, withValueAt } from './paths.ts';

/** The paths at which two documents differ. */
export const differences = (a: SettingsDocument, b: SettingsDocument): string[] =>
  differencesIn(flat(a), flat(b), WHOLE);

/** The edits that lead from `base` to `mine`, made to `theirs`: what `mine` did not touch stays theirs. */
export const rebase = (
  base: SettingsDocument,
  mine: SettingsDocument,
  theirs: SettingsDocument,
): SettingsDocument =>
  differences(base, mine).reduce(
    (document, path) => withValueAt(document, path, valueAt(mine, path)),
    theirs,
  );

/** What a person has to choose about when someone else saved meanwhile. */
export const conflictOf = (
  base: SettingsDocument,
  mine: SettingsDocument,
  theirs: SettingsDocument,
): Conflict => conflictIn(flat(base), flat(mine), flat(theirs), WHOLE);
