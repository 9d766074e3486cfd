import { orttoConnection } from '@talk-suite/core/fixtures';
import { describe, expect, test } from '@jest/globals';
import { newAppData } from '../../app-data/index.ts';
import type { StoreSnapshot } from '../storefront/answer.ts';
import { storeSnapshot } from '../storefront/fixtures.ts';
import { changesOf, judge } from './judgement.ts';

const settings = {
  ...newAppData().settings,
  connection: orttoConnection({ dataRegion: 'us' }),
};

const look = (parts: Partial<StoreSnapshot> = {}): StoreSnapshot =>
  storeSnapshot({
    loader: { src: 'https://cdn.shopify.com/extensions/1/assets/talk.js', nonce: '', integrity: '' },
    ...parts,
  });
const csp = (value: string) => ({ name: 'content-security-policy', value });
const judged = (parts: Partial<StoreSnapshot>) => judge([look(parts)], settings);

/** As Shopify sends it with every page of a theme. */
const SHOPIFYS = "block-all-mixed-content; frame-ancestors 'none'; upgrade-insecure-requests;";

describe('a page of the store', () => {
  test('as Shopify serves it lets Talk work, and nothing has to change', () => {
    const judgement = judged({ headers: [csp(SHOPIFYS)] });
    expect(judgement.verdict).toBe('free');
    expect(changesOf(judgement)).toEqual({ headers: false, meta: [] });
  });

  test('with a policy in the theme gets that element’s new content', () => {
    const judgement = judged({
      headers: [csp(SHOPIFYS)],
      meta: ["script-src 'self' https://cdn.shopify.com"],
    });
    expect(judgement.verdict).toBe('blocked');
    expect(judgement.policies.map(({ delivery }) => delivery)).toEqual(['header', 'meta']);
    const { headers, meta } = changesOf(judgement);
    expect(headers).toBe(false);
    expect(meta).toEqual([
      "script-src 'self' https://cdn.shopify.com https://cdn2l.ink; worker-src 'self' https://cdn.shopify.com",
    ]);
  });

  test('without our tag is judged for where Shopify would serve it from', () => {
    const policy = csp("script-src https://cdn2l.ink 'self'; worker-src blob:");
    const blocked = (parts: Partial<StoreSnapshot>) =>
      judged({ headers: [policy], loader: null, ...parts }).blocked.map(({ id }) => id);
    expect(blocked({ theme: true })).toEqual(['loader']);
    expect(blocked({ theme: false })).toEqual([]);
  });

  test('trusts our tag by a nonce where the tag has it, or where its maker could give it one', () => {
    const parts = { headers: [csp("script-src 'nonce-n' 'strict-dynamic'")], nonces: ['n'] };
    expect(judged({ ...parts, loader: null, theme: false }).verdict).toBe('free');
    expect(judged({ ...parts, loader: null, theme: true }).verdict).toBe('blocked');
    expect(judged(parts).verdict).toBe('free');
  });
});

test('a nonce that two visitors get is told', () => {
  const page = look({ headers: [csp("script-src 'nonce-AAAAAAAAAAAAAAAAAAAAAA=='")] });
  const rules = judge([page, page], settings).assessment.lint.map(({ rule }) => rule);
  expect(rules).toContain('nonceConstant');
  expect(judge([page], settings).assessment.lint.map(({ rule }) => rule)).not.toContain('nonceConstant');
});

test('the merged policies of a front of one’s own let Talk work', () => {
  const before = judged({
    theme: false,
    headers: [csp("default-src 'self'; style-src 'unsafe-inline'; worker-src blob:")],
  });
  expect(before.verdict).toBe('blocked');
  expect(changesOf(before).headers).toBe(true);
  expect(judged({ theme: false, headers: before.assessment.merged.headers }).verdict).toBe('free');
});
