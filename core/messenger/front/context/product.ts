// The product of a page as it tells search engines: schema.org's, in the JSON-LD that WooCommerce and Shopify's themes print.
import type { PageContext } from '../../../contract/conversation/context.ts';
import { SKU_LIMIT } from '../../../contract/conversation/limits.ts';
import { lineOf, linkOf, listOf, membersOf, plainLineOf, priceOf, type Members } from './values.ts';

export type Product = NonNullable<PageContext['product']>;

/** What a script of the page describes, one by one. What cannot be read describes nothing. */
const nodesIn = (json: string): readonly Members[] => {
  const open = (value: unknown): readonly Members[] =>
    listOf(value)
      .map(membersOf)
      .flatMap((node) => [node, ...open(node['@graph']), ...open(node['mainEntity'])]);
  try {
    return open(JSON.parse(json));
  } catch {
    return [];
  }
};

const isProduct = (node: Members): boolean =>
  listOf(node['@type']).some((type) => /(^|\/)Product(Group)?$/.test(String(type)));

const pathOf = ({ pathname }: URL): string => pathname.replace(/\/$/, '').toLowerCase();

/** Whether an address is the page's own, which may have more parameters. */
const isHere = (address: unknown, page: URL): boolean => {
  const link = linkOf(address, page);
  if (link === undefined) return false;
  const url = new URL(link);
  return (
    pathOf(url) === pathOf(page) &&
    [...url.searchParams].every(([name, value]) => page.searchParams.get(name) === value)
  );
};

/** An offer, and the variant that it is of. */
interface Offer {
  readonly offer: Members;
  readonly variant: Members;
}

const offersOf = (product: Members): readonly Offer[] =>
  [product, ...listOf(product['hasVariant']).map(membersOf)].flatMap((variant) =>
    listOf(variant['offers']).map((offer) => ({ offer: membersOf(offer), variant })),
  );

/** The amounts that an offer asks for; not what was asked before. */
const amountsOf = ({
  offer,
}: Offer): { readonly amounts: readonly unknown[]; readonly currency: unknown } => {
  const { price, lowPrice = price, highPrice = lowPrice, priceCurrency, priceSpecification } = offer;
  if (lowPrice !== undefined) return { amounts: [lowPrice, highPrice], currency: priceCurrency };
  const now = listOf(priceSpecification)
    .map(membersOf)
    .find((each) => !/List|Strikethrough/.test(String(each['priceType'])));
  return { amounts: [now?.['price']], currency: now?.['priceCurrency'] };
};

/** From the lowest to the highest price of all that are in one currency. */
const priceIn = (offers: readonly Offer[]): string | undefined => {
  const asked = offers.map(amountsOf);
  const [currency, ...others] = new Set(asked.map((each) => each.currency));
  return others.length === 0
    ? priceOf(
        currency,
        asked.flatMap(({ amounts }) => amounts),
      )
    : undefined;
};

/**
 * The product that a page is about; nothing where it is about several, or about something else.
 * @param scripts the page's JSON-LD
 * @param pages the page's address, and the one that it says is its own
 */
export const productOf = (
  scripts: readonly string[],
  pages: readonly [URL, ...URL[]],
): Product | undefined => {
  const products = scripts.flatMap(nodesIn).filter(isProduct);
  const own = products.filter(({ '@id': id, url = id }) =>
    url === undefined ? products.length === 1 : pages.some((page) => isHere(url, page)),
  );
  // Reviews describe the product once more, without a price.
  const product = own.find((each) => offersOf(each).length > 0) ?? own[0];
  if (!product) return undefined;
  const [page] = pages;
  const offers = offersOf(product);
  // A variant has an address of its own, with a parameter more.
  const chosen = offers.find(({ offer: { url } }) => String(url).includes('?') && isHere(url, page));
  const { variant = product } = chosen ?? {};
  const name = plainLineOf(variant['name']) ?? plainLineOf(product['name']);
  const sku = lineOf(variant['sku'], SKU_LIMIT);
  const price = priceIn(chosen ? [chosen] : offers);
  const url = linkOf(chosen?.offer['url'] ?? product['url'], page);
  return name ? { name, ...(sku && { sku }), ...(price && { price }), ...(url && { url }) } : undefined;
};
