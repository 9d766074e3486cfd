import { describe, expect, test } from '@jest/globals';
import type { Rule } from '@talk-suite/core/visibility';
import { editedRule, newRule, problemsOf, ruleFrom } from './edited-rule.ts';

const rule: Rule = {
  id: 'rule-1',
  name: 'Landing',
  effect: 'show',
  enabled: true,
  when: {
    path: ['/a', '/b?x=1'],
    kind: ['page'],
    locale: ['de'],
    signedIn: false,
    role: ['editor'],
    device: ['mobile'],
  },
};

describe('an edited rule', () => {
  test('is stored as it was opened', () => {
    expect(ruleFrom(editedRule(rule))).toEqual(rule);
    expect(ruleFrom(editedRule({ ...rule, when: {} }))).toEqual({ ...rule, when: {} });
  });

  test('asks for what was typed, each once, and for nothing where nothing was', () => {
    const edited = editedRule(rule);
    const typed = { ...edited.typed, path: ' /c \n\n/c\n/d', locale: ' ' };
    expect(ruleFrom({ ...edited, name: ' x ', typed }).when).toMatchObject({ path: ['/c', '/d'] });
    expect(ruleFrom({ ...edited, typed }).when).not.toHaveProperty('locale');
  });

  test('is told what is wrong, by condition', () => {
    const edited = editedRule(rule);
    const problems = problemsOf({ ...edited, typed: { ...edited.typed, path: 'shop', locale: 'de AT' } });
    expect([...problems.keys()].toSorted()).toEqual(['locale', 'path']);
    expect(problems.get('path')).toContain('/shop');
    expect(problemsOf(edited).size).toBe(0);
  });

  test('that is new has an id of its own', () => {
    const rules = [rule, { ...rule, id: 'rule-3' }];
    expect(newRule(rules, { effect: 'hide', when: {} }).id).toBe('rule-4');
  });
});
