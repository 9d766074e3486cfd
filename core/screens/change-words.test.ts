import { orttoConnection } from '@talk-suite/core/fixtures';
import { describe, expect, test } from '@jest/globals';
import { format, texts } from '../texts/index.ts';
import type { Rule } from '../visibility/rule.ts';
import { changesInWords } from './change-words.ts';

const inWords = changesInWords({
  t: (key, values = {}) => format(texts[key], values),
  labelOf: (path) => (path === 'connection' ? 'Tracking code' : path),
  valueOf: (_path, value) => JSON.stringify(value),
  ruleName: ({ name, id }) => name || id,
  conditionValue: (_key, value) => value,
});
const rule = (id: string, changes: Partial<Rule> = {}): Rule => ({
  id,
  name: `Rule ${id}`,
  effect: 'hide',
  enabled: true,
  when: { path: ['/pricing'] },
  ...changes,
});
const rules = (before: readonly Rule[], after: readonly Rule[]) =>
  inWords('visibility.rules', before, after).map(({ setting, from, to }) => `${setting}: ${from} → ${to}`);

describe('what an import or a conflict changes', () => {
  test('inside a rule is named with both values', () => {
    expect(rules([rule('a')], [rule('a', { when: { path: ['/prices'] } })])).toEqual([
      'Rule “Rule a”, Address: /pricing → /prices',
    ]);
    expect(
      rules(
        [rule('a')],
        [
          rule('a', {
            name: 'Other',
            effect: 'show',
            enabled: false,
            when: { signedIn: true, device: ['mobile'] },
          }),
        ],
      ),
    ).toEqual([
      'Rule “Rule a”, Name: Rule a → Other',
      'Rule “Rule a”, What the rule does: Hide Talk → Show Talk',
      'Rule “Rule a”, On or off: On → Off',
      'Rule “Rule a”, Address: /pricing → None',
      'Rule “Rule a”, Signed in: None → Visitors who are signed in',
      'Rule “Rule a”, Device: None → Phone',
    ]);
  });

  test('is a rule that comes, one that goes, and another order', () => {
    expect(rules([rule('a')], [rule('a'), rule('b')])).toEqual(['Rule “Rule b”: Not there → Hide Talk']);
    expect(rules([rule('a'), rule('b')], [rule('b')])).toEqual(['Rule “Rule a”: Hide Talk → Not there']);
    expect(rules([rule('a'), rule('b')], [rule('b'), rule('a')])).toEqual([
      'Order of the rules: Rule a, Rule b → Rule b, Rule a',
    ]);
  });

  test('of a long list names what the other side lacks', () => {
    const path = Array.from({ length: 12 }, (_, at) => `/page-${at}`);
    expect(
      rules([rule('a', { when: { path } })], [rule('a', { when: { path: [...path, '/more'] } })]),
    ).toEqual(['Rule “Rule a”, Address: 12 → 13 (/more)']);
  });

  test('inside a connection is named, also where the account stays', () => {
    expect(
      inWords(
        'connection',
        orttoConnection({ dataRegion: null }),
        orttoConnection({ dataRegion: 'eu', options: { a: 1 } }),
      ),
    ).toEqual([
      { setting: 'Tracking code, Data region', from: 'Not sure', to: 'European Union' },
      { setting: 'Tracking code, Options kept', from: 'None', to: '{"a":1}' },
    ]);
    expect(inWords('connection', null, orttoConnection())).toHaveLength(1);
  });

  test('of any other setting is its values', () => {
    expect(inWords('loading.strategy', 'idle', 'async')).toEqual([
      { setting: 'loading.strategy', from: '"idle"', to: '"async"' },
    ]);
  });
});
