import { placesOf, valueAt as valueIn, withValueAt as withValueIn } from '@talk-suite/core/settings';
import type { SettingsDocument } from './document.ts';

export { same } from '@talk-suite/core/settings';

/** The path of the network's list of hosts; every other path leads into the settings. */
export const ALLOWED_HOSTS = 'allowedHosts';

/** The path of the network's list of tracking keys. */
export const ALLOWED_KEYS = 'allowedKeys';

/** Edited and compared as a whole: its members make sense only together. */
export const WHOLE: ReadonlySet<string> = new Set(['connection']);

/** A document as one value, in which every path leads from the top. */
export const flat = ({ settings, allowedHosts, allowedKeys }: SettingsDocument): object => ({
  ...settings,
  ...(allowedHosts === null ? {} : { [ALLOWED_HOSTS]: allowedHosts }),
  ...(allowedKeys === undefined ? {} : { [ALLOWED_KEYS]: allowedKeys }),
});

/** The value at a dotted path of the document; undefined where there is none. */
export const valueAt = (document: SettingsDocument, path: string): unknown => valueIn(flat(document), path);

/** The document with another value at a dotted path. */
export const withValueAt = (document: SettingsDocument, path: string, value: unknown): SettingsDocument =>
  path === ALLOWED_HOSTS || path === ALLOWED_KEYS
    ? { ...document, [path]: value as readonly string[] }
    : { ...document, settings: withValueIn(document.settings, path, value) };

/** Every path that is edited and compared by itself, in the order of the settings. */
export const pathsOf = (document: SettingsDocument): string[] => placesOf(flat(document), WHOLE);
