import type { Finding } from '../../findings.ts';
import { accountConflict, readAccount } from './account.ts';
import { isLoopbackAddress } from '../address.ts';
import { addressFindings, serviceFindings } from '../check.ts';
import { error, nameList, warning } from '../findings.ts';
import {
  dataRegionOf,
  isAssumedScriptUrl,
  isKnownCaptureHost,
  isKnownScriptUrl,
  knownHosts,
  regionOf,
} from '../hosts.ts';
import { instanceOf, serviceOf } from '../key.ts';
import { mergeOptions, optionsSizeFindings, readOptions } from './options.ts';
import { readings, type Reading } from './reading.ts';
import { chooseScript } from './script.ts';
import { textFinding, withoutShapeless } from './text.ts';
import { readTrack } from './track.ts';
import type { Connection, DataRegion, ParseOptions, ParseResult, TrackOptions } from '../types.ts';

const refused = (errors: readonly Finding[], warnings: readonly Finding[] = []): ParseResult => ({
  ok: false,
  errors,
  warnings,
});

const withoutRepeats = (findings: readonly Finding[]): Finding[] => [
  ...new Map(findings.map((each) => [JSON.stringify([each.text, each.values]), each])).values(),
];

/** Whether a text names `ap3c` or an address of Ortto's, in whatever form. */
const namesOrtto = (text: string): boolean =>
  /ap3c/i.test(text) || knownHosts.some(({ url }) => text.includes(new URL(url).host));

/** Why a text has no `ap3c.init` call. */
const noInit = (
  { curlyQuote, tooDeep, scripts, mentionsOrtto, commentedOut, paused }: Reading,
  text: string,
): Finding => {
  if (curlyQuote) return error('curlyQuotes', '', { quote: curlyQuote });
  if (tooDeep) return error('tooDeep', '');
  if (paused) return error('pausedTag', '');
  const loadsOrtto = 'scriptUrl' in chooseScript(scripts, null);
  if (loadsOrtto || mentionsOrtto) return error('noInit', 'trackingKey');
  if (commentedOut) return error('commentedOut', '');
  return error(namesOrtto(text) ? 'unreadable' : 'noSnippet', '');
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
const readExtras = ({ inits, tracks, otherCalls }: Reading) => {
  const options = inits.map((call) => readOptions(call.arguments[2], call.source));
  const merged = mergeOptions(options.map((each) => each.options));
  const payloads = tracks.map((call) => readTrack(call.arguments[0], call.source));
  const others = otherCalls.length > 0 ? [warning('otherCalls', '', { names: nameList(otherCalls) })] : [];
  const track: TrackOptions = {};
  // The first call that says something about an option wins, as with init options.
  for (const payload of payloads.toReversed()) Object.assign(track, payload.track);
  return {
    options: merged.options,
    track,
    warnings: [...[...options, merged, ...payloads].flatMap(({ warnings }) => warnings), ...others],
  };
};

const regionWarnings = (derived: DataRegion | null, given: DataRegion | null): Finding[] =>
  derived && given && derived !== given
    ? [warning('dataRegionIgnored', 'dataRegion', { derived, given })]
    : [];

/** What one way of reading a text amounts to. */
const resultOf = (
  reading: Reading,
  text: string,
  { local = false, dataRegion = null }: ParseOptions,
): ParseResult => {
  const { inits, scripts } = reading;
  if (inits.length === 0) return refused([noInit(reading, text)]);
  const conflict = accountConflict(inits);
  if (conflict) return refused([conflict]);

  const { trackingKey, captureHost, errors: accountErrors } = readAccount(inits, local);
  const service = serviceOf(trackingKey ?? '');
  const script = chooseScript(scripts, captureHost);
  const extras = readExtras(reading);
  const errors = [
    ...accountErrors,
    ...('error' in script ? [script.error] : addressFindings('scriptUrl', script.scriptUrl, local, service)),
    ...optionsSizeFindings(extras.options),
  ];
  if (errors.length > 0 || trackingKey === null || captureHost === null || 'error' in script) {
    return refused(errors, withoutRepeats(extras.warnings));
  }
  const { scriptUrl } = script;
  const { options, track } = extras;
  const derived = service === 'ortto' ? dataRegionOf(captureHost) : null;
  const connection: Connection = {
    service,
    trackingKey,
    captureHost,
    scriptUrl,
    options,
    track,
    dataRegion: service === 'ortto' ? (derived ?? dataRegion) : null,
  };
  const unfit = serviceFindings(connection);
  if (unfit.length > 0) return refused(unfit, withoutRepeats(extras.warnings));
  return {
    ok: true,
    connection,
    region: regionOf(captureHost),
    instance: instanceOf(trackingKey),
    warnings: withoutRepeats([
      ...extras.warnings,
      // Whose server it is, nobody but the person who pastes can know.
      ...(service === 'ortto' ? hostWarnings({ captureHost, scriptUrl }) : []),
      ...regionWarnings(derived, dataRegion),
    ]),
  };
};

/** How much a result leaves to be wished: a connection from sound code 0, from broken code 1, then errors. */
const costOf = (result: ParseResult, { broken, inits }: Reading): number => {
  if (result.ok) return broken ? 1 : 0;
  return inits.length > 0 ? 1 + result.errors.length : 100;
};

/**
 * Reads what people paste: a tracking code as copied from Ortto, minified, escaped, inside a page, a tag manager's
 * export or a program in another language. The text is never run. Values are taken over only where they are written out.
 * @param text at most 100 KB of UTF-8
 * @returns the connection, its region and instance, and warnings; or errors, each with a reason and a next step
 * @example parse("<script>window.ap3c = …</script>").ok
 */
export const parse = (text: string, options: ParseOptions = {}): ParseResult => {
  const useless = textFinding(text);
  if (useless) return refused([useless]);
  const clean = withoutShapeless(text);
  let best: ParseResult | null = null;
  let least = Infinity;
  for (const reading of readings(clean)) {
    const result = resultOf(reading, clean, options);
    const cost = costOf(result, reading);
    if (cost < least) [best, least] = [result, cost];
    if (cost === 0) break;
  }
  return best!;
};
