import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { Value } from 'typebox/value';
import { pageContextSchema, type PageContext } from '../../../contract/conversation/context.ts';
import { ITEMS_LIMIT } from '../../../contract/conversation/limits.ts';
import cases from '../../../../test/vectors/page-context.json' with { type: 'json' };
import { shopifyCart, wooCart, type Cart } from './cart.ts';
import { fitting } from './fitting.ts';

const HERE = new URL('https://shop.example/');
const contextWith = (cart: Cart): PageContext => ({ page: { url: HERE.href }, cart });
const isTaken = (cart: Cart): boolean => Value.Check(pageContextSchema, contextWith(cart));

const READERS = { shopify: shopifyCart, woocommerce: wooCart };

interface Case {
  readonly name: string;
  readonly here: string;
  readonly answer: unknown;
  /** Null where the answer has none. */
  readonly cart: unknown;
}
const CASES: Readonly<Record<keyof typeof READERS, readonly Case[]>> = cases;

describe.each(['shopify', 'woocommerce'] as const)('A cart that a shop answers with, %s,', (shop) => {
  test.each(CASES[shop])('is read: $name', ({ here, answer, cart }) => {
    const read = READERS[shop](answer, new URL(here));
    expect(read ?? null).toEqual(cart);
    expect(read === undefined || isTaken(read)).toBe(true);
  });

  test('is read as the contract takes it, or not at all, whatever the answer is', () => {
    const any = fc.oneof(
      fc.jsonValue(),
      fc.string({ unit: 'grapheme' }),
      fc.double(),
      fc.bigInt({ min: 0n }).map(String),
    );
    const item = fc.dictionary(
      fc.constantFrom('title', 'name', 'quantity', 'final_price', 'url', 'permalink', 'variation', 'prices'),
      any,
    );
    const answers = fc.record({
      items: fc.oneof(fc.array(item, { maxLength: 60 }), any),
      currency: fc.constantFrom('EUR', 'JPY', 'XXX', 'eur', 7),
      total_price: any,
      totals: fc.record({ total_price: any, currency_code: fc.constant('EUR'), currency_minor_unit: any }),
    });
    fc.assert(
      fc.property(fc.oneof(answers, any), (answer) => {
        const read = READERS[shop](answer, HERE);
        expect(read === undefined || isTaken(read)).toBe(true);
      }),
    );
  });
});

describe('A cart of very many items', () => {
  const items = (count: number, title: string) =>
    Array.from({ length: count }, () => ({
      title,
      quantity: 1,
      final_price: 100,
      url: `/p/${'x'.repeat(400)}`,
    }));
  const cartOf = (count: number, title: string): Cart =>
    shopifyCart({ items: items(count, title), total_price: count * 100, currency: 'EUR' }, HERE)!;

  test('has as many as the contract takes, and its whole total', () => {
    const { items: read, total } = cartOf(200, 'Bell');
    expect(read).toHaveLength(ITEMS_LIMIT);
    expect(total).toBe('200.00 EUR');
  });

  test('leaves room for the longest message in what a server takes, whatever its names weigh', () => {
    const context = contextWith(cartOf(50, '鐘'.repeat(400)));
    expect(JSON.stringify(context).length).toBeGreaterThan(20_000);
    const { page, cart } = fitting(context);
    expect(page).toEqual(context.page);
    expect(cart!.items.length).toBeGreaterThan(3);
    expect(cart!.total).toBe('50.00 EUR');
    expect(Buffer.byteLength(JSON.stringify({ page, cart }))).toBeLessThanOrEqual(10_000);
    expect(isTaken(cart!)).toBe(true);
  });

  test('is left as it is where there is room for it', () => {
    const context = contextWith({ items: [{ name: 'Bell', quantity: 1 }] });
    expect(fitting(context)).toEqual(context);
  });
});
