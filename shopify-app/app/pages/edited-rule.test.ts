import { describe, expect, test } from '@jest/globals';
import { closed, opened, type Rule } from '@talk-suite/core/visibility';
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
      const typed = withText(opened(rule), key, ' /c \n\n/c\n/d');
      expect(textOf(typed, key)).toBe(' /c \n\n/c\n/d');
      expect(closed(typed).when[key]).toEqual(['/c', '/d']);
      expect(closed(withText(typed, key, ' \n')).when).not.toHaveProperty(key);
    }
    expect(textOf(opened(rule), 'path')).toBe('/a\n/b?x=1');
  });

  test('keeps the conditions that have no field on Shopify', () => {
    expect(closed(withText(opened(rule), 'path', '/z')).when).toMatchObject({
      signedIn: false,
      role: ['editor'],
    });
  });

  test('is told what is wrong, by condition', () => {
    const typed = withText(withText(opened(rule), 'path', 'shop'), 'locale', 'de AT');
    const problems = problemsOf(typed);
    expect([...problems.keys()].toSorted()).toEqual(['locale', 'path']);
    expect(problems.get('path')).toContain('/shop');
    expect(problemsOf(opened(rule)).size).toBe(0);
  });
});
