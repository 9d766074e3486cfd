import { describe, expect, test } from '@jest/globals';
import { toRule, toDraft, type Rule } from '@talk-suite/core/visibility';
import { problemsOf, textOf, TYPED, withText } from './edited-rule.ts';

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
  test('keeps what stands in its fields as it is typed, and stores it tidied', () => {
    for (const key of TYPED) {
      const typed = withText(toDraft(rule), key, ' /c \n\n/c\n/d');
      expect(textOf(typed, key)).toBe(' /c \n\n/c\n/d');
      expect(toRule(typed).when[key]).toEqual(['/c', '/d']);
      expect(toRule(withText(typed, key, ' \n')).when).not.toHaveProperty(key);
    }
    expect(textOf(toDraft(rule), 'path')).toBe('/a\n/b?x=1');
  });

  test('keeps the conditions that have no field on Shopify', () => {
    expect(toRule(withText(toDraft(rule), 'path', '/z')).when).toMatchObject({
      signedIn: false,
      role: ['editor'],
    });
  });

  test('is told what is wrong, by condition', () => {
    const typed = withText(withText(toDraft(rule), 'path', 'shop'), 'locale', 'de AT');
    const problems = problemsOf(typed);
    expect([...problems.keys()].toSorted()).toEqual(['locale', 'path']);
    expect(problems.get('path')).toContain('/shop');
    expect(problemsOf(toDraft(rule)).size).toBe(0);
  });
});
