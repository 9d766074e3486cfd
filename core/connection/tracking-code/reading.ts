import {
  quotedPieces,
  withoutDoubledQuotes,
  withoutEscapedQuotes,
  withoutEscapes,
} from './formats/host-languages.ts';
import { readPrograms, readScript } from './javascript/program.ts';
import { readSnippet, type ScriptMention, type Snippet } from './snippet.ts';
import { sourcesOf } from './formats/sources.ts';

/** Everything that a text says about Ortto, and what kept more from being read. */
export interface Reading extends Snippet {
  readonly commentedOut: boolean;
  readonly paused: boolean;
  readonly tooDeep: boolean;
  readonly curlyQuote: string | undefined;
  /** Whether code that starts Ortto is broken, and was read only as far as it goes. */
  readonly broken: boolean;
}

const tagMention = (address: string): ScriptMention => ({
  address: { known: true, value: address },
  place: 'elsewhere',
});

const readTexts = (texts: readonly string[]): Reading => {
  const sources = sourcesOf(texts);
  const { programs, tooDeep, curlyQuote } = readPrograms(sources.bodies);
  const all = [...sources.programs, ...programs];
  const snippets = all.map(readSnippet);
  return {
    mentionsOrtto: snippets.some(({ mentionsOrtto }) => mentionsOrtto),
    inits: snippets.flatMap(({ inits }) => inits),
    tracks: snippets.flatMap(({ tracks }) => tracks),
    otherCalls: snippets.flatMap(({ otherCalls }) => otherCalls),
    scripts: [...snippets.flatMap(({ scripts }) => scripts), ...sources.addresses.map(tagMention)],
    strings: snippets.flatMap(({ strings }) => strings),
    commentedOut: sources.commentedOut || all.some(({ comments }) => comments.includes('ap3c')),
    paused: sources.paused,
    tooDeep,
    curlyQuote,
    broken: all.some(({ broken }, index) => broken && snippets[index]!.inits.length > 0),
  };
};

/** Reads a text; where only its strings hold the tracking code (quoted, fenced, JSX, written by a script), reads those. */
const readPaste = (text: string): Reading => {
  const reading = readTexts([text]);
  if (reading.inits.length > 0 || reading.strings.length === 0) return reading;
  const inner = readTexts(reading.strings);
  return inner.inits.length === 0 && reading.mentionsOrtto ? reading : inner;
};

/** Quoted pieces of a program in another language, read as the strings that they are. */
const readQuoted = (text: string): Reading | null => {
  const strings = quotedPieces(text).flatMap((piece) => {
    const program = readScript(piece);
    return program ? readSnippet(program).strings : [withoutEscapedQuotes(piece.slice(1, -1))];
  });
  return strings.length > 0 ? readTexts(strings) : null;
};

/**
 * The ways to read a text, the likeliest first: as it is, and where it is a piece of another program, without the
 * escapes which that needs. Each is read only when it is asked for.
 */
export const readings = function* (text: string): Generator<Reading> {
  const written = readPaste(text);
  yield written;
  const isSound = written.inits.length > 0 && !written.broken;
  if (isSound || written.paused || !text.includes('ap3c')) return;
  const seen = new Set([text]);
  const forms = [
    withoutEscapedQuotes,
    withoutEscapes,
    (each: string) => withoutEscapes(withoutEscapes(each)),
    withoutDoubledQuotes,
  ];
  for (const form of forms) {
    const other = form(text);
    if (!seen.has(other)) yield readPaste(other);
    seen.add(other);
  }
  // What is next to a code is never read in its stead.
  if (written.inits.length > 0 || written.commentedOut) return;
  const quoted = readQuoted(text);
  if (quoted) yield quoted;
};
