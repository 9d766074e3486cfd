import { scriptOfDataUrl } from './data-url.ts';
import { takeHtmlExpressions, withoutPhpTags } from './host-languages.ts';
import { readPage } from './page.ts';
import { readScript, type ReadProgram } from '../javascript/program.ts';
import { readSnippet } from '../snippet.ts';
import { runningStrings } from './tag-manager.ts';

/** The scripts of a pasted text, whatever it was wrapped in. */
export interface Sources {
  readonly bodies: readonly string[];
  /** Scripts that were read on the way. */
  readonly programs: readonly ReadProgram[];
  readonly addresses: readonly string[];
  /** Whether something that looks like a tracking code is in a comment. */
  readonly commentedOut: boolean;
  /** Whether something that looks like a tracking code is in a tag that is paused. */
  readonly paused: boolean;
}

const maxLayers = 4;

const mentionsOrtto = (text: string): boolean => text.includes('ap3c');
const mayHoldCode = (text: string): boolean =>
  mentionsOrtto(text) || text.includes('.js') || text.includes('data:');
const looksLikeMarkup = (text: string): boolean => /<script|&lt;|&#0*60;|&#x0*3c;/i.test(text);

const nothing: Sources = { bodies: [], programs: [], addresses: [], commentedOut: false, paused: false };

const merge = (all: readonly Sources[]): Sources => ({
  bodies: all.flatMap(({ bodies }) => bodies),
  programs: all.flatMap(({ programs }) => programs),
  addresses: all.flatMap(({ addresses }) => addresses),
  commentedOut: all.some(({ commentedOut }) => commentedOut),
  paused: all.some(({ paused }) => paused),
});

/** An expression in the place of HTML: its own code (a handler), or the code in its strings. */
const readExpression = (expression: string, layer: number): Sources => {
  const program = readScript(expression);
  if (!program) return nothing;
  const { inits, strings } = readSnippet(program);
  return inits.length > 0
    ? { ...nothing, programs: [program] }
    : merge(strings.map((each) => readSources(each, layer + 1)));
};

/** HTML with scripts, HTML that shows code as text, or JavaScript alone. */
const readMarkup = (written: string, layer: number): Sources => {
  const { text, expressions } = takeHtmlExpressions(withoutPhpTags(written));
  const page = readPage(text);
  const { bodies, addresses } = page;
  const inner = merge([
    ...expressions.map((each) => readExpression(each, layer)),
    ...page.sources.map((each) => readSources(each, layer + 1)),
  ]);
  const here = merge([{ ...nothing, bodies, addresses, commentedOut: mentionsOrtto(page.comments) }, inner]);
  const hasScripts = bodies.length + addresses.length > 0;
  const shown = mentionsOrtto(page.text) && ![...bodies, ...inner.bodies].some(mentionsOrtto);
  if (shown && looksLikeMarkup(page.text)) return merge([here, readSources(page.text, layer + 1)]);
  return shown && !hasScripts ? merge([here, { ...nothing, bodies: [page.text] }]) : here;
};

/**
 * The scripts in a text: an export of a tag manager (JSON whose strings hold the code), an address that holds a
 * script, HTML, HTML that was escaped once or twice, or JavaScript without tags.
 */
const readSources = (text: string, layer: number): Sources => {
  if (layer > maxLayers) return nothing;
  const json = runningStrings(text);
  if (json) {
    const running = json.strings.filter(mayHoldCode).map((each) => readSources(each, layer + 1));
    return merge([...running, { ...nothing, paused: json.paused.some(mentionsOrtto) }]);
  }
  const data = scriptOfDataUrl(text);
  if (data !== null) return { ...nothing, bodies: [data] };
  const program = layer > 0 && looksLikeMarkup(text) ? null : readScript(text);
  return program ? { ...nothing, programs: [program] } : readMarkup(text, layer);
};

/** As above, for several texts. */
export const sourcesOf = (texts: readonly string[]): Sources =>
  merge(texts.map((text) => readSources(text, 0)));
