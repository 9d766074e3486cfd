import { createHmac } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { proxiedRequest } from './proxied.server.ts';

const SECRET = 'hush';
const NOW = 1_317_327_555_000;

/** As Shopify's own page on it says, written in another way than what is judged. */
const signatureOf = (parameters: readonly (readonly [string, string])[], secret = SECRET): string => {
  const values: Record<string, string[]> = {};
  for (const [name, value] of parameters) (values[name] ??= []).push(value);
  const text = Object.entries(values)
    .map(([name, all]) => `${name}=${all.join(',')}`)
    .toSorted()
    .join('');
  return createHmac('sha256', secret).update(text).digest('hex');
};

const usual: readonly (readonly [string, string])[] = [
  ['shop', 'larkmoor.myshopify.com'],
  ['logged_in_customer_id', '7'],
  ['path_prefix', '/apps/talk-messenger'],
  ['timestamp', '1317327555'],
];

const changed = (name: string, value: string): readonly (readonly [string, string])[] =>
  usual.map(([each, before]) => [each, each === name ? value : before]);

const judged = (
  parameters: readonly (readonly [string, string])[],
  signature: string | null = signatureOf(parameters),
  now = NOW,
) =>
  proxiedRequest(
    new URLSearchParams([
      ...parameters.map(([name, value]): [string, string] => [name, value]),
      ...(signature === null ? [] : [['signature', signature] as [string, string]]),
    ]),
    SECRET,
    now,
  );

const CUSTOMER = { shop: 'larkmoor.myshopify.com', customer: '7' };

describe('a request that Shopify passes on', () => {
  test.each([
    ['1', '4c68c8624d737112c91818c11017d24d334b524cb5c2b8ba08daa056f7395ddb'],
    ['', 'e072b6d7e6622d85912a5214b860d3100dc1e73d9bc29f43796ac8c9ff8093cb'],
  ])('is known by the signature of Shopify’s own example, with the customer “%s”', (id, signature) => {
    const example = `extra=1&extra=2&shop=shop-name.myshopify.com&logged_in_customer_id=${id}&path_prefix=%2Fapps%2Fawesome_reviews&timestamp=1317327555&signature=${signature}`;
    expect(proxiedRequest(new URLSearchParams(example), SECRET, NOW)).toEqual({
      shop: 'shop-name.myshopify.com',
      customer: id || null,
    });
  });

  test('says whether a customer is signed in', () => {
    expect(judged(usual)).toEqual(CUSTOMER);
    for (const id of ['', ' ', 'null', '7 ', '-7', '7,8'])
      expect(judged(changed('logged_in_customer_id', id))).toEqual({ ...CUSTOMER, customer: null });
    expect(judged(usual.filter(([name]) => name !== 'logged_in_customer_id'))).toMatchObject({
      customer: null,
    });
  });

  test('may carry what the visitor’s browser asked with', () => {
    expect(judged([...usual, ['t', '0.5'], ['extra', '1'], ['extra', '2'], ['empty', '']])).toEqual(CUSTOMER);
  });

  test('may be a little old, and this machine’s clock a little wrong', () => {
    for (const seconds of [-90, 90]) expect(judged(usual, undefined, NOW + seconds * 1000)).toEqual(CUSTOMER);
  });
});

describe('a request is refused', () => {
  test.each<[string, string | null]>([
    ['that has no signature', null],
    ['with an empty one', ''],
    ['with one that is no number', 'zz'],
    ['with one of another secret', signatureOf(usual, 'rush')],
    ['with one of another request', signatureOf(changed('timestamp', '1317327554'))],
    ['with the beginning of the right one', signatureOf(usual).slice(0, 62)],
    ['with the right one as base64', Buffer.from(signatureOf(usual), 'hex').toString('base64')],
  ])('%s', (_, signature) => {
    expect(judged(usual, signature)).toBe(null);
  });

  test.each([
    ['the store', 'shop', 'victim.myshopify.com'],
    ['the customer', 'logged_in_customer_id', '8'],
    ['the time', 'timestamp', '1317327556'],
    ['the path', 'path_prefix', '/apps/other'],
  ])('that was signed with another value for %s', (_, name, value) => {
    expect(judged(changed(name, value), signatureOf(usual))).toBe(null);
  });

  test('that is replayed, or comes from the future', () => {
    for (const seconds of [-91, 91, 86_400])
      expect(judged(usual, undefined, NOW + seconds * 1000)).toBe(null);
  });

  test.each(['', 'now', '1317327555.5', '0x4e846c03', ' 1317327555', '-1', 'Infinity', '1e9'])(
    'whose time is %j, though it is signed',
    (timestamp) => {
      expect(judged(changed('timestamp', timestamp))).toBe(null);
    },
  );

  test('without a time or a store, though it is signed', () => {
    for (const missing of ['timestamp', 'shop'])
      expect(judged(usual.filter(([name]) => name !== missing))).toBe(null);
  });

  test.each(['evil.example', 'larkmoor.myshopify.com.evil.example', 'LARKMOOR.myshopify.com', '../admin'])(
    'of the store %j, which can be none, though it is signed',
    (shop) => {
      expect(judged(changed('shop', shop))).toBe(null);
    },
  );

  test('in which a visitor’s own parameter is next to one of Shopify’s, though it is signed', () => {
    for (const own of [
      ['logged_in_customer_id', '8'],
      ['shop', 'victim.myshopify.com'],
      ['timestamp', '1317327555'],
      ['path_prefix', '/apps/other'],
    ] as const)
      expect([own, judged([own, ...usual]), judged([...usual, own])]).toEqual([own, null, null]);
    const signature = signatureOf(usual);
    expect(judged([...usual, ['signature', signature]], signature)).toBe(null);
  });
});
