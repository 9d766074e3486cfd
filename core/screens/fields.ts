import { accountOf } from '../connection/short-names.ts';
import type { Connection } from '../connection/types.ts';
import { same, valueAt } from '../settings/changes.ts';
import type { FieldDescription, SectionDescription, SectionId } from '../settings/description.ts';
import type { Settings } from '../settings/schema.ts';
import type { ScreensHost } from '../settings/sections/fields.ts';
import { isAtOrBelow } from '../settings/findings-at.ts';
import { isOn, shownFields } from '../settings/shown-fields.ts';
import type { TextKey } from '../texts/index.ts';
import type { Rule } from '../visibility/rule.ts';
import { rulesInWords } from '../visibility/words/rules-in-words.ts';
import type { EditedDocument } from './document.ts';

/** The words of a host: a text of the core in the reader's language, with its places filled. */
export type ScreenText = (key: TextKey, values?: Readonly<Record<string, string>>) => string;

/** A section of the screens. @throws where the core describes none of this name */
export const sectionIn = (sections: readonly SectionDescription[], id: SectionId): SectionDescription => {
  const section = sections.find((each) => each.id === id);
  if (!section) throw new Error(`The core describes no section "${id}".`);
  return section;
};

/** Whether there is anything of Talk on the pages, as these settings are. */
export const isActive = ({ settings }: EditedDocument): boolean =>
  settings.connection !== null || settings.installation.source === 'other';

/** Whether the switch for all of Talk has nothing to switch yet: it comes with the first connection. */
const isSwitchEarly = (document: EditedDocument, saved: EditedDocument): boolean =>
  !isActive(document) && saved.settings.connection === null && saved.settings.enabled;

/**
 * The fields of a section that a host shows.
 * @param document as it is edited
 */
export const fieldsOf = (
  section: SectionDescription,
  host: ScreensHost,
  document: EditedDocument,
  saved: EditedDocument,
): readonly FieldDescription[] =>
  shownFields(section.fields, host, document.settings).filter(
    ({ path }) => path !== 'enabled' || !isSwitchEarly(document, saved),
  );

/** Paths of settings that have no effect on a host. */
export const unusedPaths = (sections: readonly SectionDescription[], host: ScreensHost): readonly string[] =>
  sections.flatMap(({ fields }) => fields.filter((field) => !isOn(field, host)).map(({ path }) => path));

/**
 * Settings that are not as on a new site and have no effect on a host: those of a file from another one.
 * @param initial settings of a new site
 */
export const unusedIn = (
  sections: readonly SectionDescription[],
  host: ScreensHost,
  settings: Settings,
  initial: Settings,
): readonly string[] =>
  unusedPaths(sections, host).filter((path) => !same(valueAt(settings, path), valueAt(initial, path)));

/**
 * What places of a document are called: a field by its label, what is inside one as the field, a whole section by its
 * title; the path itself where no screen shows it.
 * @param ownLabel what a place that is the host's alone is called; null for any other
 * @example labelling(sections, t, () => null)('visibility.rules') === 'Rules'
 */
export const labelling = (
  sections: readonly SectionDescription[],
  t: ScreenText,
  ownLabel: (path: string) => string | null,
): ((path: string) => string) => {
  const fields = sections.flatMap((section) => section.fields.map((field) => ({ ...field, section })));
  return (path) => {
    const around = fields.find((field) => isAtOrBelow(path, field.path));
    if (around) return t(around.label);
    const own = ownLabel(path);
    if (own !== null) return own;
    const within = fields.filter((field) => isAtOrBelow(field.path, path)).map(({ section }) => section);
    return [...new Set(within)].map(({ title }) => t(title)).join(', ') || path;
  };
};

/** So many values of a list are named. */
const NAMED = 4;

/**
 * What values of a document are called, short enough for a table.
 * @param ruleName what a rule is called
 * @returns a function of the path, the value there, and the value next to it, so that of rules only what differs is
 *   named
 */
export const valuesInWords = (
  sections: readonly SectionDescription[],
  t: ScreenText,
  ruleName: (rule: Rule) => string,
): ((path: string, value: unknown, other?: unknown) => string) => {
  const choices = new Map(
    sections.flatMap(({ fields }) => fields.map((field) => [field.path, field.choices ?? []])),
  );
  const listInWords = (values: readonly unknown[]): string => {
    if (values.length === 0) return t('screens.value.none');
    const named = values.slice(0, NAMED).map(String);
    if (values.length > NAMED)
      named.push(t('visibility.sentence.more', { count: String(values.length - NAMED) }));
    return named.join(', ');
  };
  return (path, value, other) => {
    if (path === 'visibility.rules') return rulesInWords(value as readonly Rule[], other, t, ruleName);
    const chosen = choices.get(path)?.find((choice) => choice.value === value);
    if (chosen) return t(chosen.label);
    if (path === 'connection')
      return value ? accountOf(value as Connection) : t('screens.value.notConnected');
    if (typeof value === 'boolean') return t(value ? 'screens.value.on' : 'screens.value.off');
    if (Array.isArray(value)) return listInWords(value);
    return typeof value === 'string' ? value : JSON.stringify(value);
  };
};
