// The cart of the demo store: numbers of products in a cookie, answered as Shopify's pages ask for it.
import type { IncomingMessage } from 'node:http';
import { CATALOG } from './catalog.ts';

const CURRENCY = 'EUR';
/** Cents, by the number of the product. */
const PRICES: Readonly<Record<string, number>> = { 7003: 129_000, 7005: 149_000 };

const productOf = (id: string) =>
  CATALOG.find(({ page: { pageType, resource } }) => pageType === 'product' && String(resource?.id) === id)!;

/** The numbers of products in a visitor's cart, as often as they are in it. */
const idsIn = ({ headers }: IncomingMessage): readonly string[] => {
  const [, ids = ''] = /(?:^|; )cart=([\d.]+)/.exec(headers.cookie ?? '') ?? [];
  return ids.split('.').filter((id) => Object.hasOwn(PRICES, id));
};

/** The cookie of the cart with one more; null where there is no such product. */
export const addedTo = (request: IncomingMessage, id: string): string | null =>
  Object.hasOwn(PRICES, id)
    ? `cart=${[...idsIn(request), id].join('.')}; Path=/; HttpOnly; SameSite=Lax`
    : null;

/** What `/cart.js` answers, as far as anybody here looks at it. */
export const cartOf = (request: IncomingMessage, root: string) => {
  const ids = idsIn(request);
  return {
    note: null,
    total_price: ids.reduce((sum, id) => sum + PRICES[id]!, 0),
    item_count: ids.length,
    items: [...new Set(ids)].map((id) => ({
      id: Number(id),
      quantity: ids.filter((each) => each === id).length,
      title: productOf(id).title,
      final_price: PRICES[id]!,
      url: root + productOf(id).path,
    })),
    currency: CURRENCY,
  };
};

/** What the cart's page says. */
export const cartText = (request: IncomingMessage): readonly string[] => {
  const { items } = cartOf(request, '');
  return items.length === 0
    ? ['The cart is empty.']
    : items.map(({ quantity, title }) => `${quantity} × ${title}`);
};

/** A product as Liquid's filter `structured_data` describes it to search engines. */
export const structuredData = (id: number, address: string): string => {
  const { title } = productOf(String(id));
  return JSON.stringify({
    '@context': 'http://schema.org/',
    '@type': 'Product',
    name: title,
    offers: {
      '@type': 'Offer',
      price: (PRICES[id]! / 100).toFixed(2),
      priceCurrency: CURRENCY,
      url: address,
    },
    url: address,
  }).replaceAll('<', '\\u003c');
};
