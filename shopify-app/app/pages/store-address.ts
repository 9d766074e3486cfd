import { TAXONOMIES } from '../../app-data/storefront.ts';

/** A handle as Shopify makes it of a name: `Summer Sale` is `summer-sale`. */
export const handleOf = (name: string): string =>
  name
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '');

/** Folders of a storefront whose addresses are made of handles, in small letters. */
const OF_HANDLES = /^\/(?:products|collections|pages|blogs|policies|cart|search)(?=[/*?]|$)/i;

/** An address as a storefront has it: what Shopify makes of handles is in small letters. */
export const storeAddress = (typed: string): string => {
  const text = typed.trim();
  const [, path = '', query = ''] = /^([^?#]*)(.*)$/s.exec(text) ?? [];
  return OF_HANDLES.test(path) ? path.toLowerCase() + query : text;
};

/** A tag, collection, vendor or type as the store's pages print it; what cannot be one stays as it is. */
export const storeTerm = (typed: string): string => {
  const [, taxonomy = '', name = ''] = /^\s*([a-z]+)\s*:(.*)$/is.exec(typed) ?? [];
  const known = TAXONOMIES.find((each) => each === taxonomy.toLowerCase());
  const handle = handleOf(name);
  return known && handle !== '' ? `${known}:${handle}` : typed.trim();
};

/** A theme template as Liquid names it: `product.gift-card`. */
export const storeTemplate = (typed: string): string =>
  typed
    .trim()
    .split('.')
    .map((part, at) => (at === 0 ? part.trim().toLowerCase().replaceAll(' ', '_') : handleOf(part)))
    .join('.');

/** English names of languages and their codes, made once. */
const languages = (): ReadonlyMap<string, string> => {
  const names = new Intl.DisplayNames('en', { type: 'language', fallback: 'none' });
  const letters = [...'abcdefghijklmnopqrstuvwxyz'];
  return new Map(
    letters.flatMap((first) =>
      letters.flatMap((second): [string, string][] => {
        const name = names.of(first + second);
        return name === undefined ? [] : [[name.toLowerCase(), first + second]];
      }),
    ),
  );
};
let byName: ReadonlyMap<string, string> | null = null;

/** A language as storefronts print it: its code, also for its English name. */
export const storeLocale = (typed: string): string => {
  byName ??= languages();
  return byName.get(typed.trim().toLowerCase()) ?? typed.trim();
};
