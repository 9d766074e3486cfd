import { describe, expect, test } from '@jest/globals';
import { fullRule as rule } from '../../../test/visibility/full-rule.ts';
import { toRule, CONDITION_KEYS, toDraft } from './rule-draft.ts';

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
