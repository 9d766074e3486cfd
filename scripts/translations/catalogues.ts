// What is translated: the texts of each package, and the file of each language beside them.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isOnScreens } from '../../core/texts/on-screens.ts';
import { texts as coreTexts, type Text } from '../../core/texts/index.ts';
import { LANGUAGES, type Language, type Translation } from '../../core/texts/translations/translate.ts';
import { en as continueTexts } from '../../talk-server/continue/texts.ts';
import { en as inboxTexts } from '../../talk-server/inbox/texts/en/index.ts';
import { texts as shopifyTexts } from '../../shopify-app/texts/index.ts';

const REPOSITORY = join(import.meta.dirname, '../..');

/** The texts of a package that are translated, and where their translations are. */
export interface Catalogue {
  readonly name: string;
  /** Path from the repository. */
  readonly folder: string;
  readonly texts: Readonly<Record<string, Text>>;
}

const read = (path: string): Record<string, Text> =>
  JSON.parse(readFileSync(join(REPOSITORY, path), 'utf8')) as Record<string, Text>;

const without = (
  texts: Readonly<Record<string, Text>>,
  others: Readonly<Record<string, Text>>,
): Record<string, Text> =>
  Object.fromEntries(Object.entries(texts).filter(([key, text]) => others[key] !== text));

export const catalogues: readonly Catalogue[] = [
  {
    name: 'core',
    folder: 'core/texts/translations',
    texts: Object.fromEntries(Object.entries<Text>(coreTexts).filter(([key]) => isOnScreens(key))),
  },
  {
    name: 'WordPress plugin',
    folder: 'wordpress-plugin/translations',
    texts: { ...read('wordpress-plugin/texts.json'), ...read('wordpress-plugin/src/texts.json') },
  },
  {
    name: 'Shopify app',
    folder: 'shopify-app/texts/translations',
    texts: without(shopifyTexts, coreTexts),
  },
  {
    name: 'inbox',
    folder: 'talk-server/inbox/texts/translations',
    texts: inboxTexts,
  },
  {
    name: 'page that a mail leads to',
    folder: 'talk-server/continue/translations',
    texts: continueTexts,
  },
];

export const languages: readonly Language[] = LANGUAGES;

/** The file of a catalogue's translation into a language, from the repository. */
export const fileOf = ({ folder }: Catalogue, language: Language): string => `${folder}/${language}.json`;

/** The translation of a catalogue into a language. */
export const translationOf = (catalogue: Catalogue, language: Language): Translation =>
  read(fileOf(catalogue, language));
