import type { PageContext } from '../../../contract/conversation/context.ts';
import { ITEMS_LIMIT, PIECES_LIMIT } from '../../../contract/conversation/limits.ts';
import { lineOf, linkOf, listOf, membersOf, plainLineOf, priceOf, type Members } from './values.ts';

export type Cart = NonNullable<PageContext['cart']>;
type Item = Cart['items'][number];

/** What an item is made of; without a name or a number of pieces it is none. */
const itemOf = (
  name: string | undefined,
  quantity: unknown,
  price: string | undefined,
  url: string | undefined,
): readonly Item[] => {
  // Some shops sell half metres.
  const pieces = Math.ceil(Number(quantity));
  return name && pieces > 0 && pieces <= PIECES_LIMIT
    ? [{ name, quantity: pieces, ...(price && { price }), ...(url && { url }) }]
    : [];
};

/** A cart with the first of its items; nothing where the answer has none. */
const cartOf = (
  items: unknown,
  total: string | undefined,
  read: (item: Members) => readonly Item[],
): Cart | undefined =>
  Array.isArray(items)
    ? {
        items: items.slice(0, ITEMS_LIMIT).flatMap((item) => read(membersOf(item))),
        ...(total && { total }),
      }
    : undefined;

/** What Shopify answers for `/cart.js`: amounts are hundredths in every currency. */
export const shopifyCart = (answer: unknown, here: URL): Cart | undefined => {
  const { items, total_price: total, currency } = membersOf(answer);
  const price = (amount: unknown): string | undefined => priceOf(currency, [amount], 100);
  return cartOf(items, price(total), ({ title, quantity, final_price: each, url }) =>
    itemOf(lineOf(title), quantity, price(each), linkOf(url, here)),
  );
};

/** Amounts of WooCommerce name their currency, and how many digits of them are behind the point. */
const wooPrice = (amount: unknown, { currency_code: code, currency_minor_unit: digits }: Members) =>
  Number.isInteger(digits) ? priceOf(code, [amount], 10 ** Number(digits)) : undefined;

/** What WooCommerce's Store API answers for `wc/store/v1/cart`. */
export const wooCart = (answer: unknown, here: URL): Cart | undefined => {
  const { items, totals: all } = membersOf(answer);
  const totals = membersOf(all);
  return cartOf(items, wooPrice(totals['total_price'], totals), (item) => {
    const prices = membersOf(item['prices']);
    const chosen = listOf(item['variation']).map((each) => plainLineOf(membersOf(each)['value']));
    const name = [plainLineOf(item['name']), ...chosen].filter(Boolean).join(' – ');
    return itemOf(
      lineOf(name),
      item['quantity'],
      wooPrice(prices['price'], prices),
      linkOf(item['permalink'], here),
    );
  });
};
