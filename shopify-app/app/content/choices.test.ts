import { expect, test } from '@jest/globals';
import { choicesFrom } from './choices.ts';

test('a store’s tags, collections, vendors and types are written as its pages print them, each once', () => {
  const { terms, templates } = choicesFrom({
    productTags: { nodes: ['Summer Sale', 'summer sale', '!'] },
    articleTags: ['Weather'],
    productVendors: { nodes: ['Larkmoor & Co'] },
    productTypes: { nodes: [''] },
    collections: { nodes: [{ handle: 'city', title: 'City bicycles', templateSuffix: 'wide' }] },
    products: { nodes: [{ templateSuffix: null }, { templateSuffix: 'gift-card' }] },
    pages: { nodes: [{ templateSuffix: 'contact' }, { templateSuffix: 'contact' }] },
  });
  expect(terms.map(({ value }) => value)).toEqual([
    'tag:summer-sale',
    'tag:weather',
    'collection:city',
    'vendor:larkmoor-co',
  ]);
  expect(terms[2]).toMatchObject({ taxonomy: 'collection', name: 'City bicycles' });
  expect(templates).toEqual(['collection.wide', 'page.contact', 'product.gift-card']);
});
