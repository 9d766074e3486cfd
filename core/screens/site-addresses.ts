import type { Phrase } from '../findings.ts';
import type { PageContext } from '../visibility/facts.ts';
import { normalisePath, splitQuery } from '../visibility/patterns/normalise.ts';

/** The site whose pages are meant. */
export interface OwnSite {
  /** Address of its front page: `https://site.example/shop/`, or a path where the host does not matter. */
  readonly home: string;
  /** Further hosts that lead to it. */
  readonly hosts?: readonly string[];
}

/** What somebody typed or pasted as a page, as a pattern of addresses; or why it cannot be one. */
export type TidyAddress =
  | { readonly kind: 'address'; readonly pattern: string }
  | { readonly kind: 'otherSite'; readonly host: string }
  | { readonly kind: 'blank' | 'spaces' };

const hostOf = (address: string): string => (URL.canParse(address) ? new URL(address).host : '');

/**
 * Takes an address as people paste it: whole, without its slash, with the site's own folder; spaces around it are
 * nothing. What has a star is a pattern already.
 * @example tidyAddressLine('https://site.example/checkout/?a=1', { home: 'https://site.example/' })
 */
export const tidyAddressLine = (typed: string, { home, hosts = [] }: OwnSite): TidyAddress => {
  const text = typed.trim();
  if (text === '') return { kind: 'blank' };
  const own = [hostOf(home), ...hosts].filter(Boolean);
  const bare = own.find((host) => text.toLowerCase().startsWith(`${host.toLowerCase()}/`));
  const address = bare ? `https://${text}` : text;
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(address)) {
    const host = hostOf(address);
    if (host === '' || !own.includes(host)) return { kind: 'otherSite', host: host || text };
    const { search } = new URL(address);
    return { kind: 'address', pattern: normalisePath(address, home) + search };
  }
  if (/\s/.test(text)) return { kind: 'spaces' };
  return { kind: 'address', pattern: /^[/*?]/.test(text) ? text.replace(/^\?/, '*?') : `/${text}` };
};

/** What is wrong with an address, for who typed it; null where nothing is, and where nothing was typed. */
export const addressProblem = (tidy: TidyAddress): Phrase | null => {
  if (tidy.kind === 'otherSite') return { text: 'screens.where.otherSite', values: { host: tidy.host } };
  return tidy.kind === 'spaces' ? { text: 'screens.where.spaces', values: {} } : null;
};

/**
 * The lines of a text with what people pasted made patterns of addresses; lines that cannot be ones stay as they are.
 * @example tidyAddresses('pricing\nhttps://site.example/a/', site) === '/pricing\n/a'
 */
export const tidyAddresses = (text: string, site: OwnSite): string =>
  text
    .split('\n')
    .map((line) => {
      const tidy = tidyAddressLine(line, site);
      return tidy.kind === 'address' ? tidy.pattern : line;
    })
    .join('\n');

/**
 * The address of a page as a list of pages writes it; empty where the page has none.
 * @example pagePattern({ url: 'https://site.example/shop/a/', home: 'https://site.example/shop/' }) === '/a'
 */
export const pagePattern = ({ url = '', home }: PageContext): string => {
  if (url === '') return '';
  const [, query] = splitQuery(url);
  return normalisePath(url, home) + (query === '' ? '' : `?${query}`);
};
