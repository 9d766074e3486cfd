import { expect, test } from '@jest/globals';
import { pageAddress } from './page-address.ts';

test.each([
  ['/', 'https://acme.example/', 'https://acme.example/'],
  [' shop/?a=1 ', 'https://acme.example/', 'https://acme.example/shop/?a=1'],
  ['https://other.example/', 'https://acme.example/', 'https://other.example/'],
  ['//other.example/', 'https://acme.example/', 'https://acme.example/other.example/'],
  ['/shop/', 'https://acme.example/de/', 'https://acme.example/de/shop/'],
  ['/de/shop/', 'https://acme.example/de/', 'https://acme.example/de/shop/'],
  ['/deli/', 'https://acme.example/de/', 'https://acme.example/de/deli/'],
  ['http://[', 'https://acme.example/de/', 'https://acme.example/de/'],
])('%s on %s is %s', (typed, frontPage, address) => {
  expect(pageAddress(typed, new URL(frontPage))).toBe(address);
});
