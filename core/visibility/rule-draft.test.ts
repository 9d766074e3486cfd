import { describe, expect, test } from '@jest/globals';
import { toRule, CONDITION_KEYS, toDraft } from './rule-draft.ts';
import type { Rule } from './rule.ts';

const rule: Rule = {
  id: 'r',
  name: 'Shop',
  effect: 'hide',
  enabled: false,
  when: {
    path: ['/a', '/b/*'],
    kind: ['cart'],
    type: ['book'],
    terms: ['category:news'],
    locale: ['de'],
    signedIn: false,
    role: ['editor'],
    device: ['mobile'],
  },
};

describe('a rule in the editor', () => {
  test('comes out as it went in, with every condition', () => {
    expect(Object.keys(rule.when).toSorted()).toEqual(CONDITION_KEYS.toSorted());
    expect(toRule(toDraft(rule))).toEqual(rule);
    expect(toRule(toDraft({ ...rule, when: {} }))).toEqual({ ...rule, when: {} });
  });

  test('has its values each once, without blank ones', () => {
    const when = { type: ['page.contact ', '', 'page.contact'], terms: [' '], role: [] };
    expect(toRule({ ...toDraft(rule), when }).when).toEqual({ type: ['page.contact'] });
  });

  test('has its addresses one a line; blank lines, spaces and repetitions do not count', () => {
    const edited = { ...toDraft(rule), name: ' Shop ', when: { path: ' /a \n\n/b\n/a\n' } };
    expect(toRule(edited)).toEqual({ ...rule, when: { path: ['/a', '/b'] } });
  });
});
