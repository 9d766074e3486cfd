import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { Value } from 'typebox/value';
import { pageContextSchema } from '../../../contract/conversation/context.ts';
import cases from '../../../../test/vectors/page-context.json' with { type: 'json' };
import { productOf, type Product } from './product.ts';

const isTaken = (product: Product | undefined): boolean =>
  Value.Check(pageContextSchema, { page: { url: 'https://shop.example/' }, ...(product && { product }) });

describe('The product that a page describes', () => {
  test.each(cases.product)('is $name', ({ here, canonical = here, describes, product }) => {
    const scripts = describes.map((each) => JSON.stringify(each));
    const read = productOf(scripts, [new URL(here), new URL(canonical)]);
    expect(read ?? null).toEqual(product);
    expect(isTaken(read)).toBe(true);
  });

  test('is found beside scripts that are no JSON', () => {
    const page = new URL('https://shop.example/lamp');
    expect(productOf(['{', '', '{"@type":"Product","name":"Lamp","url":"/lamp"}'], [page])).toEqual({
      name: 'Lamp',
      url: page.href,
    });
  });

  test('is as the contract takes it, or none, whatever the page describes', () => {
    const any = fc.oneof(
      fc.jsonValue(),
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom('/a', 'https://evil.example/'),
    );
    const offer = fc.dictionary(
      fc.constantFrom('price', 'lowPrice', 'highPrice', 'priceCurrency', 'priceSpecification', 'url'),
      fc.oneof(any, fc.constantFrom('EUR', '1.5', 2)),
    );
    const described = fc.record({
      '@type': fc.constantFrom('Product', 'ProductGroup', 'Thing', ['Product']),
      '@graph': any,
      name: any,
      sku: any,
      url: fc.constantFrom('/a', 'https://shop.example/a?b=1', 'https://evil.example/'),
      offers: fc.oneof(offer, fc.array(offer, { maxLength: 3 }), any),
      hasVariant: any,
    });
    fc.assert(
      fc.property(fc.array(fc.oneof(described, any), { maxLength: 3 }), (values) => {
        const scripts = values.map((value) => JSON.stringify(value));
        expect(isTaken(productOf(scripts, [new URL('https://shop.example/a')]))).toBe(true);
      }),
    );
  });
});
