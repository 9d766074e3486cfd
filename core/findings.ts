// Twin in PHP: class-finding.php
import { format, type Text } from './texts/format.ts';
import type { TextKey } from './texts/index.ts';

/**
 * Values of a text's `{name}` places: texts, or phrases that are put into words together with the one they are in, so
 * that all of it is in one language.
 */
export type PhraseValues<Key extends string = TextKey> = Readonly<Record<string, string | Phrase<Key>>>;

/** Something that is said: the key of its text, and the values of the places in it. */
export interface Phrase<Key extends string = TextKey> {
  readonly text: Key;
  readonly values: PhraseValues<Key>;
}

/**
 * What is wrong, or worth knowing, at a place. A value, never a printed string: hosts put it into words with
 * `messageOf` and show it at its field. The twin of WordPress's `class-finding.php`.
 *
 * `Key`: hosts with texts of their own have keys beyond the core's.
 */
export interface Finding<Key extends string = TextKey> extends Phrase<Key> {
  /** The dotted path of the setting it is about (`connection.scriptUrl`), empty for the whole input. */
  readonly field: string;
}

/** The codes of an area's findings: `sandbox` for the text `csp.error.sandbox` and the area `csp.error`. */
export type CodesOf<Area extends string, Key extends string = TextKey> = Key extends `${Area}.${infer Code}`
  ? Code
  : never;

/**
 * Makes the findings of one area.
 * @param area the first two steps of their keys
 * @example const error = findingsOf('connection.error');
 * error('keyMissing', 'connection.trackingKey')
 */
export const findingsOf =
  <Area extends string, Key extends string = TextKey>(area: Area) =>
  (code: CodesOf<Area, Key>, field: string, values: PhraseValues<Key> = {}): Finding<Key> => ({
    // The parameter's type says that there is such a text.
    text: `${area}.${code}` as Key,
    field,
    values,
  });

/** What a finding is called in protocols: the steps of its key after the area. `csp.error.sandbox`: `sandbox`. */
export const codeOf = ({ text }: { readonly text: string }): string => text.split('.').slice(2).join('.');

/** A value that is a text; empty where there is none, or a phrase. */
export const textValue = ({ values }: Phrase<string>, name: string): string => {
  const value = Object.hasOwn(values, name) ? values[name] : '';
  return typeof value === 'string' ? value : '';
};

/**
 * A finding, or another phrase, in words.
 * @param texts of the reader's language; a key that is not there is its own text. No default: the English of everything
 *   would be in every script of a host that brings translations.
 * @param language of those texts; counted ones take its plural forms
 * @example messageOf(finding, texts) === 'This must be true or false.'
 */
export const messageOf = <Key extends string>(
  { text, values }: Phrase<Key>,
  texts: Readonly<Partial<Record<Key, Text>>>,
  language?: string,
): string =>
  format(
    texts[text] ?? text,
    Object.fromEntries(
      Object.entries(values).map(([name, value]) => [
        name,
        typeof value === 'string' ? value : messageOf(value, texts, language),
      ]),
    ),
    language,
  );

/** A finding as protocols carry it (the command line's JSON, WordPress's REST interface): in words already. */
export interface FindingInWords {
  readonly code: string;
  readonly field: string;
  readonly message: string;
  /** In words too; absent where there are none. */
  readonly values?: Readonly<Record<string, string>>;
}

/** A finding for a protocol. */
export const inWords = <Key extends string>(
  finding: Finding<Key>,
  texts: Readonly<Partial<Record<Key, Text>>>,
  language?: string,
): FindingInWords => {
  const values = Object.entries(finding.values).map(
    ([name, value]) => [name, typeof value === 'string' ? value : messageOf(value, texts, language)] as const,
  );
  return {
    code: codeOf(finding),
    field: finding.field,
    message: messageOf(finding, texts, language),
    ...(values.length > 0 && { values: Object.fromEntries(values) }),
  };
};
