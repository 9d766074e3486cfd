import {
  conflictOf as conflictIn,
  differences as differencesIn,
  placesOf,
  valueAt as valueIn,
  withValueAt as withValueIn,
  type Conflict,
} from '../settings/changes.ts';
import type { Settings } from '../settings/schema.ts';

/**
 * What one screen edits: the settings, and what a host keeps with them (a network's hosts, a store's exceptions).
 * A place in it is named as findings name it: a setting by its own path (`visibility.rules`), what is the host's by
 * its member (`overrides.pages`).
 */
export interface EditedDocument {
  readonly settings: Settings;
}

/** A document with what stands for this very state of it; the next save names it. */
export interface Saved<Document, Revision> {
  readonly revision: Revision;
  readonly document: Document;
  /** Who saved it and when; hosts that do not know leave it out. */
  readonly by?: SavedBy;
}

/** Who saved, and when. */
export interface SavedBy {
  /** As people call them; empty where that is not known. */
  readonly name: string;
  /** Whether it is the person who reads this: in another tab or window. */
  readonly self: boolean;
  /** ISO 8601. */
  readonly at: string;
}

/** Edited and compared as one value: their members make sense only together. */
const WHOLE: ReadonlySet<string> = new Set(['connection', 'setAside']);

/** One object in which every path leads from the top; the settings come first, and win. */
const flat = <Document extends EditedDocument>({ settings, ...others }: Document): object => ({
  ...settings,
  ...others,
  ...settings,
});

/** The value at a path; undefined where there is none. */
export const documentValue = (document: EditedDocument, path: string): unknown =>
  valueIn(flat(document), path);

/** The document with another value at a path. */
export const withDocumentValue = <Document extends EditedDocument>(
  document: Document,
  path: string,
  value: unknown,
): Document => {
  const [member = ''] = path.split('.', 1);
  return Object.hasOwn(document.settings, member)
    ? { ...document, settings: withValueIn(document.settings, path, value) }
    : withValueIn(document, path, value);
};

/** Every path that is edited and compared by itself, in the order of the settings. */
export const documentPaths = (document: EditedDocument): string[] => placesOf(flat(document), WHOLE);

/** The paths at which two documents differ. */
export const documentDifferences = <Document extends EditedDocument>(a: Document, b: Document): string[] =>
  differencesIn(flat(a), flat(b), WHOLE);

/** The edits that lead from `base` to `mine`, made to `theirs`: what `mine` did not touch stays theirs. */
export const rebaseDocument = <Document extends EditedDocument>(
  base: Document,
  mine: Document,
  theirs: Document,
): Document =>
  documentDifferences(base, mine).reduce(
    (document, path) => withDocumentValue(document, path, documentValue(mine, path)),
    theirs,
  );

/** What a person has to choose about when someone else saved meanwhile. */
export const documentConflict = <Document extends EditedDocument>(
  base: Document,
  mine: Document,
  theirs: Document,
): Conflict => conflictIn(flat(base), flat(mine), flat(theirs), WHOLE);
