import { po } from 'gettext-parser';
import { SLUG } from './places.ts';
import { noteFor, type TextTable } from './text-table.ts';

/** Keys by text: the same English is one entry for translators. */
const keysByText = (table: TextTable): Map<string, string[]> => {
  const keys = new Map<string, string[]>();
  for (const [key, text] of Object.entries(table)) keys.set(text, [...(keys.get(text) ?? []), key]);
  return keys;
};

/** The template that translations start from. Without a date: equal texts give equal bytes. */
export const translationTemplate = (table: TextTable, version: string): string => {
  const entries = [...keysByText(table)].map(([text, keys]) => {
    const note = noteFor(text);
    return [
      text,
      {
        msgid: text,
        msgstr: [''],
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
