import { baseDirective, fetchDirectives } from '../policy/fallback.ts';
import { merge, type MergeOptions, type MergeResult } from '../merge/merge.ts';

/**
 * What a host sends as a report-only policy of its own, for a limited time, to learn what pages load from
 * elsewhere. Inline code and data: images are left out of the reports: nearly every page has them, and each
 * would be one more request to the site.
 */
export const OBSERVATION_POLICY =
  "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:";

/** One thing that pages load: a directive by its everyday name, and an origin or one of `OBSERVED_WORDS`. */
export interface Observed {
  readonly directive: string;
  readonly source: string;
}

/** What reports call things that have no origin (CSP3 §5.3), and the source that allows them. */
export const OBSERVED_WORDS: Readonly<Record<string, string>> = {
  eval: "'unsafe-eval'",
  'wasm-eval': "'wasm-unsafe-eval'",
  'trusted-types-policy': '',
  inline: "'unsafe-inline'",
  data: 'data:',
  blob: 'blob:',
};

/** The directives that are observed, by their everyday names. */
export const OBSERVED_DIRECTIVES: readonly string[] = [...new Set(fetchDirectives.map(baseDirective))];

/** What opens more than a host does: code made from text, and plug-ins. */
const POWERFUL_SOURCES: readonly string[] = ['eval', 'wasm-eval', 'inline'];
const POWERFUL_DIRECTIVES: readonly string[] = ['object-src'];

/**
 * Whether allowing a row takes more from a policy than one host: it is to be asked for by name, never with others.
 * Example: `isPowerful({ directive: 'script-src', source: 'eval' })` is true.
 */
export const isPowerful = ({ directive, source }: Observed): boolean =>
  POWERFUL_SOURCES.includes(source) || POWERFUL_DIRECTIVES.includes(directive);

const origin = /^(https?|wss?):\/\/[a-z0-9-]+(\.[a-z0-9-]+)*(:\d{1,5})?$/;

const sourceOf = ({ source }: Observed): string =>
  origin.test(source) ? source : (Object.hasOwn(OBSERVED_WORDS, source) && OBSERVED_WORDS[source]) || '';

/** The observing policy with more sources; a directive that it lacks starts from its `default-src`. */
const widened = (rows: readonly Observed[]): string => {
  const directives = new Map(
    OBSERVATION_POLICY.split('; ').map((text) => {
      const [name = '', ...sources] = text.split(' ');
      return [name, new Set(sources)] as const;
    }),
  );
  for (const row of rows.toSorted((a, b) => (a.source < b.source ? -1 : 1))) {
    const source = sourceOf(row);
    if (source === '' || !OBSERVED_DIRECTIVES.includes(row.directive)) continue;
    const sources = directives.get(row.directive) ?? new Set(directives.get('default-src'));
    directives.set(row.directive, sources.add(source));
  }
  if (!directives.has('object-src')) directives.set('object-src', new Set(["'none'"]));
  directives.set('base-uri', new Set(["'self'"]));
  return [...directives].map(([name, sources]) => [name, ...sources].join(' ')).join('; ');
};

/**
 * A policy to start from, for a site that has none: of what was observed the rows that somebody chose (anyone can send
 * reports), and what Talk needs, as report-only. It allows inline code, as the observation did not look for it, and is for somebody to read before it is sent.
 */
export const starterPolicy = (rows: readonly Observed[], options: MergeOptions): MergeResult =>
  merge({ headers: [{ name: 'Content-Security-Policy-Report-Only', value: widened(rows) }] }, options);
