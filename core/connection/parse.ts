import type { Finding } from '../findings.ts';
import { accountConflict, readAccount } from './account.ts';
import { isLoopbackAddress } from './address.ts';
import { addressFindings } from './check.ts';
import { error, nameList, warning } from './findings.ts';
import { dataRegionOf, isAssumedScriptUrl, isKnownCaptureHost, isKnownScriptUrl, regionOf } from './hosts.ts';
import { instanceOf } from './key.ts';
import { mergeOptions, optionsSizeFindings, readOptions } from './options.ts';
import { readPrograms, type Programs } from './program.ts';
import { chooseScript } from './script.ts';
import { readSnippet, type Call, type ScriptMention, type Snippet } from './snippet.ts';
import { readSources, type Sources } from './sources.ts';
import { textFinding, withoutShapeless } from './text.ts';
import { readTrack } from './track.ts';
import type { Connection, DataRegion, ParseOptions, ParseResult } from './types.ts';

const refused = (errors: readonly Finding[], warnings: readonly Finding[] = []): ParseResult => ({
  ok: false,
  errors,
  warnings,
});

const withoutRepeats = (findings: readonly Finding[]): Finding[] => [
  ...new Map(findings.map((each) => [`${each.code} ${each.message}`, each])).values(),
];

const scriptsOf = ({ addresses }: Sources, snippets: readonly Snippet[]): ScriptMention[] => [
  ...snippets.flatMap(({ scripts }) => scripts),
  ...addresses.map((value): ScriptMention => ({ address: { known: true, value }, place: 'elsewhere' })),
];

/** Why a text has no `ap3c.init` call. */
const noInit = (
  sources: Sources,
  { curlyQuote, tooDeep, programs }: Programs,
  snippets: Snippet[],
): Finding => {
  if (curlyQuote) return error('curlyQuotes', '', { quote: curlyQuote });
  if (tooDeep) return error('tooDeep', '');
  const loadsOrtto = 'scriptUrl' in chooseScript(scriptsOf(sources, snippets), null);
  if (loadsOrtto || snippets.some(({ mentionsOrtto }) => mentionsOrtto))
    return error('noInit', 'trackingKey');
  const comments = [...sources.programs, ...programs].map((each) => each.comments);
  const commentedOut = sources.commentedOut || comments.some((each) => each.includes('ap3c'));
  return error(commentedOut ? 'commentedOut' : 'noSnippet', '');
};

const hostWarnings = ({
  captureHost,
  scriptUrl,
}: Pick<Connection, 'captureHost' | 'scriptUrl'>): Finding[] => {
  const capture = isKnownCaptureHost(captureHost) || isLoopbackAddress(captureHost);
  const script = isKnownScriptUrl(scriptUrl) || isLoopbackAddress(scriptUrl);
  const scriptCode = isAssumedScriptUrl(scriptUrl) ? 'assumedScriptUrl' : 'unknownScriptUrl';
  return [
    ...(capture ? [] : [warning('unknownCaptureHost', 'captureHost', { value: captureHost })]),
    ...(script ? [] : [warning(scriptCode, 'scriptUrl', { value: scriptUrl })]),
  ];
};

/** What the code says beyond key, host and script. */
const readExtras = (inits: readonly Call[], snippets: readonly Snippet[]) => {
  const options = inits.map((call) => readOptions(call.arguments[2], call.source));
  const merged = mergeOptions(options.map((each) => each.options));
  const tracks = snippets
    .flatMap((each) => each.tracks)
    .map((call) => readTrack(call.arguments[0], call.source));
  const otherCalls = new Set(snippets.flatMap((each) => each.otherCalls));
  const warnings = [...options, merged, ...tracks].flatMap((each) => each.warnings);
  return {
    options: merged.options,
    track: Object.assign({}, ...tracks.map((each) => each.track).toReversed()) as Connection['track'],
    warnings:
      otherCalls.size > 0
        ? [...warnings, warning('otherCalls', '', { names: nameList(otherCalls) })]
        : warnings,
  };
};

const regionWarnings = (derived: DataRegion | null, given: DataRegion | null): Finding[] =>
  derived && given && derived !== given
    ? [warning('dataRegionIgnored', 'dataRegion', { derived, given })]
    : [];

/**
 * Reads what people paste: a tracking code as copied from Ortto, minified, escaped, inside a page or a tag manager's
 * export. The text is never run. Values are taken over only where they are written out.
 * @param text at most 100 KB of UTF-8
 * @returns the connection, its region and instance, and warnings; or errors, each with a reason and a next step
 */
export const parse = (text: string, { local = false, dataRegion = null }: ParseOptions = {}): ParseResult => {
  const useless = textFinding(text);
  if (useless) return refused([useless]);
  const sources = readSources(withoutShapeless(text));
  const read = readPrograms(sources.bodies);
  const snippets = [...sources.programs, ...read.programs].map(readSnippet);
  const inits = snippets.flatMap((snippet) => snippet.inits);
  if (inits.length === 0) return refused([noInit(sources, read, snippets)]);
  const conflict = accountConflict(inits);
  if (conflict) return refused([conflict]);

  const { trackingKey, captureHost, errors: accountErrors } = readAccount(inits, local);
  const script = chooseScript(scriptsOf(sources, snippets), captureHost);
  const extras = readExtras(inits, snippets);
  const errors = [
    ...accountErrors,
    ...('error' in script ? [script.error] : addressFindings('scriptUrl', script.scriptUrl, local)),
    ...optionsSizeFindings(extras.options),
  ];
  if (errors.length > 0 || trackingKey === null || captureHost === null || 'error' in script) {
    return refused(errors, withoutRepeats(extras.warnings));
  }
  const { scriptUrl } = script;
  const { options, track } = extras;
  const derived = dataRegionOf(captureHost);
  return {
    ok: true,
    connection: { trackingKey, captureHost, scriptUrl, options, track, dataRegion: derived ?? dataRegion },
    region: regionOf(captureHost),
    instance: instanceOf(trackingKey),
    warnings: withoutRepeats([
      ...extras.warnings,
      ...hostWarnings({ captureHost, scriptUrl }),
      ...regionWarnings(derived, dataRegion),
    ]),
  };
};
