import type { Kind } from '@talk-suite/core/visibility';
import { isKey, type OverrideKind } from '../../app-data/overrides.ts';

/** Something that can have a choice of its own. */
export interface Listed {
  readonly kind: OverrideKind;
  readonly key: string;
}

/** What an address says by itself about the page behind it. */
export interface PageAt {
  readonly kind: Kind;
  /** Path of the front page: `/`, or the folder of a market or language. */
  readonly root: string;
  /** Null where nothing can be chosen for it, or where the address names it by handle and the lists by number. */
  readonly listed: Listed | null;
}

const decoded = (path: string): string => {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
};

/** What a storefront has at its root; a folder before one of these is a market's or language's. */
const FOLDERS: ReadonlySet<string> = new Set(
  (
    'products collections pages policies blogs cart search account checkouts apps a community tools gift_cards ' +
    'password'
  ).split(' '),
);

const isFolder = (name: string): boolean => /^[a-z]{2}(-[a-z0-9]{2,4})?$/i.test(name);

/** The parts of a path, and the market's or language's folder that Shopify puts before it (`/de`, `/en-ca`). */
const partsOf = (address: string): { root: string; parts: string[] } => {
  const base = 'https://store.invalid';
  const path = URL.canParse(address, base) ? new URL(address, base).pathname : '/';
  const [first = '', ...others] = path.split('/').filter(Boolean).map(decoded);
  // `/no/such/page` is no page in Norwegian.
  return isFolder(first) && (others[0] === undefined || FOLDERS.has(others[0].toLowerCase()))
    ? { root: `/${first}`, parts: others }
    : { root: '/', parts: first === '' ? [] : [first, ...others] };
};

const listed = (kind: OverrideKind, key: string): Listed | null => (isKey(kind, key) ? { kind, key } : null);

/** What is at an address of a store: a whole address or a path. */
export const pageAt = (address: string): PageAt => {
  const { root, parts } = partsOf(address);
  const [folder, first, second, third] = parts;
  const page = (kind: Kind, what: Listed | null = null): PageAt => ({ kind, root, listed: what });
  switch (folder) {
    case undefined:
      return page('front');
    case 'products':
      return page(first === undefined ? 'other' : 'product');
    case 'collections':
      if (second === 'products' && third !== undefined) return page('product');
      return page(first === undefined ? 'shop' : 'collection');
    case 'pages':
      return first === undefined ? page('404') : page('page', listed('pages', first));
    case 'policies':
      return page('page');
    case 'blogs':
      if (first === undefined) return page('404');
      return second === undefined || second === 'tagged'
        ? page('blog', listed('blogs', first))
        : page('post', listed('articles', `${first}/${second}`));
    case 'cart':
      return page('cart');
    case 'search':
      return page('search');
    case 'account':
      return page('account');
    case 'checkouts':
      return page('checkout');
    default:
      return page('other');
  }
};

/** A product or collection as its storefront address names it: only the store can tell its number. */
export interface ByHandle {
  readonly kind: 'products' | 'collections';
  readonly handle: string;
}

/** A product or collection by its address in the admin, which has its number: the storefront's has only a handle. */
const fromAdmin = (address: string): Listed | null => {
  const found =
    /^https:\/\/(?:admin\.shopify\.com\/store\/[^/]+|[^/]+\.myshopify\.com\/admin)\/(products|collections)\/(\d+)/.exec(
      address,
    );
  return found ? listed(found[1] as 'products' | 'collections', found[2]!) : null;
};

/** `/products/lamp` and `/collections/summer`, and a product's address below a collection. */
const fromStorefront = (address: string): ByHandle | null => {
  const { parts } = partsOf(address);
  const at = parts[2] === 'products' && parts[3] !== undefined ? 2 : 0;
  const [kind, handle] = [parts[at], parts[at + 1]];
  if ((kind !== 'products' && kind !== 'collections') || handle === undefined) return null;
  return isKey('pages', handle) ? { kind, handle } : null;
};

/** What a merchant names by a pasted address, or by a handle alone: then a page, or with a slash an article. */
export const listedFrom = (text: string): Listed | ByHandle | null => {
  const trimmed = text.trim();
  if (/^https?:\/\//i.test(trimmed) || trimmed.startsWith('/'))
    return fromAdmin(trimmed) ?? pageAt(trimmed).listed ?? fromStorefront(trimmed);
  return trimmed.includes('/') ? listed('articles', trimmed) : listed('pages', trimmed);
};
