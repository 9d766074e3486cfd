import { describe, expect, test } from '@jest/globals';
import { addressProblem, tidyAddresses, tidyAddressLine } from './site-addresses.ts';

const site = { home: 'https://site.example/', hosts: ['www.site.example'] };
const tidy = (typed: string, home = site.home) => tidyAddressLine(typed, { ...site, home });

describe('an address as people paste it', () => {
  test.each([
    ['https://site.example/checkout/', '/checkout'],
    ['https://site.example/checkout/?step=2#pay', '/checkout?step=2'],
    ['https://www.site.example/a', '/a'],
    ['site.example/a/b', '/a/b'],
    ['  /pricing ', '/pricing'],
    ['pricing', '/pricing'],
    ['/blog/*', '/blog/*'],
    ['*-sale', '*-sale'],
    ['?src=ad', '*?src=ad'],
    ['https://site.example', '/'],
  ])('%j is the pattern %s', (typed, pattern) => {
    expect(tidy(typed)).toEqual({ kind: 'address', pattern });
  });

  test('loses the folder that the whole site is in', () => {
    expect(tidy('https://site.example/shop/cart', 'https://site.example/shop/')).toEqual({
      kind: 'address',
      pattern: '/cart',
    });
  });

  test('of another site, or with a blank, is none, and stays as it was typed', () => {
    expect(tidy('https://other.example/x')).toEqual({ kind: 'otherSite', host: 'other.example' });
    expect(tidy('/check out')).toEqual({ kind: 'spaces' });
    expect(tidy('  ')).toEqual({ kind: 'blank' });
    expect(addressProblem(tidy('https://other.example/x'))).toEqual({
      text: 'screens.where.otherSite',
      values: { host: 'other.example' },
    });
    expect(addressProblem(tidy('/check out'))).toEqual({ text: 'screens.where.spaces', values: {} });
    expect([addressProblem(tidy('  ')), addressProblem(tidy('/a'))]).toEqual([null, null]);
    expect(tidyAddresses('pricing\n/check out\nhttps://other.example/x\n', site)).toBe(
      '/pricing\n/check out\nhttps://other.example/x\n',
    );
  });
});
