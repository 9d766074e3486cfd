import { accountOf, type Connection } from '@talk-suite/core/connection';
import sections from '@talk-suite/core/data/settings.description.json';
import { isOn, type SectionDescription, type SectionId } from '@talk-suite/core/settings';
import { type Rule, rulesInWords } from '@talk-suite/core/visibility';
import { EFFECTS, OVERRIDE_KINDS } from '../../app-data/index.ts';
import { t } from '../t.ts';

const description = sections as unknown as readonly SectionDescription[];

const all = description.flatMap((section) => section.fields);

/** Settings that have no effect on Shopify. */
export const unusedPaths: readonly string[] = all
  .filter((field) => !isOn(field, 'shopify'))
  .map(({ path }) => path);

/** A section of the screens as the core describes it. */
export const sectionOf = (id: SectionId): SectionDescription => {
  const section = description.find((each) => each.id === id);
  if (!section) throw new Error(`The core describes no section "${id}".`);
  return section;
};

const fields = new Map(all.map((field) => [field.path, field]));

/** What a place of the app data is called on the screens. */
export const labelOf = (path: string): string => {
  const field = fields.get(path.replace(/^settings\./, ''));
  if (field) return t(field.label);
  if (path === 'identity') return t('shopify.identity.label');
  const [, kind, effect] = path.split('.');
  const known = OVERRIDE_KINDS.find((each) => path.startsWith('overrides.') && each === kind);
  if (!known) return path;
  const label = t(`shopify.overrides.${known}`);
  const shown = EFFECTS.find((each) => each === effect);
  return shown ? `${label}, ${t(`screens.rule.effect.${shown}`)}` : label;
};

/**
 * A value in words, short enough for a table.
 * @param other the value beside it, so that of rules only what differs is named
 */
export const valueInWords = (path: string, value: unknown, other?: unknown): string => {
  if (path === 'settings.visibility.rules') return rulesInWords(value as readonly Rule[], other, t);
  const field = fields.get(path.replace(/^settings\./, ''));
  const chosen = field?.choices?.find((choice) => choice.value === value);
  if (chosen) return t(chosen.label);
  if (typeof value === 'boolean') return t(value ? 'screens.value.on' : 'screens.value.off');
  if (Array.isArray(value)) return String(value.length);
  if (path === 'settings.connection')
    return value ? accountOf(value as Connection) : t('screens.value.notConnected');
  return typeof value === 'string' ? value : JSON.stringify(value);
};
