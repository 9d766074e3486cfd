import { expect, test } from '@jest/globals';
import { domainsOf } from './domains.ts';

const shop = (primary: string, ...others: string[]) => ({
  shop: {
    myshopifyDomain: 'larkmoor.myshopify.com',
    primaryDomain: { host: primary },
    domains: others.map((host) => ({ host })),
  },
});

test('the store’s domains, each once, the one that visitors see first', () => {
  expect(domainsOf(shop('www.larkmoor.example', 'larkmoor.myshopify.com', 'www.larkmoor.example'))).toEqual([
    'www.larkmoor.example',
    'larkmoor.myshopify.com',
  ]);
});

test('in the form in which addresses have them', () => {
  expect(domainsOf(shop('Bücher.Example', 'not a host', ''))).toEqual([
    'xn--bcher-kva.example',
    'larkmoor.myshopify.com',
  ]);
});
