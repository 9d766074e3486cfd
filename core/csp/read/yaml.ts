import type { Header } from '../types.ts';
import { NAME, withoutComments } from './names.ts';
import { stringAt } from './strings.ts';

/** Policies in YAML: Amplify's `customHttp.yml`, Kubernetes, Helm and the like. */

/** `Content-Security-Policy: "…"` below another key, or `key:` and `value:` in two lines. */
const key = new RegExp(
  `^ +(?:- )?["']?(${NAME})["']?: +(?=["'>|])|^ *(?:- )?key: *["']?(${NAME})["']? *\\n *value: *`,
  'gim',
);
/** `>-` or `|`: the text is in the lines below. */
const block = /[>|][+-]?[\t ]*\n((?:[\t ]+.*(?:\n|$))+)/y;
const restOfLine = /.*/y;

const valueAt = (text: string, start: number): string => {
  block.lastIndex = restOfLine.lastIndex = start;
  const lines = block.exec(text)?.[1];
  if (lines !== undefined) return lines.replaceAll(/\s*\n\s*/g, ' ').trim();
  if (text[start] === '"') return stringAt(text, start, 'code')?.text ?? '';
  const line = restOfLine.exec(text)![0].trim();
  // A quote is doubled in single quotes.
  return /^'(.*)'$/.exec(line)?.[1]!.replaceAll("''", "'") ?? line;
};

/** Not a `_headers` file, which has addresses above its headers and in which quotes are quotes. */
export const fromYaml = (text: string): Header[] => {
  if (/^(?:\/|https?:\/\/)/m.test(text)) return [];
  const lines = withoutComments(text, /^\s*#/);
  return [...lines.matchAll(key)].map(({ index, 0: match, 1: name, 2: listed }) => ({
    name: name ?? listed!,
    value: valueAt(lines, index + match.length),
  }));
};
