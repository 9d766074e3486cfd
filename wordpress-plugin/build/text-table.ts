import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { formsOf, type Text } from '../../core/texts/format.ts';
import { isOnScreens } from '../../core/texts/on-screens.ts';
import type { Language, Translation } from '../../core/texts/translations/translate.ts';
import { CORE, PLUGIN } from './places.ts';

/** English texts by key. */
export type TextTable = Readonly<Record<string, Text>>;

/**
 * One table of several.
 * @throws {Error} where two of them hold the same key.
 */
export const mergeTables = (tables: readonly TextTable[]): TextTable => {
  const merged: Record<string, Text> = {};
  for (const [key, text] of tables.flatMap((table) => Object.entries(table))) {
    if (Object.hasOwn(merged, key)) throw new Error(`Two tables hold the text ${key}.`);
    merged[key] = text;
  }
  return merged;
};

/** What of the core's texts belongs to this plugin: what screens show, but Shopify's own wording. */
export const ofThisPlugin = (core: TextTable): TextTable =>
  Object.fromEntries(Object.entries(core).filter(([key]) => isOnScreens(key) && !key.endsWith('.shopify')));

const read = async (path: string): Promise<TextTable> =>
  JSON.parse(await readFile(path, 'utf8')) as TextTable;

/** The translation of the core's texts and the plugin's into a language. */
export const readTranslation = async (language: Language): Promise<Translation> => ({
  ...(await read(join(CORE, `texts/translations/${language}.json`))),
  ...(await read(join(PLUGIN, `translations/${language}.json`))),
});

/** Every text of the plugin: of the core, of the PHP host, of the screens that only WordPress has. */
export const readTextTable = async (): Promise<TextTable> =>
  mergeTables([
    ofThisPlugin(await read(join(CORE, 'dist/data/texts.json'))),
    await read(join(PLUGIN, 'texts.json')),
    await read(join(PLUGIN, 'src/texts.json')),
  ]);

/** The `{name}` places of a text, each once. */
export const placesOf = (text: Text): string[] => [
  ...new Set(formsOf(text).flatMap((form) => [...form.matchAll(/\{(\w+)\}/g)].map(([place]) => place))),
];

/** What translators must know of a text, or null. */
export const noteFor = (text: Text): string | null => {
  const places = placesOf(text);
  return places.length === 0
    ? null
    : `translators: keep ${places.join(', ')} as it is; it is replaced by a value.`;
};

/** The two forms of English as gettext takes them; the second is missing where nothing is counted. */
export const gettextForms = (text: Text): readonly [singular: string, plural?: string] =>
  typeof text === 'string' ? [text] : [text.one ?? text.other, text.other];
