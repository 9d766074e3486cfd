import { SLUG } from './places.ts';
import { noteFor, type TextTable } from './text-table.ts';

/** A string as a PHP literal in single quotes, in which only the backslash and the quote are special. */
export const phpString = (text: string): string =>
  `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;

const line = ([key, text]: [string, string]): string => {
  const note = noteFor(text);
  return [
    ...(note === null ? [] : [`\t/* ${note} */`]),
    `\t${phpString(key)} => __( ${phpString(text)}, '${SLUG}' ),`,
  ].join('\n');
};

/** The texts as a PHP file that returns them translated, by key. */
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
