import { readPrograms } from './program.ts';
import { readSnippet, type ScriptMention, type Snippet } from './snippet.ts';
import { sourcesOf } from './sources.ts';

/** Everything that a text says about Ortto, and what kept more from being read. */
export interface Reading extends Snippet {
  readonly commentedOut: boolean;
  readonly tooDeep: boolean;
  readonly curlyQuote: string | undefined;
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
    tooDeep,
    curlyQuote,
  };
};

/** Reads a text; where only its strings hold the tracking code (quoted, fenced, JSX, written by a script), reads those. */
export const readPaste = (text: string): Reading => {
  const reading = readTexts([text]);
  if (reading.inits.length > 0 || reading.strings.length === 0) return reading;
  const inner = readTexts(reading.strings);
  return inner.inits.length === 0 && reading.mentionsOrtto ? reading : inner;
};
