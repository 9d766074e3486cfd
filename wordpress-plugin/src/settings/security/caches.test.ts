import { describe, expect, test } from '@jest/globals';
import { cacheFindings } from './caches.ts';
import { csp, snapshots } from './snapshots.fixture.ts';

const nonce = (name: string) => csp(`script-src 'nonce-${name}' 'strict-dynamic'`);
const cached = { php: null } as const;

describe('what a page cache does to policies', () => {
  test('nothing, where there is none or it keeps them', () => {
    const policy = { headers: [csp("default-src 'self'")] };
    expect(cacheFindings(snapshots(policy))).toEqual([]);
    expect(cacheFindings(snapshots(policy, { ...policy, ...cached }))).toEqual([]);
    expect(cacheFindings(snapshots({ headers: [nonce('a')] }, { headers: [nonce('b')] }))).toEqual([]);
  });

  test('the header is lost', () => {
    const policy = { headers: [csp("default-src 'self'")] };
    expect(cacheFindings(snapshots(policy, { ...cached }))).toEqual(['lost']);
    expect(cacheFindings(snapshots(cached, cached, policy))).toEqual(['lost']);
    expect(cacheFindings(snapshots({ php: policy.headers }, { ...cached }))).toEqual(['lost']);
  });

  test('a fresh header next to a stale page', () => {
    const first = { headers: [nonce('a')], nonces: ['a'] };
    const second = { headers: [nonce('b')], nonces: ['a'], ...cached };
    expect(cacheFindings(snapshots(first, second))).toEqual(['staleBody']);
  });

  test('a nonce that two visitors get', () => {
    const page = { headers: [nonce('a')], nonces: ['a'] };
    expect(cacheFindings(snapshots(page, { ...page, ...cached }))).toEqual(['sameNonce']);
  });

  test('a policy that is no longer the one', () => {
    const old = { headers: [csp("img-src 'self'")], ...cached };
    expect(cacheFindings(snapshots(old, old, { headers: [csp("img-src 'self' https:")] }))).toEqual(['old']);
  });

  test('nothing is said of what cannot be known', () => {
    expect(cacheFindings(snapshots(cached, cached, cached))).toEqual([]);
  });
});
