// What is translated: the texts of each package, and the file of each language next to them.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isOnScreens } from '../../core/texts/on-screens.ts';
import { texts as coreTexts, type Text } from '../../core/texts/index.ts';
import { LANGUAGES, type Translation } from '../../core/texts/translations/translate.ts';
import { LANGUAGES as MESSENGERS } from '../../core/messenger/words/language.ts';
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
  readonly languages: readonly string[];
}

const read = (path: string): Record<string, Text> =>
  JSON.parse(readFileSync(join(REPOSITORY, path), 'utf8')) as Record<string, Text>;

const without = (
  texts: Readonly<Record<string, Text>>,
  others: Readonly<Record<string, Text>>,
): Record<string, Text> =>
  Object.fromEntries(Object.entries(texts).filter(([key, text]) => others[key] !== text));

/** What the Talk server's own pages speak: the languages of the messenger. English is the source. */
const PAGES = Object.keys(MESSENGERS).filter((language) => language !== 'en');

/** Texts of the core that the inbox shows, on the messenger's tabs. */
const ON_TABS =
  /^(messenger\.(error|warning)|settings\.(messenger|section\.(style|content|visitors|hours)|unit|error|type)|screens\.(messenger|section\.(style|content|visitors|hours)|reset\.(tab|text|confirm|nothing)|undo\.|undone\.))/;

/** What only hosts say: of Ortto, of themselves, and what they take back. */
const OF_HOSTS =
  /tooLargeForShopify|^settings\.messenger\.mode|^screens\.messenger\.(hosted|isOff|turnOn)|^screens\.undo(ne)?\.(import|disconnect)/;

export const catalogues: readonly Catalogue[] = [
  {
    name: 'core',
    folder: 'core/texts/translations',
    texts: Object.fromEntries(Object.entries<Text>(coreTexts).filter(([key]) => isOnScreens(key))),
    languages: LANGUAGES,
  },
  {
    name: 'WordPress plugin',
    folder: 'wordpress-plugin/translations',
    texts: { ...read('wordpress-plugin/texts.json'), ...read('wordpress-plugin/src/texts.json') },
    languages: LANGUAGES,
  },
  {
    name: 'Shopify app',
    folder: 'shopify-app/texts/translations',
    texts: without(shopifyTexts, coreTexts),
    languages: LANGUAGES,
  },
  {
    name: 'inbox',
    folder: 'talk-server/inbox/texts/translations',
    texts: inboxTexts,
    languages: PAGES,
  },
  {
    name: 'messenger’s tabs in the inbox',
    folder: 'talk-server/inbox/settings/messenger/translations',
    texts: Object.fromEntries(
      Object.entries<Text>(coreTexts).filter(([key]) => ON_TABS.test(key) && !OF_HOSTS.test(key)),
    ),
    // The others are in the core's.
    languages: PAGES.filter((language) => !LANGUAGES.some((each) => each === language)),
  },
  {
    name: 'page that a mail leads to',
    folder: 'talk-server/continue/translations',
    texts: continueTexts,
    languages: PAGES,
  },
];

/** The file of a catalogue's translation into a language, from the repository. */
export const fileOf = ({ folder }: Catalogue, language: string): string => `${folder}/${language}.json`;

/** The translation of a catalogue into a language. */
export const translationOf = (catalogue: Catalogue, language: string): Translation =>
  read(fileOf(catalogue, language));
