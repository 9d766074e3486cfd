import { po } from 'gettext-parser';
import type { Text } from '../../core/texts/format.ts';
import { SLUG } from './places.ts';
import { gettextForms, noteFor, type TextTable } from './text-table.ts';

/** An entry of the template: a text of one or several keys. */
interface Entry {
  readonly keys: string[];
  readonly text: Text;
}

/** Entries by their singular: the same English is one entry for translators. */
const entriesOf = (table: TextTable): Map<string, Entry> => {
  const entries = new Map<string, Entry>();
  for (const [key, text] of Object.entries(table)) {
    const [singular] = gettextForms(text);
    const same = entries.get(singular);
    entries.set(singular, { keys: [...(same?.keys ?? []), key], text });
  }
  return entries;
};

/** The template that translations start from. Without a date: equal texts give equal bytes. */
export const translationTemplate = (table: TextTable, version: string): string => {
  const entries = [...entriesOf(table)].map(([singular, { keys, text }]) => {
    const note = noteFor(text);
    const [, plural] = gettextForms(text);
    return [
      singular,
      {
        msgid: singular,
        ...(plural !== undefined && { msgid_plural: plural }),
        msgstr: plural === undefined ? [''] : ['', ''],
        comments: { reference: keys.join('\n'), ...(note !== null && { extracted: note }) },
      },
    ] as const;
  });
  const catalogue = {
    charset: 'utf-8',
    headers: {
      'Project-Id-Version': `Talk Messenger for Ortto ${version}`,
      'MIME-Version': '1.0',
      'Content-Type': 'text/plain; charset=UTF-8',
      'Content-Transfer-Encoding': '8bit',
      'X-Domain': SLUG,
    },
    translations: { '': Object.fromEntries(entries) },
  };
  return `${po.compile(catalogue, { foldLength: 0 }).toString('utf8').trimEnd()}\n`;
};
