import { describe, expect, test } from '@jest/globals';
import { cacheFindings } from './caches.ts';
import { csp, looks } from './looks.fixture.ts';

const nonce = (name: string) => csp(`script-src 'nonce-${name}' 'strict-dynamic'`);
const cached = { php: null } as const;

describe('what a page cache does to policies', () => {
  test('nothing, where there is none or it keeps them', () => {
    const policy = { headers: [csp("default-src 'self'")] };
    expect(cacheFindings(looks(policy))).toEqual([]);
    expect(cacheFindings(looks(policy, { ...policy, ...cached }))).toEqual([]);
    expect(cacheFindings(looks({ headers: [nonce('a')] }, { headers: [nonce('b')] }))).toEqual([]);
  });

  test('the header is lost', () => {
    const policy = { headers: [csp("default-src 'self'")] };
    expect(cacheFindings(looks(policy, { ...cached }))).toEqual(['lost']);
    expect(cacheFindings(looks(cached, cached, policy))).toEqual(['lost']);
    expect(cacheFindings(looks({ php: policy.headers }, { ...cached }))).toEqual(['lost']);
  });

  test('a fresh header beside a stale page', () => {
    const first = { headers: [nonce('a')], nonces: ['a'] };
    const second = { headers: [nonce('b')], nonces: ['a'], ...cached };
    expect(cacheFindings(looks(first, second))).toEqual(['staleBody']);
  });

  test('a nonce that two visitors get', () => {
    const page = { headers: [nonce('a')], nonces: ['a'] };
    expect(cacheFindings(looks(page, { ...page, ...cached }))).toEqual(['sameNonce']);
  });

  test('a policy that is no longer the one', () => {
    const old = { headers: [csp("img-src 'self'")], ...cached };
    expect(cacheFindings(looks(old, old, { headers: [csp("img-src 'self' https:")] }))).toEqual(['old']);
  });

  test('nothing is said of what cannot be known', () => {
    expect(cacheFindings(looks(cached, cached, cached))).toEqual([]);
  });
});
