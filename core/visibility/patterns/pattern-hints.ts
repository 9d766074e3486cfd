import { findingsOf, type Finding } from '../../findings.ts';
import { comparable, normalisePath, withoutSlash } from './normalise.ts';
import { fits, parsePattern } from './pattern.ts';
import type { Rule } from '../rule.ts';

/** What is known of the addresses of a site. */
export interface SiteAddresses {
  /** Address or path of the front page: `https://site.example/shop/`. */
  readonly home: string;
  /** Addresses of some pages, in the letters in which the site writes them. */
  readonly pages?: readonly string[];
}

const warning = findingsOf('visibility.warning');

type HintCode = 'patternDoubledSlash' | 'patternOwnFolder' | 'patternOtherLetters';

/** Why a pattern does not match what its author meant, and the pattern that does. */
export interface PatternHint {
  readonly code: HintCode;
  readonly suggestion: string;
  readonly values: Readonly<Record<string, string>>;
}

const DOUBLED_SLASH = /(?<!:)\/{2,}/g;

/** A pattern without the site's own folder, where it starts with that. */
const withoutFolder = (path: string, folder: string): string => {
  const own = path.slice(0, folder.length);
  const isOwn = folder !== '/' && own.toLowerCase() === folder.toLowerCase();
  const rest = path.slice(folder.length);
  if (!isOwn || !/^(?:\/|$)/.test(rest)) return path;
  return rest || '/';
};

/** The letters of a page that a pattern with stars fits but for these: `*\/about` for `*\/About` and the page `/team/about`. */
const inLettersBetweenStars = (page: string, path: string): string | null => {
  const pattern = withoutSlash(path);
  const [lower, pieces] = [page.toLowerCase(), pattern.toLowerCase().split('*')];
  // Some letters are as long in one case only: their places cannot be told.
  if (lower.length !== page.length || pieces.join('*').length !== pattern.length) return null;
  if (pieces.length === 1 || !fits(pieces, lower)) return null;
  let end = 0;
  const letters = pieces.map((piece, at) => {
    const start = at === pieces.length - 1 ? page.length - piece.length : lower.indexOf(piece, end);
    end = start + piece.length;
    return page.slice(start, end);
  });
  return letters.join('*') + path.slice(pattern.length);
};

/** The letters of a page, as far as a pattern names it: `/shop/*` for `/Shop/*` and the page `/shop` or `/shop/a`. */
const inLettersOf = (page: string, path: string): string | null => {
  const head = path.split('*', 1)[0]!;
  const [short, ends] = [Math.min(head.length, page.length), head.length === path.length];
  const whole = page.length > head.length ? !ends : /^(?:\/|$)/.test(head.slice(page.length));
  const same = page.slice(0, short).toLowerCase() === head.slice(0, short).toLowerCase();
  return whole && same && page !== '/' ? page.slice(0, short) + path.slice(short) : null;
};

/**
 * Looks whether a pattern names a page of the site in a form in which no address comes: with the folder that the whole
 * site is in, with a doubled slash, or in other letters than the page. Null where it does not.
 * @example patternHint('/shop/cart', { home: 'https://site.example/shop/' })?.suggestion === '/cart'
 */
export const patternHint = (pattern: string, { home, pages = [] }: SiteAddresses): PatternHint | null => {
  const [path, query] = /^([^?#]*)(.*)$/s.exec(pattern)!.slice(1) as [string, string];
  const known = pages.map((page) => normalisePath(page, home));
  if (known.some((page) => fits(parsePattern(path).path, page))) return null;

  const folder = normalisePath(home);
  const single = path.replace(DOUBLED_SLASH, '/');
  const relative = withoutFolder(single, folder);
  const text = comparable(relative);
  const pagesBy = (letters: typeof inLettersOf): (readonly [page: string, found: string | null])[] =>
    known.map((page) => [page, letters(page, text)] as const).filter(([, found]) => found !== null);
  const fitting = pagesBy(inLettersBetweenStars);
  const written = fitting.length > 0 ? fitting : pagesBy(inLettersOf);
  const isRight = written.some(([, found]) => found === text);
  const [page, letters] = isRight ? ['', null] : (written[0] ?? ['', null]);

  const suggestion = (letters ?? relative) + query;
  const values = { pattern, suggestion };
  if (single !== path) return { code: 'patternDoubledSlash', suggestion, values };
  if (relative !== single) return { code: 'patternOwnFolder', suggestion, values: { ...values, folder } };
  return letters === null ? null : { code: 'patternOtherLetters', suggestion, values: { ...values, page } };
};

/**
 * Patterns of enabled rules that will not match what their author meant, each with the one that will in
 * `values.suggestion`. `field` is the pattern's, `values.rule` the rule's id.
 */
export const warnAboutPatterns = (
  rules: readonly Rule[],
  siteOf: (pattern: string) => SiteAddresses,
): Finding[] =>
  rules.flatMap(({ id, enabled, when }, at) =>
    (enabled ? (when.path ?? []) : []).flatMap((pattern, index): Finding[] => {
      const hint = patternHint(pattern, siteOf(pattern));
      if (!hint) return [];
      const field = `visibility.rules.${at}.when.path.${index}`;
      return [warning(hint.code, field, { rule: id, ...hint.values })];
    }),
  );
