import { readPage } from './page.ts';
import { readScript, type ReadProgram } from './program.ts';

/** The scripts of a pasted text, whatever it was wrapped in. */
export interface Sources {
  readonly bodies: readonly string[];
  /** Scripts that were read on the way. */
  readonly programs: readonly ReadProgram[];
  readonly addresses: readonly string[];
  /** Whether something that looks like a tracking code is in a comment. */
  readonly commentedOut: boolean;
}

const maxLayers = 4;

const mentionsOrtto = (text: string): boolean => text.includes('ap3c');
const mayHoldCode = (text: string): boolean => mentionsOrtto(text) || text.includes('.js');
const looksLikeMarkup = (text: string): boolean => /<script|&lt;|&#0*60;|&#x0*3c;/i.test(text);

const nothing: Sources = { bodies: [], programs: [], addresses: [], commentedOut: false };

const merge = (all: readonly Sources[]): Sources => ({
  bodies: all.flatMap(({ bodies }) => bodies),
  programs: all.flatMap(({ programs }) => programs),
  addresses: all.flatMap(({ addresses }) => addresses),
  commentedOut: all.some(({ commentedOut }) => commentedOut),
});

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
};

/** All strings of a JSON text, in order; null where it is none. Without recursion: its depth is the sender's choice. */
const stringsOfJson = (text: string): string[] | null => {
  const json = /^\s*["[{]/.test(text) ? parseJson(text) : null;
  if (json === null) return null;
  const strings: string[] = [];
  const pending = [json];
  while (pending.length > 0) {
    const value = pending.pop();
    if (typeof value === 'string') strings.push(value);
    if (typeof value !== 'object' || value === null) continue;
    for (const each of Object.values(value).toReversed()) pending.push(each);
  }
  return strings;
};

/** HTML with scripts, HTML that shows code as text, or JavaScript alone. */
const readMarkup = (text: string, layer: number): Sources => {
  const page = readPage(text);
  const { bodies, addresses } = page;
  const here = { ...nothing, bodies, addresses, commentedOut: mentionsOrtto(page.comments) };
  const scripts = bodies.length + addresses.length > 0;
  const shown = mentionsOrtto(page.text) && !bodies.some(mentionsOrtto);
  if (shown && looksLikeMarkup(page.text)) return merge([here, readSources(page.text, layer + 1)]);
  return shown && !scripts ? { ...here, bodies: [page.text] } : here;
};

/**
 * The scripts in a text: an export of a tag manager (JSON whose strings hold the code), HTML, HTML that was
 * escaped once or twice, or JavaScript without tags.
 */
const readSources = (text: string, layer: number): Sources => {
  if (layer > maxLayers) return nothing;
  const strings = stringsOfJson(text);
  if (strings) return merge(strings.filter(mayHoldCode).map((each) => readSources(each, layer + 1)));
  const program = layer > 0 && looksLikeMarkup(text) ? null : readScript(text);
  return program ? { ...nothing, programs: [program] } : readMarkup(text, layer);
};

/** As above, for several texts. */
export const sourcesOf = (texts: readonly string[]): Sources =>
  merge(texts.map((text) => readSources(text, 0)));
