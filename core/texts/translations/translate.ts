import { formsOf, type Text } from '../format.ts';

/** Languages that the screens are translated into, besides English. More are a file each; see docs/recipes.md. */
export const LANGUAGES = ['de', 'es'] as const;

export type Language = (typeof LANGUAGES)[number];

/**
 * One language: what its words are for each English text, a counted text under its singular. By the English and not by
 * key, as gettext does it: where the English changes, the old translation no longer counts.
 * @example { 'Save': 'Speichern', '{count} rule': { one: '{count} Regel', other: '{count} Regeln' } }
 */
export type Translation = Readonly<Record<string, Text>>;

/** The English that a text is found by. */
export const sourceOf = (text: Text): string => formsOf(text)[0]!;

/** The translation of a text, or null where there is none yet. */
export const translationOf = (text: Text, translation: Translation): Text | null => {
  const source = sourceOf(text);
  const found = Object.hasOwn(translation, source) ? translation[source]! : '';
  return formsOf(found).includes('') ? null : found;
};

/**
 * Texts in another language; what has no translation stays English.
 * @param texts in English, by key
 */
export const translate = <Key extends string>(
  texts: Readonly<Record<Key, Text>>,
  translation: Translation,
): Readonly<Record<Key, Text>> =>
  Object.fromEntries(
    Object.entries<Text>(texts).map(([key, text]) => [key, translationOf(text, translation) ?? text]),
  ) as Record<Key, Text>;
