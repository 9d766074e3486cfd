import { formsOf } from '../../core/texts/format.ts';
import {
  sourceOf,
  translationOf,
  type Language,
  type Translation,
} from '../../core/texts/translations/translate.ts';
import { phpString } from './php-table.ts';
import type { TextTable } from './text-table.ts';

/** WordPress's locale of each language, and gettext's formula of its plural forms, in the order `one`, `other`. */
const IN_WORDPRESS: Readonly<Record<Language, { readonly locale: string; readonly pluralForms: string }>> = {
  de: { locale: 'de_DE', pluralForms: 'nplurals=2; plural=(n != 1);' },
  es: { locale: 'es_ES', pluralForms: 'nplurals=2; plural=(n != 1);' },
};

export const localeOf = (language: Language): string => IN_WORDPRESS[language].locale;

/**
 * A translation as WordPress loads it from PHP (`.l10n.php`, WordPress 6.5): messages by their English, the forms of a
 * counted one with a zero byte between them.
 */
export const translationFile = (table: TextTable, translation: Translation, language: Language): string => {
  const { locale, pluralForms } = IN_WORDPRESS[language];
  const sources = new Map(Object.values(table).map((text) => [sourceOf(text), text] as const));
  const lines = [...sources].toSorted().flatMap(([source, text]) => {
    const translated = translationOf(text, translation);
    if (translated === null) return [];
    const forms = formsOf(translated).map(phpString);
    return [`\t\t${phpString(source)} => ${forms.join(' . "\\0" . ')},`];
  });
  return [
    '<?php',
    'return array(',
    "\t'domain' => 'talk-messenger-for-ortto',",
    `\t'language' => ${phpString(locale)},`,
    `\t'plural-forms' => ${phpString(pluralForms)},`,
    "\t'messages' => array(",
    ...lines,
    '\t),',
    ');',
    '',
  ].join('\n');
};
