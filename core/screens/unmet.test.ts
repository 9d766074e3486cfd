import { expect, test } from '@jest/globals';
import { isUnmet, unmetIn, type SiteFacts } from './unmet.ts';

const facts: SiteFacts = {
  kinds: ['page', 'post'],
  types: ['page'],
  taxonomies: ['category'],
  locales: ['de_AT', 'en_US'],
  roles: ['editor'],
  signedIn: true,
};

test('a condition that no page of the site meets is named, and so is what of it is left', () => {
  expect(unmetIn({ when: { kind: ['cart', 'page'], terms: ['tag:sale'] } }, facts)).toEqual([
    { key: 'kind', values: ['cart'], whole: false },
    { key: 'terms', values: ['tag:sale'], whole: true },
  ]);
  expect(isUnmet({ when: { kind: ['cart', 'page'] } }, facts)).toBe(false);
  expect(isUnmet({ when: { kind: ['cart'] } }, facts)).toBe(true);
});

test('a language is known by what it belongs to, however it is written', () => {
  expect(unmetIn({ when: { locale: ['de', 'de-at', 'en-US'] } }, facts)).toEqual([]);
  expect(unmetIn({ when: { locale: ['German'] } }, facts)).toEqual([
    { key: 'locale', values: ['German'], whole: true },
  ]);
});

test('nothing is said of what is not known, and visitors who cannot sign in meet no such condition', () => {
  const unknown: SiteFacts = {
    kinds: null,
    types: null,
    taxonomies: null,
    locales: null,
    roles: null,
    signedIn: false,
  };
  const when = { kind: ['cart'], role: ['x'], terms: ['a:b'], locale: ['xx'], type: ['y'] } as const;
  expect(unmetIn({ when: { ...when } }, unknown)).toEqual([]);
  expect(isUnmet({ when: { signedIn: true } }, unknown)).toBe(true);
  expect(isUnmet({ when: { signedIn: false } }, unknown)).toBe(false);
});
