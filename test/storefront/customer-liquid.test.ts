// needs: nothing
import { describe, expect, test } from '@jest/globals';
import { customerLiquid } from '../../shopify-app/app/identity/customer-liquid.ts';
import { shopifyLiquid } from '../sandbox/shopify-storefront/liquid.ts';
import { readHtml } from './html.ts';

const liquid = shopifyLiquid((name) => name);
const rendered = (customer: object | null, talkToken: string | null = null): Promise<string> =>
  liquid.parseAndRender(customerLiquid(talkToken), { customer }) as Promise<string>;

describe('What Shopify renders of a customer', () => {
  test.each([
    'jo@shop.example',
    '</script><script>alert(1)</script>@shop.example',
    '"},"ei":"7',
    '\\"\\u003c',
    "'{{ shop.email }}'",
    '<!--',
    ']]>',
    'jö\u2028\u0000@shop.example',
  ])('is the email address as JSON, and nothing that a browser takes for HTML: %j', async (email) => {
    const text = await rendered({ email, first_name: 'Jo', id: 7 });
    expect(JSON.parse(text)).toEqual({ email });
    expect(text).not.toContain('<');
    expect(readHtml(text).elements).toEqual([]);
  });

  test('is nothing where nobody is signed in, or the customer has no address', async () => {
    for (const customer of [null, {}, { email: null, phone: '+43 1 234' }])
      expect(await rendered(customer)).toBe('null');
  });
});

describe('A Talk server’s token', () => {
  const token = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiI3In0.c2lnbmF0dXJl_-';

  test('goes along with the address, and alone where there is none', async () => {
    const email = 'jo@shop.example';
    expect(JSON.parse(await rendered({ email }, token))).toEqual({ email, talkToken: token });
    expect(JSON.parse(await rendered({ email: null }, token))).toEqual({ talkToken: token });
  });

  test.each(['a.b.{{ customer.email }}', 'a.b.c"', 'a.b.c\n', '<b>.b.c', 'a.b', ''])(
    'that is none is left out, so that nothing of it is rendered: %j',
    async (wrong) => {
      expect(customerLiquid(wrong)).toBe(customerLiquid(null));
    },
  );
});

describe('The text that goes to Shopify', () => {
  test('asks for the address alone', () => {
    const asked = [...customerLiquid(null).matchAll(/[a-z_]+(?:\.[a-z_]+)+/g)].map(([path]) => path);
    expect(new Set(asked)).toEqual(new Set(['customer.email']));
  });
});
