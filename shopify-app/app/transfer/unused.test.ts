import { expect, test } from '@jest/globals';
import { defaultSettings } from '@talk-suite/core/settings';
import type { Rule } from '@talk-suite/core/visibility';
import { withOverride } from '../../app-data/overrides.ts';
import { newAppData } from '../../app-data/index.ts';
import { lostOnWordPress, unusedIn } from './unused.ts';

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

test('what WordPress cannot use of a store’s settings is named: exceptions, tags, templates', () => {
  const appData = newAppData();
  expect(lostOnWordPress(appData)).toEqual([]);
  const sale = (when: object) => ({ id: 'a', name: 'Sale', effect: 'hide' as const, enabled: true, when });
  const visibility = {
    ...appData.settings.visibility,
    rules: [
      sale({ terms: ['tag:sale', 'category:news'] }),
      sale({ path: ['/cart'] }),
      sale({ type: ['page.a'] }),
    ],
  };
  expect(
    lostOnWordPress({
      settings: { ...appData.settings, visibility },
      overrides: withOverride(appData.overrides, 'pages', 'a', 'hide'),
    }),
  ).toEqual(['1 exception', 'Rule “Sale”: tag:sale', 'Rule “Sale”: page.a']);
});
