/**
 * A tracking code is often copied out of a source in another language: PHP, SQL, JSX, Astro. Here it is taken out of
 * the forms that those give it. Nothing is run, and a form that is not recognised is left as it is.
 */
import { parseExpressionAt } from 'acorn';

const mentionsOrtto = (text: string): boolean => text.includes('ap3c');

/** Undoes one layer of `\'`, `\"`, `` \` `` and `\\`, as PHP's single quotes have it. */
export const withoutEscapedQuotes = (text: string): string => text.replace(/\\(['"`\\])/g, '$1');

const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', '\n': '' };

/** Undoes one layer of all escapes, as JSON, SQL and double quotes have it. */
export const withoutEscapes = (text: string): string =>
  text.replace(/\\(?:u([0-9a-f]{4})|x([0-9a-f]{2})|([^]))/gi, (_, four?: string, two?: string, sign = '') => {
    const digits = four ?? two;
    return digits ? String.fromCharCode(parseInt(digits, 16)) : (escapes[sign] ?? sign);
  });

/** Undoes doubled quotes, as SQL, CSV and Visual Basic have them. */
export const withoutDoubledQuotes = (text: string): string => text.replace(/(['"])\1/g, '$1');

/** PHP that writes a tracking code, without its tags: HTML would take all of it for one comment. */
export const withoutPhpTags = (text: string): string =>
  text.replace(/<\?(?:php\b|=)((?:(?!\?>)[^])*)(?:\?>|$)/g, (region, inside: string) =>
    mentionsOrtto(inside) ? inside : region,
  );

/** The end of the JavaScript expression that begins at a place, null where none does. */
const endOfExpression = (text: string, start: number): number | null => {
  try {
    return parseExpressionAt(text, start, { ecmaVersion: 'latest' }).end;
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof RangeError) return null;
    throw error;
  }
};

/** Expressions that JSX, Astro and Svelte put in the place of HTML. */
export interface HtmlExpressions {
  /** The text without those that mention Ortto. */
  readonly text: string;
  /** Those, each as JavaScript. */
  readonly expressions: readonly string[];
}

const htmlExpression =
  /(?:dangerouslySetInnerHTML|set:html|set:text|innerHTML|inner-html|v-html|\son[a-z]{2,30})\s?=\s?\{|\{@html\s/gi;
// Each attempt may read to the end of the text.
const maxAttempts = 20;

/** Takes `dangerouslySetInnerHTML={{ __html: … }}`, `set:html={…}`, `{@html …}` and `onLoad={…}` out of a text. */
export const takeHtmlExpressions = (text: string): HtmlExpressions => {
  const expressions: string[] = [];
  const rest: string[] = [];
  let from = 0;
  for (const found of [...text.matchAll(htmlExpression)].slice(0, maxAttempts)) {
    const start = found.index + found[0].length;
    const end = found.index < from ? null : endOfExpression(text, start);
    if (end === null || !mentionsOrtto(text.slice(start, end))) continue;
    expressions.push(`(${text.slice(start, end)})`);
    rest.push(text.slice(from, found.index), ' ');
    from = text.indexOf('}', end) + 1 || text.length;
  }
  return { text: rest.join('') + text.slice(from), expressions };
};

/** Where a comment or a quoted piece may begin. An apostrophe in a word and the slashes of an address are neither. */
const beginning = /\/\*|(?<!:)\/\/|<!--|(?<![\\\w])['"]|(?<!\\)`/g;
const endings: Readonly<Record<string, RegExp>> = {
  '/*': /\*\//g,
  '//': /\n/g,
  '<!--': /-->/g,
  "'": /(?:\\[^]|[^'\\])*'/y,
  '"': /(?:\\[^]|[^"\\])*"/y,
  '`': /(?:\\[^]|[^`\\])*`/y,
};

/** Whether a quoted piece may be one: what goes on for several lines is one only where it holds code. */
const isPiece = (piece: string): boolean =>
  piece.startsWith('`') || !piece.includes('\n') || mentionsOrtto(piece);

/** Quoted pieces of a program in any language that mention Ortto, with their quotes. Comments are passed over. */
export const quotedPieces = (text: string): string[] => {
  const pieces: string[] = [];
  const next = new RegExp(beginning);
  for (let found = next.exec(text); found; found = next.exec(text)) {
    const ending = new RegExp(endings[found[0]]!);
    ending.lastIndex = next.lastIndex;
    if (!ending.test(text)) continue;
    const piece = text.slice(found.index, ending.lastIndex);
    const isQuoted = piece.length > 1 && found[0].length === 1;
    if (isQuoted && !isPiece(piece)) continue;
    if (isQuoted && mentionsOrtto(piece)) pieces.push(piece);
    next.lastIndex = ending.lastIndex;
  }
  return pieces;
};
