import { describe, expect, test } from '@jest/globals';
import { compile, type Rule } from '../../../../core/visibility/index.ts';
import { decideForGuests, shortAddress } from './decisions.ts';

const rule = (id: string, effect: Rule['effect'], when: Rule['when']): Rule => ({
  id,
  name: '',
  effect,
  enabled: true,
  when,
});
const decide = (rules: Rule[], context = {}) =>
  decideForGuests(compile({ enabled: true, visibility: { default: 'show', rules } }), {
    url: '/shop',
    ...context,
  });

describe('what guests get', () => {
  test('is told once where the device makes no difference, whichever rule decides', () => {
    const both = [rule('phones', 'hide', { device: ['mobile'] }), rule('all', 'hide', {})];
    expect(decide(both)).toMatchObject({
      same: true,
      desktop: { talk: 'hide', because: { by: 'rule', rule: 'all' } },
      mobile: { talk: 'hide', because: { by: 'rule', rule: 'phones' } },
    });
    expect(decide([]).desktop.because.by).toBe('default');
  });

  test('is told for each device where they differ', () => {
    const { same, desktop, mobile } = decide([rule('phones', 'hide', { device: ['mobile'] })]);
    expect([same, desktop.talk, mobile.talk]).toEqual([false, 'show', 'hide']);
  });

  test('is the decision for a guest, no matter whom the context was made for', () => {
    const context = { visitor: { signedIn: true, roles: ['editor'], device: 'mobile' } };
    expect(decide([rule('staff', 'hide', { role: ['editor'] })], context).mobile.talk).toBe('show');
    expect(decide([rule('any', 'hide', {})], { override: 'show' }).mobile.because.by).toBe('page');
  });
});

test('addresses are told without the host', () => {
  expect(shortAddress({ url: 'https://acme.example/a/b?c=https://x/' })).toBe('/a/b?c=https://x/');
  expect(shortAddress({ url: '/a' })).toBe('/a');
  expect(shortAddress({ url: 'https://acme.example' })).toBe('https://acme.example');
});
