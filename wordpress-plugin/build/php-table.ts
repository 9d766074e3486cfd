import type { Text } from '../../core/texts/format.ts';
import { SLUG } from './places.ts';
import { gettextForms, noteFor, type TextTable } from './text-table.ts';

/** A string as a PHP literal in single quotes, in which only the backslash and the quote are special. */
export const phpString = (text: string): string =>
  `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;

const line = ([key, text]: [string, Text]): string => {
  const note = noteFor(text);
  const [singular, plural] = gettextForms(text);
  const words =
    plural === undefined
      ? `__( ${phpString(singular)}, '${SLUG}' )`
      : `_n_noop( ${phpString(singular)}, ${phpString(plural)}, '${SLUG}' )`;
  return [...(note === null ? [] : [`\t/* ${note} */`]), `\t${phpString(key)} => ${words},`].join('\n');
};

/** The texts as a PHP file that returns them translated, by key; counted ones as `_n_noop()` makes them. */
export const phpTable = (table: TextTable): string =>
  [
    '<?php',
    '/**',
    " * The plugin's words. Made by the build from the tables of texts: do not edit.",
    ' *',
    ' * @package TalkMessenger',
    ' */',
    '',
    "defined( 'ABSPATH' ) || exit;",
    '',
    'return array(',
    ...Object.entries(table).map(line),
    ');',
    '',
  ].join('\n');
