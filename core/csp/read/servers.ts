import type { Header } from '../types.ts';
import { NAME, withoutComments } from './names.ts';
import { stringAt } from './strings.ts';

/** Policies in the configuration of servers and hosting services. */

const hash = /^\s*#/;
const oneLine = (text: string): string => text.replaceAll(/\s*[\r\n]+\s*/g, ' ').trim();

/**
 * What is ahead of a name where it is set: Apache's and Caddy's `header`, nginx's `add_header`, HAProxy's
 * `set-header`, a block of Caddy's.
 */
const sets = /(^|[\s{])(add_header|header|http-(after-)?response\s+(set|add)-header)\s|^\s*[+>?]?$/i;
const setsNothing = /\bunset\b|hide_header|\bedit\*?\s/i;

const bareWord = /[^\s"';\\]+(?=[\s;]|$)/y;

/** nginx's variables that a `set` gives a value. */
const variables = (text: string): ReadonlyMap<string, string> =>
  new Map(
    [...text.matchAll(/\bset\s+(\$\w+)\s+(?=["'])/g)].flatMap((match) => {
      const value = stringAt(text, match.index + match[0].length, 'quoteOnly');
      return value ? [[match[1]!, value.text] as const] : [];
    }),
  );

const serverName = new RegExp(`^([^"'\\n]*?)["']?(${NAME})["']?\\s+(?=\\S)`, 'gim');

/** In Apache's formats two percent signs are one, in its expressions none; in Caddy's strings a backslash keeps a brace. */
const serverValue = (value: string, ahead: string): string => {
  if (/^\s*header\s+(\S+\s+)?(set|add|append|merge|setifempty)\s/i.test(ahead))
    return value.startsWith('expr=') ? value.slice('expr='.length) : value.replaceAll('%%', '%');
  return /add_header/i.test(ahead) ? value : value.replaceAll(/\\([{}])/g, '$1');
};

/** nginx, Apache, LiteSpeed, HAProxy and Caddy: `Header always set Content-Security-Policy "…"`. */
export const fromServer = (text: string): Header[] => {
  const lines = withoutComments(text.replaceAll(/[\t ]*\\\r?\n[\t ]*/g, ' '), hash);
  const known = variables(lines);
  return [...lines.matchAll(serverName)].flatMap(({ index, 0: match, 1: ahead = '', 2: name = '' }) => {
    if (!sets.test(ahead) || setsNothing.test(ahead)) return [];
    bareWord.lastIndex = index + match.length;
    const value =
      stringAt(lines, index + match.length, 'quoteOnly')?.text ??
      (/header/i.test(ahead) ? bareWord.exec(lines)?.[0] : undefined);
    return value === undefined ? [] : [{ name, value: known.get(value) ?? serverValue(value, ahead) }];
  });
};

const tomlName = new RegExp(`^[\\t ]*["']?(${NAME})["']?[\\t ]*=[\\t ]*`, 'gim');
const tomlBlock = /('''|""")([^]*?)\1/y;

/** netlify.toml: `Content-Security-Policy = "…"`, also over several lines in three quotes. */
export const fromToml = (text: string): Header[] => {
  const lines = withoutComments(text, hash);
  return [...lines.matchAll(tomlName)].flatMap(({ index, 0: match, 1: name = '' }) => {
    tomlBlock.lastIndex = index + match.length;
    const value = tomlBlock.exec(lines)?.[2] ?? stringAt(lines, index + match.length, 'code')?.text;
    return value === undefined ? [] : [{ name, value: oneLine(value) }];
  });
};

/** How the next header begins; a scheme such as `https: ` goes on a policy. */
const NEXT = '(?:[a-z]+-[\\w-]+|link|vary|server|via|etag|refresh|location):[\\t ]';
const indented = new RegExp(
  `^[\\t ]+(${NAME})[\\t ]*:[\\t ]*(.*(?:\\n[\\t ]+(?![\\t ]|${NEXT}).*)*)$`,
  'gim',
);

/** The `_headers` file of Cloudflare and Netlify: addresses, and under each its headers, indented. */
export const fromHeadersFile = (text: string): Header[] =>
  [...withoutComments(text, hash).matchAll(indented)].map(({ 1: name = '', 2: value = '' }) => ({
    name,
    value: oneLine(value),
  }));

const pairs = (value: unknown): Header[] => {
  if (typeof value !== 'object' || value === null) return [];
  const { key, value: text } = value as { key?: unknown; value?: unknown };
  if (typeof key === 'string' && typeof text === 'string') return [{ name: key, value: text }];
  return Object.values(value).flatMap(pairs);
};

/** vercel.json: `{ "key": "Content-Security-Policy", "value": "…" }`. */
export const fromJson = (text: string): Header[] => {
  if (!/^\s*[[{]/.test(text)) return [];
  try {
    return pairs(JSON.parse(text));
  } catch {
    return [];
  }
};
