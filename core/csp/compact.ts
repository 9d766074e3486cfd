import { coveredBy } from './cover.ts';
import { parseSource, parseSources, type Source } from './source.ts';

/** Words that mean something in a list of hosts; nonces, hashes and the other keywords do so for code only. */
const countsForHosts = (source: Source): boolean =>
  source.kind === 'host' ||
  source.kind === 'scheme' ||
  source.kind === 'any' ||
  source.text.toLowerCase() === "'self'";

const isCode = (directive: string): boolean => /^(script|style)-src/.test(directive);

/** `https://example.com/` and `https://example.com` are the same (CSP3 §6.7.2.12). */
const withoutSlash = (source: Source): string =>
  source.kind === 'host' && source.path === '/' ? source.text.slice(0, -1) : source.text;

const notCovered = (source: Source, index: number, all: readonly Source[], page: URL | null): boolean =>
  coveredBy(all.slice(0, index), source, page) === null &&
  coveredBy(
    all.slice(index + 1).filter((later) => coveredBy([source], later, page) === null),
    source,
    page,
  ) === null;

/**
 * A shorter list that allows the same: without repetitions, sources that another covers, and words that mean
 * nothing in this directive. Only for lists that we write ourselves: the site's own stay as they are.
 */
export const compactSources = (directive: string, values: readonly string[], page: URL | null): string[] => {
  const sources = parseSources(values)
    .filter((source) => isCode(directive) || countsForHosts(source))
    .map((source) => parseSource(withoutSlash(source)));
  return sources.filter((source, index) => notCovered(source, index, sources, page)).map(({ text }) => text);
};
