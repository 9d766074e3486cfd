import { same } from '../settings/changes.ts';
import type { SectionDescription, SectionId } from '../settings/description.ts';
import type { ScreensHost } from '../settings/sections/fields.ts';
import { MESSENGER_TABS } from '../settings/sections/messenger/tabs.ts';
import { isOn } from '../settings/shown-fields.ts';
import { documentValue, type EditedDocument } from './document.ts';

/** What a reset puts back, for the action of the same name. */
export interface Reset {
  readonly paths: readonly string[];
  readonly values: readonly unknown[];
}

/** It is disconnected or replaced, never reset: three things with three warnings. */
const KEPT: ReadonlySet<string> = new Set(['connection']);

/** Switches that several sections hang on: they go back with all of those, not with the one that they stand in. */
const SWITCHES: Readonly<Record<string, readonly SectionId[]>> = { 'messenger.mode': MESSENGER_TABS };

/**
 * What differs from a new site in some sections, with the values of one. The connection stays.
 * @param sections those of a tab, or all
 * @param initial what a new site has
 * @param own places of the document that are the host's alone, and go back with them
 */
export const resetOf = (
  sections: readonly SectionDescription[],
  host: ScreensHost,
  document: EditedDocument,
  initial: EditedDocument,
  own: readonly string[] = [],
): Reset => {
  const paths = sections
    .flatMap(({ fields }) => fields.filter((field) => isOn(field, host)).map(({ path }) => path))
    .concat(own)
    .filter((path) => (SWITCHES[path] ?? []).every((needed) => sections.some(({ id }) => id === needed)))
    .filter((path) => !KEPT.has(path) && !same(documentValue(document, path), documentValue(initial, path)));
  return { paths, values: paths.map((path) => documentValue(initial, path)) };
};
