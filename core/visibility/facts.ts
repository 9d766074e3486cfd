// Twin in PHP: visibility/class-facts.php
import { normalisePath, queryPairs } from './patterns/normalise.ts';

/**
 * A page context as the rules see it, read once per page: the path normalised, and for every other condition the
 * values that satisfy it.
 */
export interface Facts {
  readonly override: 'show' | 'hide' | null;
  /** Null where the address is not known: no pattern matches then. */
  readonly path: string | null;
  readonly query: readonly (readonly [name: string, value: string])[];
  readonly values: Readonly<Record<FactKey, readonly string[]>>;
}

/** Conditions other than the address, in the order in which reasons name them. */
export const FACT_KEYS = ['kind', 'type', 'terms', 'locale', 'signedIn', 'role', 'device'] as const;

export type FactKey = (typeof FACT_KEYS)[number];

/** What a host says about a page and its visitor. Unknown keys are ignored, values of another type count as absent. */
export interface PageContext {
  readonly url?: string;
  /** Address or path of the front page, where that is not the root of the host. */
  readonly home?: string;
  readonly kind?: string;
  readonly type?: string;
  readonly terms?: readonly string[];
  readonly locale?: string;
  readonly override?: 'show' | 'hide' | null;
  readonly visitor?: {
    /** Absent: a guest. */
    readonly signedIn?: boolean;
    readonly roles?: readonly string[];
    /** Absent: not known, no condition on it matches. */
    readonly device?: string;
  };
}

const isText = (value: unknown): value is string => typeof value === 'string';

/** The strings of a value that is one or a list of them. */
const strings = (value: unknown): readonly string[] => [value].flat().filter(isText);

/** `de_AT` as `de-at`. Only ASCII letters change: other hosts know no others. */
export const comparableLocale = (locale: string): string =>
  locale.replaceAll('_', '-').replace(/[A-Z]+/g, (letters) => letters.toLowerCase());

/** `de-at` as `de` and `de-at`: a rule that names one of them means this locale. */
const localeAndParents = (locale: string): string[] =>
  comparableLocale(locale)
    .split('-')
    .map((_, at, parts) => parts.slice(0, at + 1).join('-'));

export const readFacts = (context: PageContext): Facts => {
  const { url, home, kind, type, terms, locale, override = null, visitor } = context;
  const { signedIn, roles, device } = visitor ?? {};
  return {
    override,
    path: isText(url) ? normalisePath(url, isText(home) ? home : '/') : null,
    query: isText(url) ? queryPairs(url) : [],
    values: {
      kind: strings(kind),
      type: strings(type),
      terms: strings(terms),
      locale: strings(locale).flatMap(localeAndParents),
      signedIn: [String(signedIn === true)],
      role: strings(roles),
      device: strings(device),
    },
  };
};
