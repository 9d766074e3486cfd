import { otherInstallations, readDocument, type OtherInstallation } from '@talk-suite/core/check';
import type { Header } from '@talk-suite/core/csp';
import { fetchPage, type FetchedPage } from './page-fetch.ts';

/** One page of the storefront, as far as the screens look at it. */
export interface StoreSnapshot {
  /** Where it was found, after redirects. */
  readonly url: string;
  readonly status: number;
  /** Those that say something about policies; nothing else leaves the server. */
  readonly headers: readonly Header[];
  /** `content` of each policy in a meta element. */
  readonly meta: readonly string[];
  /** Our tag; null where Talk is not on the page. */
  readonly loader: { readonly src: string; readonly nonce: string; readonly integrity: string } | null;
  /** What our tag says of the page, by its attributes without `data-`; null where Talk is not on the page. */
  readonly facts: Readonly<Record<string, string>> | null;
  /** Languages that the page names: its own, and those that it is there in as well. */
  readonly languages: readonly string[];
  /** Nonces of the document's scripts. */
  readonly nonces: readonly string[];
  /** Other installations of the tracking code in the page's HTML. */
  readonly installations: readonly OtherInstallation[];
  /** Whether a theme of Shopify's made it; else a front of the store's own did, Hydrogen for example. */
  readonly theme: boolean;
  /** What the merchant calls that theme; null where the page does not say. */
  readonly themeName: string | null;
  /** Whether the store asks for a password, and this is the page that does so. */
  readonly locked: boolean;
  /** Whether the document was longer than what was read. */
  readonly cut: boolean;
}

const saysPolicy = (name: string): boolean => /-policy(-report-only)?$|^reporting-endpoints$/i.test(name);

/** Shopify writes this into the head of every page that a theme renders. */
const isTheme = (text: string): boolean => /\bShopify\.(shop|theme)\s*=/.test(text);

const themeNameIn = (text: string): string | null => {
  const [, name] = /\bShopify\.theme\s*=\s*\{[^}]*?"name":"((?:[^"\\]|\\.){1,200})"/.exec(text) ?? [];
  try {
    return name === undefined ? null : String(JSON.parse(`"${name}"`));
  } catch {
    return null;
  }
};

const PASSWORD_PAGE = /^(\/[a-z]{2}(-[a-z]{2,4})?)?\/password\/?$/i;

/** Whether visitors are led to the password page from another one. */
const isLocked = (asked: string, url: string): boolean =>
  PASSWORD_PAGE.test(new URL(url).pathname) && !PASSWORD_PAGE.test(new URL(asked, url).pathname);

/** Of our tag, what it says of the page. */
const FACTS = ['kind', 'type', 'terms', 'locale', 'home', 'override'];

const factsOf = (attributes: Readonly<Record<string, string>>): StoreSnapshot['facts'] =>
  Object.fromEntries(
    FACTS.flatMap((name) => {
      const value = attributes[`data-${name}`];
      return value === undefined ? [] : [[name, value] as const];
    }),
  );

const LANGUAGE =
  /(?:<html\b[^>]*?\slang|<link\b[^>]*?\shreflang)\s*=\s*["']?([a-z]{2,3}(?:-[a-z0-9]{2,8})*)/gi;

const languagesIn = (body: string): string[] => [
  ...new Set([...body.matchAll(LANGUAGE)].map(([, language]) => language!)),
];

const snapshotOf = (asked: string, page: FetchedPage, scriptUrl: string | null): StoreSnapshot => {
  const document = readDocument(page.body);
  const { src = '', nonce = '', integrity = '' } = document.loader ?? {};
  return {
    url: page.url,
    status: page.status,
    headers: page.headers.filter(({ name }) => saysPolicy(name)),
    meta: document.meta,
    loader: document.loader && { src, nonce, integrity },
    facts: document.loader && factsOf(document.loader),
    languages: languagesIn(page.body),
    nonces: document.nonces,
    installations: otherInstallations(document, scriptUrl),
    theme: document.scripts.some(({ text }) => isTheme(text)),
    themeName: document.scripts.map(({ text }) => themeNameIn(text)).find((name) => name !== null) ?? null,
    locked: isLocked(asked, page.url),
    cut: page.cut,
  };
};

/**
 * Looks at a page of the store.
 * @param times 2 to see as well whether two visitors get the same nonce
 * @param scriptUrl the connected account's script
 * @returns the page as each visitor got it, in order
 * @throws {FetchRefused}
 */
export const lookAt = async (
  address: string,
  domains: readonly string[],
  { times, scriptUrl }: { readonly times: 1 | 2; readonly scriptUrl: string | null },
): Promise<readonly StoreSnapshot[]> => {
  const first = snapshotOf(address, await fetchPage(address, domains), scriptUrl);
  if (times === 1) return [first];
  return [first, snapshotOf(address, await fetchPage(address, domains), scriptUrl)];
};
