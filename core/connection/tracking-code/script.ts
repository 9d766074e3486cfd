import type { Finding } from '../../findings.ts';
import { tidyAddress } from '../address.ts';
import { leadingCurlyQuote } from './javascript/curly-quotes.ts';
import { error, excerpt, nameList } from '../findings.ts';
import { assumedHosts, isKnownScriptUrl, knownHosts } from '../hosts.ts';
import type { ScriptMention } from './snippet.ts';

/** Other vendors' scripts stand next to Ortto's: how much an address looks like it, 0 most. Null: not at all. */
type Rank = number | null;

interface Candidate {
  readonly url: string;
  readonly rank: number;
}

const originOf = (url: string): string =>
  /^https?:\/\/[^/?#]*/.exec(url)?.[0].replace(/^http:/, 'https:') ?? '';
const pathOf = (url: string): string => url.replace(/^https?:\/\/[^/?#]*/, '').replace(/[?#].*$/s, '');

const orttoOrigins: ReadonlySet<string> = new Set(
  [...knownHosts, ...assumedHosts].filter(({ kind }) => kind === 'script').map(({ url }) => originOf(url)),
);

const rankOf = (url: string, place: ScriptMention['place'], captureOrigin: string): Rank => {
  const origin = originOf(url);
  const isAppScript = pathOf(url) === '/app.js';
  // A tracking subdomain of one's own serves both.
  if (origin !== '' && (origin === captureOrigin || orttoOrigins.has(origin))) {
    return (place === 'elsewhere' ? 20 : 0) + (isAppScript ? 0 : 5) + (place === 'near' ? 0 : 1);
  }
  if (place === 'elsewhere') return null;
  if (isAppScript) return place === 'near' ? 10 : 11;
  return place === 'near' && pathOf(url).endsWith('.js') ? 15 : null;
};

const candidatesOf = (mentions: readonly ScriptMention[], captureOrigin: string): Candidate[] =>
  mentions.flatMap(({ address, place }): Candidate[] => {
    if (!address.known || typeof address.value !== 'string') return [];
    const url = tidyAddress('scriptUrl', address.value);
    const rank = rankOf(url, place, captureOrigin);
    return rank === null ? [] : [{ url, rank }];
  });

/**
 * Why there is no script: curly quotes spoil its address, the code works it out, it is no address of a script, or it is
 * missing altogether.
 */
const missing = (mentions: readonly ScriptMention[]): Finding => {
  let unusable: string | null = null;
  for (const { address, place } of mentions) {
    const value = address.known && typeof address.value === 'string' ? address.value.trim() : '';
    const quote = leadingCurlyQuote(value);
    if (quote) return error('curlyQuotes', '', { quote });
    if (!address.known && place === 'near') {
      return error('computedScript', 'scriptUrl', { expression: excerpt(address.expression) });
    }
    if (value !== '' && (place === 'near' || (pathOf(value) === '/app.js' && originOf(value) !== '')))
      unusable ??= value;
  }
  return unusable === null
    ? error('noScript', 'scriptUrl')
    : error('unusableScript', 'scriptUrl', { value: excerpt(unusable) });
};

/** Chooses the one script of Ortto among all that a text loads. Whether its address is acceptable is judged later. */
export const chooseScript = (
  mentions: readonly ScriptMention[],
  captureHost: string | null,
): { readonly scriptUrl: string } | { readonly error: Finding } => {
  const captureOrigin = captureHost === null ? '' : originOf(captureHost);
  const candidates = candidatesOf(mentions, captureOrigin);
  if (candidates.length === 0) return { error: missing(mentions) };
  const best = candidates.reduce((least, { rank }) => Math.min(least, rank), Infinity);
  const urls = [...new Set(candidates.filter(({ rank }) => rank === best).map(({ url }) => url))];
  // Several of Ortto's own do the same.
  return urls.length === 1 || urls.every(isKnownScriptUrl)
    ? { scriptUrl: urls[0]! }
    : { error: error('twoScripts', 'scriptUrl', { scripts: nameList(urls) }) };
};
