import type { Header } from '../types.ts';
import { NAME, withoutComments } from './names.ts';
import { joinedAt, stringAt } from './strings.ts';

/** Policies in programs: PHP, JavaScript, and what is written like them. */

const comments = /^\s*(\/\/|#|\*|\/\*)/;

/** `"Content-Security-Policy: …"`: name and value in one string. */
const whole = new RegExp(`(["'\`])(?=(?:${NAME})\\s*:)`, 'gi');
/** `setHeader("Content-Security-Policy", "…")`, `'…' => '…'`, `{ key: "…", value: "…" }`. */
const apart = new RegExp(
  `(["'\`])(${NAME})\\1\\]?\\s*(?:,|:|=>|=)\\s*(?:["']?value["']?\\s*:\\s*)?(?=["'\`])`,
  'gi',
);

/** Varnish. */
const varnish = new RegExp(`\\bresp\\.http\\.(${NAME})\\s*=\\s*(?=")`, 'gi');

const wholeHeaders = (text: string): Header[] =>
  [...text.matchAll(whole)].flatMap(({ index }) => {
    const read = joinedAt(text, index)?.text ?? '';
    const colon = read.indexOf(':');
    return colon < 0 ? [] : [{ name: read.slice(0, colon).trim(), value: read.slice(colon + 1).trim() }];
  });

const apartHeaders = (text: string): Header[] =>
  [...text.matchAll(apart)].flatMap(({ index, 0: match, 2: name = '' }) => {
    const value = joinedAt(text, index + match.length);
    return value ? [{ name, value: value.text }] : [];
  });

const varnishHeaders = (text: string): Header[] =>
  [...text.matchAll(varnish)].flatMap(({ index, 0: match, 1: name = '' }) => {
    const value = stringAt(text, index + match.length, 'quoteOnly');
    return value ? [{ name, value: value.text }] : [];
  });

/** PHP's `header()`, Next.js, Express and the like. */
export const fromCode = (text: string): Header[] => {
  const code = withoutComments(text, comments);
  return [...wholeHeaders(code), ...apartHeaders(code), ...varnishHeaders(code)];
};

/** The strings of a list in brackets, whatever is between them: a function of helmet's gives a string, too. */
const stringsOf = (text: string, start: number): { words: string[]; end: number } => {
  const words: string[] = [];
  let at = start;
  while (at < text.length && text[at] !== ']') {
    const read = stringAt(text, at, 'code');
    if (read) words.push(read.text);
    at = read?.end ?? at + 1;
  }
  return { words, end: at };
};

const dashed = (name: string): string => name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

const entry = /\s*(?:["']([^"']+)["']|(\w+))\s*:\s*(\[)/y;
const disabled = /\s*["']?default-?src["']?\s*:\s*[\w.]*dangerouslyDisableDefaultSrc,?/iy;

const directivesAt = (text: string, start: number): string | null => {
  const directives: string[] = [];
  let at = start;
  for (;;) {
    disabled.lastIndex = at;
    if (disabled.test(text)) at = disabled.lastIndex;
    entry.lastIndex = at;
    const match = entry.exec(text);
    if (!match) break;
    const { words, end } = stringsOf(text, entry.lastIndex);
    directives.push([match[1] ?? dashed(match[2]!), ...words].join(' '));
    at = end + 1;
    if (text[at] === ',') at += 1;
  }
  return /\s*\}/y.test(text.slice(at)) && directives.length > 0 ? directives.join('; ') : null;
};

/**
 * helmet's own function, where it adds no defaults (`useDefaults: false`); what it would add is not in the text, so
 * anything else is not read.
 */
export const fromHelmet = (text: string): Header[] => {
  const code = withoutComments(text, comments);
  const calls = [...code.matchAll(/contentSecurityPolicy\(\s*\{([^]*?)directives\s*:\s*\{/g)];
  const headers = calls.flatMap(({ index, 0: match, 1: options = '' }) => {
    const value = /useDefaults\s*:\s*false/.test(options) ? directivesAt(code, index + match.length) : null;
    const reportOnly = /reportOnly\s*:\s*true/.test(options) ? '-Report-Only' : '';
    return value === null ? [] : [{ name: `Content-Security-Policy${reportOnly}`, value }];
  });
  return headers.length > 0 && headers.length === calls.length ? [...headers, ...apartHeaders(code)] : [];
};
