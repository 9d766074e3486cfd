import { describe, expect, test } from '@jest/globals';
import { closed, CONDITION_KEYS, opened } from './edited-rule.ts';
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
    expect(closed(opened(rule))).toEqual(rule);
    expect(closed(opened({ ...rule, when: {} }))).toEqual({ ...rule, when: {} });
  });

  test('has its values each once, without blank ones', () => {
    const when = { type: ['page.contact ', '', 'page.contact'], terms: [' '], role: [] };
    expect(closed({ ...opened(rule), when }).when).toEqual({ type: ['page.contact'] });
  });

  test('has its addresses one a line; blank lines, spaces and repetitions do not count', () => {
    const edited = { ...opened(rule), name: ' Shop ', when: { path: ' /a \n\n/b\n/a\n' } };
    expect(closed(edited)).toEqual({ ...rule, when: { path: ['/a', '/b'] } });
  });
});
