// Twin in PHP: messenger/class-merge-tags.php
import type { MergeTag } from './names.ts';
import { nearestOf } from './nearest.ts';

/** A template, read: text as it is, and tags with what is said where nothing is known. */
export type TemplatePart = string | { readonly tag: MergeTag; readonly fallback?: string };

export type TemplateProblem = {
  readonly code: 'unclosedTag' | 'malformedTag' | 'unknownTag' | 'unknownFilter' | 'fallbackTooLong';
  /** Both from 1; columns count characters (code points). */
  readonly line: number;
  readonly column: number;
  /** What is written there, as far as it was read. */
  readonly written: string;
  /** The known name that comes closest to an unknown one. */
  readonly nearest?: string;
};

export type TemplateReading =
  | { readonly ok: true; readonly parts: readonly TemplatePart[] }
  | { readonly ok: false; readonly problems: readonly TemplateProblem[] };

/** Characters of a fallback. */
export const FALLBACK_LIMIT = 60;

/** A tag from its braces on: its name, then perhaps a filter with a quoted value. */
const TAG =
  /\{\{\s*(?<name>[^\s|{}"']+)\s*(?:\|\s*(?<filter>[^\s:|{}"']+)\s*(?:(?<colon>:)\s*(?<value>"(?:\\"|[^"\p{Cc}])*"|'(?:\\'|[^'\p{Cc}])*')\s*)?)?\}\}/uy;

const unquoted = (value: string): string => {
  const quote = value[0]!;
  return value.slice(1, -1).replaceAll(`\\${quote}`, quote);
};

const placeOf = (text: string, offset: number): Pick<TemplateProblem, 'line' | 'column'> => {
  const lines = text.slice(0, offset).split(/\r\n|\n|\r/);
  return { line: lines.length, column: [...lines.at(-1)!].length + 1 };
};

/** As much of a broken tag as an owner needs to find it. */
const excerpt = (text: string, offset: number): string => {
  const end = text.indexOf('}}', offset);
  return Array.from(text.slice(offset, end < 0 ? undefined : end + 2))
    .slice(0, 40)
    .join('');
};

/** What ails a tag that was read whole; undefined where nothing does. */
const problemOf = (
  groups: Readonly<Record<string, string | undefined>>,
  names: readonly [MergeTag, ...MergeTag[]],
): Pick<TemplateProblem, 'code' | 'nearest'> | undefined => {
  const { name, filter, value } = groups;
  if (!(names as readonly string[]).includes(name!))
    return { code: 'unknownTag', nearest: nearestOf(name!, names) };
  if (filter === undefined) return undefined;
  if (filter !== 'default') return { code: 'unknownFilter', nearest: 'default' };
  if (value === undefined) return { code: 'malformedTag' };
  return [...unquoted(value)].length > FALLBACK_LIMIT ? { code: 'fallbackTooLong' } : undefined;
};

/**
 * Reads a template with merge tags. `{{{{` writes two braces.
 *
 *     template = { text | tag }
 *     tag      = "{{" name [ "|" "default" ":" string ] "}}"       blanks may stand between all of these
 *     string   = "…" or '…', at most 60 characters, the quote inside as \" or \'
 *
 * Every problem is reported, each with its place.
 * @param names the tags that are known where the template is used.
 * @example
 * parseTemplate('Hello {{ first_name | default: "there" }}', VISITOR_TAGS)
 * // { ok: true, parts: ['Hello ', { tag: 'first_name', fallback: 'there' }] }
 */
export const parseTemplate = (text: string, names: readonly [MergeTag, ...MergeTag[]]): TemplateReading => {
  const parts: TemplatePart[] = [];
  const problems: TemplateProblem[] = [];
  let literal = '';
  const endLiteral = (): void => {
    if (literal !== '') parts.push(literal);
    literal = '';
  };
  let at = 0;
  while (at < text.length) {
    const start = text.indexOf('{{', at);
    if (start < 0) break;
    literal += text.slice(at, start);
    if (text.startsWith('{{{{', start)) {
      literal += '{{';
      at = start + 4;
      continue;
    }
    TAG.lastIndex = start;
    const groups = TAG.exec(text)?.groups;
    const closing = text.indexOf('}}', start + 2);
    const problem = groups
      ? problemOf(groups, names)
      : ({ code: closing < 0 ? 'unclosedTag' : 'malformedTag' } as const);
    if (problem) {
      problems.push({ ...problem, ...placeOf(text, start), written: excerpt(text, start) });
      if (groups) at = TAG.lastIndex;
      else at = closing < 0 ? text.length : closing + 2;
      continue;
    }
    endLiteral();
    const { name, value } = groups!;
    parts.push({ tag: name as MergeTag, ...(value !== undefined && { fallback: unquoted(value) }) });
    at = TAG.lastIndex;
  }
  literal += text.slice(at);
  endLiteral();
  return problems.length > 0 ? { ok: false, problems } : { ok: true, parts };
};
