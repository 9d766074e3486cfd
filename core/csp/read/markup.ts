import { Parser } from 'htmlparser2';
import { readDocument } from '../../check/document.ts';
import type { Header } from '../types.ts';

/** Policies in the syntax of elements. */

/** `<meta http-equiv="Content-Security-Policy" content="…">`, by itself or in a page's head. */
export const fromMeta = (text: string): readonly string[] =>
  text.includes('<') ? readDocument(text).meta : [];

/** IIS: `<add name="Content-Security-Policy" value="…" />`. */
export const fromIis = (text: string): Header[] => {
  const headers: Header[] = [];
  if (!/<add\s/i.test(text)) return headers;
  const parser = new Parser(
    {
      onopentag: (element, { name, value }) => {
        if (element === 'add' && name !== undefined && value !== undefined) headers.push({ name, value });
      },
    },
    { xmlMode: true },
  );
  parser.end(text);
  return headers;
};
