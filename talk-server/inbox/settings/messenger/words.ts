import { messageOf, type Finding } from '@talk-suite/core/findings';
import { keyForServer } from '@talk-suite/core/screens';
import { texts, type Text, type TextKey } from '@talk-suite/core/texts';
import { format } from '@talk-suite/core/texts/format';
import { translate } from '@talk-suite/core/translations';
import { language, translationLoader } from '../../../page-language/language.ts';

const LOAD = translationLoader({
  de: () => import('@talk-suite/core/translations/de.json', { with: { type: 'json' } }),
  es: () => import('@talk-suite/core/translations/es.json', { with: { type: 'json' } }),
  ar: () => import('./translations/ar.json', { with: { type: 'json' } }),
});

let table: Readonly<Record<TextKey, Text>> = texts;

/** The words that all screens of the messenger's settings share, in the language of the page. */
export const loadWords = async (): Promise<void> => {
  const translation = await LOAD();
  if (translation) table = translate<TextKey>(texts, translation);
};

const isText = (key: string): boolean => Object.hasOwn(texts, key);

/** A text of the core in the language of the page: where one speaks of a Talk server, that one. */
export const w = (key: TextKey, values: Readonly<Record<string, string>> = {}): string =>
  format(table[keyForServer(key, isText)], values, language);

/** What is wrong, or worth knowing, in words. */
export const inWords = (finding: Finding): string => messageOf(finding, table, language);
