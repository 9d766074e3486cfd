import { expect, test } from '@jest/globals';
import { defaultSettings } from '@talk-suite/core/settings';
import type { Rule } from '@talk-suite/core/visibility';
import { unusedIn } from './unused.ts';

const rule = (name: string, when: Rule['when']): Rule => ({
  id: name,
  name,
  effect: 'hide',
  enabled: true,
  when,
});
const withRules = (...rules: Rule[]) => ({
  ...defaultSettings(),
  visibility: { ...defaultSettings().visibility, rules },
});

test('settings that Shopify does not have are named where they were changed', () => {
  expect(unusedIn(defaultSettings())).toEqual([]);
  const { csp } = defaultSettings();
  const named = unusedIn({
    ...defaultSettings(),
    installation: { source: 'own', nonProduction: true },
    csp: { ...csp, mode: 'merge' },
  });
  expect(named).toHaveLength(2);
  expect(named.join()).not.toContain('installation.');
});

test('a rule is named with what no page of a store can be', () => {
  expect(
    unusedIn(
      withRules(
        rule('Staff', { role: ['editor'], signedIn: true }),
        rule('Pay', { kind: ['cart', 'checkout'] }),
        rule('News', { terms: ['category:news', 'tag:sale'] }),
        rule('Plain', { path: ['/a'], kind: ['page'], signedIn: false }),
      ),
    ),
  ).toEqual([
    'Rule “Staff”: signed-in visitors, roles',
    'Rule “Pay”: Checkout',
    'Rule “News”: category:news',
  ]);
});
