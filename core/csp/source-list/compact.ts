// Twin in PHP: csp/class-compact.php
import { coveredBy } from './cover.ts';
import { parseSource, parseSources, type Source } from './source.ts';

/** Words that mean something in a list of hosts; nonces, hashes and the other keywords do so for code only. */
export const countsForHosts = (source: Source): boolean =>
  source.kind === 'host' ||
  source.kind === 'scheme' ||
  source.kind === 'any' ||
  source.text.toLowerCase() === "'self'";

export const isCode = (directive: string): boolean => /^(script|style|worker)-src/.test(directive);

/** `https://example.com/` and `https://example.com` are the same (CSP3 §6.7.2.12), with a query as well. */
const withoutSlash = (source: Source): string =>
  source.kind === 'host' && !source.disputed && source.path === '/'
    ? source.text.replace(/\/(?:[?#].*)?$/, '')
    : source.text;

const notCovered = (source: Source, index: number, all: readonly Source[]): boolean =>
  coveredBy(all.slice(0, index), source, null) === null &&
  coveredBy(
    all.slice(index + 1).filter((later) => coveredBy([source], later, null) === null),
    source,
    null,
  ) === null;

/** Comparing each with each is for lists that could fit into a header, not for any length. */
export const COMPARED = 300;

/**
 * A shorter list that allows the same: without repetitions, sources that another covers, and words that mean
 * nothing in this directive; on any page, since a cache may share the header. Only for lists that we write
 * ourselves: the site's own stay as they are.
 */
export const compactSources = (directive: string, values: readonly string[]): string[] => {
  const sources = parseSources([...new Set(values)])
    .filter((source) => isCode(directive) || countsForHosts(source))
    .map((source) => parseSource(withoutSlash(source)));
  const kept =
    sources.length > COMPARED
      ? sources
      : sources.filter((source, index) => notCovered(source, index, sources));
  return kept.map(({ text }) => text);
};
