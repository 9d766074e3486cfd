import {
  hasKeyword,
  hasNonceOrHash,
  isUnquoted,
  parseSource,
  type HostSource,
  type Source,
} from '../source-list/source.ts';
import { isEarlierLoader } from '../loader-file/earlier-loader.ts';
import type { Directive } from '../types.ts';
import { isStandIn } from '../read/template.ts';
import { isComment, isDirective, takesSources } from './directives.ts';
import { found, type LintFinding, type LintPlace, type LintRule } from './finding.ts';

/** Rules about the words of a source list. */

const placeholder = /[<>{}[\]]|\$[a-z_(]|%\w+%/i;
const placeholderNonce =
  /^'nonce-(random|r@nd0m|rand0m|nonce|your[-_]?nonce|placeholder|example|test|abc|abc123|123|1234567890)'$/i;
const exampleHost =
  /(^|\.)(example\.(com|org|net)|your-?[a-z-]*(domain|site|log|service)[a-z-]*\.[a-z]+)$|^your[-.]/;

/** Endings under which anyone can register a name: of one label, or of a usual one and a country's. */
const openEnding = /^([^.]+|(com?|net|org?|ne)\.[a-z]{2})$/;
const isOpenEnding = ({ wildcard, host }: HostSource): boolean =>
  wildcard && host !== '' && openEnding.test(host);

export const isPlaceholder = (word: string): boolean => placeholder.test(word) || placeholderNonce.test(word);

/** 128 bits are 22 characters of base64 (CSP3 §7.1). */
const nonceRules = (nonce: string, place: LintPlace): LintFinding[] => {
  if (isStandIn(nonce)) return [found('nonceVariable', 'info', place)];
  return nonce.replace(/=+$/, '').length < 22 ? [found('nonceShort', 'warning', place)] : [];
};

const hostRules = (source: HostSource, place: LintPlace): LintFinding[] => [
  ...(source.disputed ? [found('disputedSource', 'warning', place)] : []),
  ...(isOpenEnding(source) ? [found('openEnding', 'error', place)] : []),
  ...(exampleHost.test(source.host) ? [found('exampleHost', 'error', place)] : []),
  ...(source.scheme === null && !isOpenEnding(source) ? [found('schemeMissing', 'info', place)] : []),
];

/** `"none"`, `''self''`, `"'none'"`: more or other quotes than the one pair of single ones. */
const hasWrongQuotes = (text: string): boolean => {
  const [, outer = '', inner = '', end = ''] = /^(["'`]+)([^"'`]+)(["'`]+)$/.exec(text) ?? [];
  return outer + end !== "''" && isUnquoted(inner);
};

/** `https://self`, `http://'none'`. */
const isKeywordAsHost = (text: string): boolean => {
  const [, host] = /^[a-z][a-z0-9+.-]*:\/\/'?([a-z-]+)'?\/?$/i.exec(text) ?? [];
  return host !== undefined && isUnquoted(host);
};

const invalidRule = (text: string): LintRule => {
  if (hasWrongQuotes(text)) return 'wrongQuotes';
  // 'nonce-abc''unsafe-eval'
  if (/^'[^']+'./.test(text)) return 'gluedWords';
  return /^'nonce-[^']+'$/i.test(text) ? 'nonceCharacter' : 'invalidSource';
};

const wordRules = (source: Source, place: LintPlace): LintFinding[] => {
  const bare = source.text.toLowerCase();
  if (isDirective(bare) || isComment(bare)) return [];
  if (isPlaceholder(source.text)) return [found('placeholder', 'error', place)];
  if (isUnquoted(bare)) return [found('unquoted', 'error', place)];
  if (isKeywordAsHost(bare)) return [found('keywordAsHost', 'error', place)];
  if (source.kind === 'nonce') return nonceRules(source.nonce, place);
  if (source.kind === 'hash') return isEarlierLoader(source) ? [found('earlierLoader', 'error', place)] : [];
  if (source.kind === 'host') return hostRules(source, place);
  if (source.kind === 'scheme' && source.scheme === 'mediastream')
    return [found('mediastream', 'info', place)];
  return source.kind === 'invalid' ? [found(invalidRule(source.text), 'error', place)] : [];
};

const repeated = (sources: readonly Source[], at: LintPlace): LintFinding[] => {
  const seen = new Set<string>();
  return sources
    .filter(({ text }) => seen.size === seen.add(text).size)
    .map(({ text }) => found('duplicateSource', 'info', { ...at, word: text }));
};

/** Rules about the company that words keep. */
const listRules = (sources: readonly Source[], at: LintPlace): LintFinding[] => {
  const none = sources.find(({ kind }) => kind === 'none');
  return [
    ...(none && sources.length > 1 ? [found('noneWithCompany', 'warning', { ...at, word: none.text })] : []),
    ...(hasKeyword(sources, 'unsafe-inline') && hasNonceOrHash(sources)
      ? [found('unsafeInlineDisarmed', 'info', { ...at, word: "'unsafe-inline'" })]
      : []),
    ...repeated(sources, at),
  ];
};

export const sourceRules = ({ name, values }: Directive, place: LintPlace): LintFinding[] => {
  if (!takesSources(name)) return [];
  const at = { ...place, directive: name };
  const sources = values.map(parseSource);
  return [
    ...sources.flatMap((source) => wordRules(source, { ...at, word: source.text })),
    ...listRules(sources, at),
  ];
};
