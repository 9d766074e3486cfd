import { Parser, type Comment, type Options, type Program } from 'acorn';
import { parse as parseLoosely } from 'acorn-loose';

import { misplacedCurlyQuote } from './curly-quotes.ts';
import { decodeReferences } from '../formats/entities.ts';
import { blankStatements, hasPlaceholder, maskPlaceholders } from './placeholder.ts';
import { withoutTypes } from './type-syntax.ts';

/** A piece of JavaScript, read but never run. */
export interface ReadProgram {
  readonly program: Program;
  /** The text that the positions in `program` refer to. */
  readonly source: string;
  readonly comments: string;
  /** Whether it is broken, and was read only as far as it goes. */
  readonly broken: boolean;
}

/** The programs among pieces of JavaScript, and what kept others from being read. */
export interface Programs {
  readonly programs: readonly ReadProgram[];
  /** A curly quote that stands where a straight one belongs. */
  readonly curlyQuote?: string;
  /** Whether a piece was nested too deeply for the parser. */
  readonly tooDeep: boolean;
}

// The forgiving parser takes quadratic time on some inputs; a tracking code has less than 1,000 characters.
const maxLooseLength = 4000;
const maxLooseReadings = 2;

const mentionsOrtto = (text: string): boolean => text.includes('ap3c');

type ParseScript = (code: string, options: Options) => Program;

/** Whether a name may be declared is the browser's business, and finding out takes quadratic time. */
class UncheckedParser extends Parser {
  declareName(): void {}
}
const parseStrictly: ParseScript = (code, options) => UncheckedParser.parse(code, options);

const settings = (onComment: Comment[]): Options => ({
  ecmaVersion: 'latest',
  sourceType: 'script',
  allowReturnOutsideFunction: true,
  allowAwaitOutsideFunction: true,
  allowHashBang: true,
  onComment,
});

const read = (code: string, source: string, parse: ParseScript = parseStrictly): ReadProgram | null => {
  const comments: Comment[] = [];
  try {
    const program = parse(code, settings(comments));
    const broken = parse === parseLoosely;
    return { program, source, comments: comments.map(({ value }) => value).join('\n'), broken };
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
};

const readMasked = (source: string, parse?: ParseScript): ReadProgram | null =>
  (parse ? null : read(blankStatements(source), source)) ?? read(maskPlaceholders(source), source, parse);

const readAsWritten = (text: string): ReadProgram | null =>
  read(text, text) ?? (hasPlaceholder(text) ? readMasked(text) : null);

/** Undoes what editors that know no code and mail programs do to it: line break tags, paragraphs, entities. */
const repaired = (code: string): string => decodeReferences(code.replace(/<\/?(?:br|p)\s*\/?>/gi, '\n'));

/** The part of a long text that may hold the tracking code. */
const aroundOrtto = (text: string): string => {
  if (text.length <= maxLooseLength) return text;
  const start = Math.max(0, text.indexOf('ap3c') - maxLooseLength / 4);
  return text.slice(start, start + maxLooseLength);
};

/** Runs a parser; null where the text is nested too deeply for its stack. */
const withinStack = <Result>(run: () => Result): Result | 'tooDeep' => {
  try {
    return run();
  } catch (error) {
    if (error instanceof RangeError) return 'tooDeep';
    throw error;
  }
};

/** Reads a text that is JavaScript just as it stands, and more than comments; else null. */
export const readScript = (text: string): ReadProgram | null => {
  const result = withinStack(() => read(text, text));
  return result !== 'tooDeep' && result?.program.body.length ? result : null;
};

/**
 * Reads pieces of JavaScript, each as it stands or else repaired. Broken ones that have to do with Ortto are read as
 * far as they go, other broken ones are passed over.
 */
export const readPrograms = (pieces: readonly string[]): Programs => {
  const programs: ReadProgram[] = [];
  let looseReadings = 0;
  let quote: string | undefined;
  let tooDeep = false;
  const readPiece = (text: string): ReadProgram | null => {
    const written = readAsWritten(text);
    if (written || !mentionsOrtto(text)) return written;
    const code = repaired(text);
    const untyped = withoutTypes(code);
    const program =
      (code === text ? null : readMasked(code)) ?? (untyped === code ? null : readMasked(untyped));
    if (program) return program;
    const found = misplacedCurlyQuote(code);
    if (found) quote ??= found;
    else if ((looseReadings += 1) <= maxLooseReadings) return readMasked(aroundOrtto(code), parseLoosely);
    return null;
  };
  for (const piece of pieces) {
    const result = withinStack(() => readPiece(piece));
    if (result === 'tooDeep') tooDeep ||= mentionsOrtto(piece);
    else if (result) programs.push(result);
  }
  return { programs, tooDeep, ...(quote && { curlyQuote: quote }) };
};
