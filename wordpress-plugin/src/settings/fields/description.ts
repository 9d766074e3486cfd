import { accountOf } from '@talk-suite/core/connection';
import sections from '@talk-suite/core/data/settings.description.json';
import { shownFields, type FieldDescription, type SectionDescription } from '@talk-suite/core/settings';
import { type Rule, rulesInWords } from '@talk-suite/core/visibility';
import { t } from '../../page/t.ts';
import type { Connection, SettingsDocument } from '../state/document.ts';
import { ALLOWED_HOSTS, ALLOWED_KEYS } from '../state/paths.ts';

/** The screens as the core describes them: sections, fields and their order. */
export const description = sections as unknown as readonly SectionDescription[];

/** Whether the site's switch has nothing to switch yet: it comes with the first connection. */
const isSwitchEarly = (document: SettingsDocument, saved: SettingsDocument): boolean =>
  document.settings.installation.source === 'own' &&
  document.settings.connection === null &&
  saved.settings.connection === null &&
  saved.settings.enabled;

/**
 * The fields of a section that are shown.
 * @param document as it is edited
 */
export const fieldsOf = (
  section: SectionDescription,
  document: SettingsDocument,
  saved: SettingsDocument,
): readonly FieldDescription[] =>
  shownFields(section.fields, 'wordpress', document.settings).filter(
    ({ path }) => path !== 'enabled' || !isSwitchEarly(document, saved),
  );

const fields = new Map(
  description.flatMap((section) => section.fields.map((field) => [field.path, field] as const)),
);

/** What a field is called; the path itself where the screens do not show it. */
export const labelOf = (path: string): string => {
  const field = fields.get(path);
  if (field) return t(field.label);
  if (path === ALLOWED_KEYS) return t('wordpress.network.keys.label');
  return path === ALLOWED_HOSTS ? t('wordpress.network.hosts.label') : path;
};

/**
 * A value in words, short enough for a table.
 * @param other the value beside it, so that of a list only what differs is named.
 */
export const valueInWords = (path: string, value: unknown, other?: unknown): string => {
  if (path === 'visibility.rules') return rulesInWords(value as readonly Rule[], other, t);
  const chosen = fields.get(path)?.choices?.find((choice) => choice.value === value);
  if (chosen) return t(chosen.label);
  if (path === 'connection') return value ? accountOf(value as Connection) : t('screens.value.notConnected');
  if (typeof value === 'boolean') return t(value ? 'screens.value.on' : 'screens.value.off');
  if (Array.isArray(value)) return value.length > 0 ? value.join(', ') : t('screens.value.none');
  return typeof value === 'string' ? value : JSON.stringify(value);
};
