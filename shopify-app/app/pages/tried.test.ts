import { orttoConnection } from '@talk-suite/core/fixtures';
import { describe, expect, test } from '@jest/globals';
import { compile, decidePartially, type Rule } from '@talk-suite/core/visibility';
import { newAppData } from '../../app-data/index.ts';
import { withOverride } from '../../app-data/overrides.ts';
import { triedAt } from './tried.ts';

const tagged: Rule = { id: 'sale', name: '', effect: 'hide', enabled: true, when: { terms: ['tag:sale'] } };
const templated: Rule = { ...tagged, id: 'gift', when: { type: ['product.gift'] } };

const withRules = (...rules: readonly Rule[]) => {
  const appData = newAppData();
  const { visibility } = appData.settings;
  const settings = {
    ...appData.settings,
    connection: orttoConnection({}),
    visibility: { ...visibility, rules },
  };
  return { ...appData, settings };
};

const seen = (facts: Record<string, string>) => ({
  url: 'https://larkmoor.example/products/lamp',
  status: 200,
  facts: { kind: 'product', type: 'product product.gift', locale: 'en', ...facts },
});

const talkOn = (trying: Omit<Parameters<typeof triedAt>[0], 'address' | 'device'>): string | null => {
  const { facts, unknown } = triedAt({ ...trying, address: '/products/lamp', device: 'desktop' });
  return decidePartially(compile(trying.appData.settings), facts, unknown).talk;
};

describe('a product that is tried', () => {
  test('depends on what its address does not say, until the page has said it', () => {
    const appData = withRules(tagged);
    expect(talkOn({ seen: null, appData, saved: appData })).toBe(null);
    expect(talkOn({ seen: seen({ terms: 'tag:sale' }), appData, saved: appData })).toBe('hide');
    expect(talkOn({ seen: seen({ terms: 'tag:chain' }), appData, saved: appData })).toBe('show');
  });

  test('still depends on tags that the saved rules do not ask the page for', () => {
    const appData = withRules(tagged);
    expect(talkOn({ seen: seen({}), appData, saved: withRules() })).toBe(null);
    const other = withRules(templated);
    expect(talkOn({ seen: seen({}), appData: other, saved: withRules() })).toBe('hide');
  });

  test('has the exception that the page knows, unless exceptions were edited since', () => {
    const appData = withRules();
    expect(talkOn({ seen: seen({ override: 'hide' }), appData, saved: appData })).toBe('hide');
    const edited = { ...appData, overrides: withOverride(appData.overrides, 'products', '1', 'show') };
    const trying = { address: '/products/lamp', device: 'desktop', appData: edited, saved: appData };
    expect(triedAt({ ...trying, seen: seen({ override: 'hide' }) }).mayHaveException).toBe(true);
  });

  test('is not taken for the page that visitors are led to instead', () => {
    const appData = withRules(tagged);
    const led = { ...seen({ terms: '' }), url: 'https://larkmoor.example/password' };
    expect(talkOn({ seen: led, appData, saved: appData })).toBe(null);
    expect(talkOn({ seen: { ...seen({}), status: 404 }, appData, saved: appData })).toBe(null);
  });
});
