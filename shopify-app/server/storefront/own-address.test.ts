import { describe, expect, test } from '@jest/globals';
import { ownAddress } from './own-address.ts';
import { FetchRefused } from './refused.ts';

const DOMAINS = ['www.larkmoor.example', 'larkmoor.myshopify.com'];
const BASE = 'https://www.larkmoor.example/';
const at = (text: string, domains = DOMAINS): string => ownAddress(text, BASE, domains).href;
const refusal = (text: string, domains = DOMAINS): unknown => {
  try {
    return at(text, domains);
  } catch (error) {
    return error instanceof FetchRefused ? error.reason : error;
  }
};

describe('an address of the store', () => {
  test.each([
    ['/', 'https://www.larkmoor.example/'],
    ['products/no-3?variant=1#reviews', 'https://www.larkmoor.example/products/no-3?variant=1'],
    ['https://larkmoor.myshopify.com/cart', 'https://larkmoor.myshopify.com/cart'],
    ['//larkmoor.myshopify.com/cart', 'https://larkmoor.myshopify.com/cart'],
    ['HTTPS://WWW.Larkmoor.Example:443/', 'https://www.larkmoor.example/'],
    ['/größe/ü?q=ä b', 'https://www.larkmoor.example/gr%C3%B6%C3%9Fe/%C3%BC?q=%C3%A4%20b'],
  ])('%s', (text, address) => {
    expect(at(text)).toBe(address);
  });
});

describe('is refused', () => {
  test.each([
    ['another host', 'https://evil.example/', 'otherHost'],
    ['another store', 'https://other.myshopify.com/', 'otherHost'],
    ['a name that only begins or ends like it', 'https://www.larkmoor.example.evil.example/', 'otherHost'],
    ['a name below it', 'https://a.www.larkmoor.example/', 'otherHost'],
    ['the name with a dot at its end', 'https://www.larkmoor.example./', 'otherHost'],
    ['another port', 'https://www.larkmoor.example:8443/', 'otherHost'],
    ['a host after a backslash', '\\\\evil.example/', 'otherHost'],
    [
      'a host after a user name that looks like ours',
      'https://www.larkmoor.example@evil.example/',
      'notAnAddress',
    ],
    ['a password', 'https://me:secret@www.larkmoor.example/', 'notAnAddress'],
    ['no encryption', 'http://www.larkmoor.example/', 'notHttps'],
    ['the machine’s own metadata', 'http://169.254.169.254/latest/meta-data/', 'otherHost'],
    ['another scheme', 'file:///etc/passwd', 'notAnAddress'],
    ['a script', 'javascript:alert(1)', 'notAnAddress'],
    ['a second header', '/a\r\nHost: evil.example', 'notAnAddress'],
    ['a line break within the host', 'https://www.lark\nmoor.example/', 'notAnAddress'],
    ['a zero byte', '/a\0b', 'notAnAddress'],
    ['too much', `/${'a'.repeat(3000)}`, 'notAnAddress'],
  ])('%s', (_, text, reason) => {
    expect(refusal(text)).toBe(reason);
  });

  test.each(['https://127.0.0.1/', 'https://[::1]/', 'https://0x7f.1/', 'https://2130706433/'])(
    'an address of a machine, even were it named as a domain: %s',
    (text) => {
      expect(refusal(text, [new URL(text).host])).toBe('otherHost');
    },
  );
});

test('what is told of a refused address is short and plain', () => {
  try {
    at(`https://evil.example/\u202e${'x'.repeat(1500)}`);
    throw new Error('was taken');
  } catch (error) {
    expect((error as FetchRefused).values['host']).toBe('evil.example');
  }
  try {
    at(`data:\u202e${'x'.repeat(1500)}`);
    throw new Error('was taken');
  } catch (error) {
    expect((error as FetchRefused).values['address']).toMatch(/^data:\?x{194}$/);
  }
});
