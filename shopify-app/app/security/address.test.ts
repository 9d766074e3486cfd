import { expect, test } from '@jest/globals';
import { addressOf } from './address.ts';

test.each([
  ['', 'https://shop.example/'],
  [' /products/lamp?variant=1 ', 'https://shop.example/products/lamp?variant=1'],
  ['products/lamp', 'https://shop.example/products/lamp'],
  ['https://other.example/cart', 'https://other.example/cart'],
  ['//other.example/cart', '//other.example/cart'],
  ['http://shop.example/', 'http://shop.example/'],
])('%j is %s', (typed, address) => {
  expect(addressOf(typed, 'shop.example')).toBe(address);
});
