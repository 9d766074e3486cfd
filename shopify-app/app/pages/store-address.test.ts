import { expect, test } from '@jest/globals';
import { storeAddress, storeLocale, storeTemplate, storeTerm } from './store-address.ts';

test.each([
  [storeAddress, '/Pages/Warranty?A=B', '/pages/warranty?A=B'],
  [storeAddress, '/apps/Chat', '/apps/Chat'],
  [storeTerm, 'tag:Summer Sale', 'tag:summer-sale'],
  [storeTerm, 'Collection: Home & Garden', 'collection:home-garden'],
  [storeTerm, 'category:news', 'category:news'],
  [storeTemplate, 'Product.Gift Card', 'product.gift-card'],
  [storeTemplate, 'page', 'page'],
  [storeLocale, 'German', 'de'],
  [storeLocale, 'de-AT', 'de-AT'],
])('%p writes %j as the store does: %j', (write, typed, stored) => {
  expect(write(typed)).toBe(stored);
});
