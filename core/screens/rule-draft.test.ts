import { describe, expect, test } from '@jest/globals';
import { fullRule as rule } from '../../test/visibility/full-rule.ts';
import { toRule, CONDITION_KEYS, toDraft, type DraftConditions } from '../visibility/index.ts';
import { problemCode, problemsOf, textOf, withCondition, withoutCondition, withText } from './rule-draft.ts';

const problems = (when: DraftConditions, name = '') =>
  problemsOf({ ...toDraft(rule), name, when }).map((problem) => [
    problem.key,
    problemCode(problem) || problem.phrase.text,
    problem.line,
  ]);

describe('a rule in the editor', () => {
  test('a condition is added empty and taken away whole', () => {
    for (const key of CONDITION_KEYS) {
      const added = withCondition({ ...toDraft(rule), when: {} }, key);
      expect(Object.keys(added.when)).toEqual([key]);
      expect(toRule(added).when).toEqual(key === 'signedIn' ? { signedIn: true } : {});
      expect(withoutCondition(added, key).when).toEqual({});
    }
  });
});

describe('what is wrong with it', () => {
  test('nothing, where it can be saved', () => {
    expect(problemsOf(toDraft(rule))).toEqual([]);
    expect(problems({})).toEqual([]);
  });

  test('a condition without a value', () => {
    expect(problems({ path: ' \n', kind: [], role: [] })).toEqual([
      ['path', 'empty', undefined],
      ['kind', 'empty', undefined],
      ['role', 'empty', undefined],
    ]);
  });

  test('each address that is none', () => {
    expect(problems({ path: 'cart\n/ok\n/x?a*=1' })).toEqual([
      ['path', 'patternStart', 'cart'],
      ['path', 'patternQuery', '/x?a*=1'],
    ]);
    expect(problems({ path: `/${'x'.repeat(600)}` })).toEqual([['path', 'tooLong', `/${'x'.repeat(39)}…`]]);
  });

  test('a name that is too long, and more values than can be stored', () => {
    const many = Array.from({ length: 1001 }, (_, n) => `/${n}`).join('\n');
    expect(problems({ path: many }, 'n'.repeat(101))).toEqual([
      ['name', 'tooLong', undefined],
      ['path', 'tooMany', undefined],
    ]);
  });

  test('a language and a term in a form that no page has', () => {
    expect(problems({ locale: ['de AT'], terms: ['sale'] })).toEqual([
      ['terms', 'termForm', 'sale'],
      ['locale', 'localeForm', 'de AT'],
    ]);
  });
});

describe('conditions that are typed, one value a line', () => {
  test('are kept as they are typed, and stored tidied', () => {
    for (const key of ['path', 'type', 'terms', 'locale'] as const) {
      const typed = withText(toDraft(rule), key, ' /c \n\n/c\n/d');
      expect(textOf(typed, key)).toBe(' /c \n\n/c\n/d');
      expect(toRule(typed).when[key]).toEqual(['/c', '/d']);
      expect(toRule(withText(typed, key, ' \n')).when).not.toHaveProperty(key);
    }
    expect(textOf(toDraft(rule), 'path')).toBe('/a\n/b/*');
  });

  test('leave the conditions that a host has no field for', () => {
    expect(toRule(withText(toDraft(rule), 'path', '/z')).when).toMatchObject({
      signedIn: false,
      role: ['editor'],
    });
  });
});
