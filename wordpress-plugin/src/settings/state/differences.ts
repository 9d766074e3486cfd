import type { SettingsDocument } from './document.ts';
import { pathsOf, same, valueAt, withValueAt } from './paths.ts';

/** The paths at which two documents differ. */
export const differences = (a: SettingsDocument, b: SettingsDocument): string[] =>
  [...new Set([...pathsOf(a), ...pathsOf(b)])].filter((path) => !same(valueAt(a, path), valueAt(b, path)));

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
export interface Conflict {
  /** Both changed these, to different values, or only this person did: the values differ now. */
  readonly differing: readonly string[];
  /** Only the other one changed these: they stay, whatever is chosen. */
  readonly onlyTheirs: readonly string[];
}

export const conflictOf = (
  base: SettingsDocument,
  mine: SettingsDocument,
  theirs: SettingsDocument,
): Conflict => {
  const touched = new Set(differences(base, mine));
  const changed = differences(mine, theirs);
  return {
    differing: changed.filter((path) => touched.has(path)),
    onlyTheirs: changed.filter((path) => !touched.has(path)),
  };
};
