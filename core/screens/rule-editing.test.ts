import { describe, expect, test } from '@jest/globals';
import { RULE_LIMITS, toDraft, type Rule } from '../visibility/index.ts';
import {
  hidesEverything,
  isChanged,
  noRuleEditing,
  reduceRules,
  type RuleAction,
  type RuleOutcome,
} from './rule-editing.ts';

const rule = (id: string, when: Rule['when'] = { path: [`/${id}`] }): Rule => ({
  id,
  name: '',
  effect: 'hide',
  enabled: true,
  when,
});
const rules = ['a', 'b', 'c'].map((id) => rule(id));
const run = (actions: readonly RuleAction[], from: readonly Rule[] = rules): RuleOutcome =>
  actions.reduce<RuleOutcome>((now, action) => reduceRules(now.editing, now.rules, action), {
    editing: noRuleEditing,
    rules: from,
  });
const ids = ({ rules: now }: RuleOutcome): string[] => now.map(({ id }) => id);

describe('a rule in its editor', () => {
  test('changes nothing before it is done, and counts as unsaved once it was changed', () => {
    const opened = run([{ type: 'open', id: 'b' }]);
    expect(isChanged(opened.editing)).toBe(false);
    const draft = { ...opened.editing.open!.rule, name: 'B' };
    const changed = run([
      { type: 'open', id: 'b' },
      { type: 'change', rule: draft },
    ]);
    expect([isChanged(changed.editing), changed.rules]).toEqual([true, rules]);
    const done = run([{ type: 'open', id: 'b' }, { type: 'change', rule: draft }, { type: 'done' }]);
    expect(done.rules[1]?.name).toBe('B');
    expect([done.show, done.editing.open]).toEqual(['b', null]);
  });

  test('stays open where it cannot be taken over, and shows why', () => {
    const draft = { ...toDraft(rule('b')), when: { path: 'no slash' } };
    const { editing, rules: now } = run([
      { type: 'open', id: 'b' },
      { type: 'done', rule: draft },
    ]);
    expect([editing.open?.judged, editing.open?.rule, now]).toEqual([true, draft, rules]);
  });

  test('gets an id that no other rule has when it is new', () => {
    const done = run([{ type: 'begin', proposal: { effect: 'show', when: {} } }, { type: 'done' }]);
    expect(new Set(ids(done)).size).toBe(4);
  });

  test('that is left with changes can be gone on with', () => {
    const draft = { ...toDraft(rule('b')), name: 'B' };
    const left = run([
      { type: 'open', id: 'b' },
      { type: 'close', rule: draft },
    ]);
    expect(left.editing.steps.map(({ step }) => step)).toEqual(['left']);
    expect(reduceRules(left.editing, left.rules, { type: 'undo' }).editing.open?.rule).toEqual(draft);
    expect(run([{ type: 'open', id: 'b' }, { type: 'close' }]).editing.steps).toEqual([]);
  });
});

describe('deleted rules', () => {
  test('come back one after the other, each to its place', () => {
    const gone = run([
      { type: 'remove', ids: ['a'] },
      { type: 'remove', ids: ['c'] },
    ]);
    expect(ids(gone)).toEqual(['b']);
    const one = reduceRules(gone.editing, gone.rules, { type: 'undo' });
    expect(ids(one)).toEqual(['b', 'c']);
    const both = reduceRules(one.editing, one.rules, { type: 'undo' });
    expect([ids(both), both.show]).toEqual([['a', 'b', 'c'], 'a']);
  });

  test('come back together when they were deleted together', () => {
    const gone = run([{ type: 'remove', ids: ['a', 'c'] }]);
    expect(ids(reduceRules(gone.editing, gone.rules, { type: 'undo' }))).toEqual(['a', 'b', 'c']);
  });

  test('do not come back where there is no room, and the way back stays', () => {
    const full = Array.from({ length: RULE_LIMITS.rules }, (_, at) => rule(`r${at}`));
    const gone = run([{ type: 'remove', ids: ['r0'] }], full);
    const refused = reduceRules(gone.editing, full, { type: 'undo' });
    expect([refused.editing.refused, refused.editing.steps.length]).toEqual([true, 1]);
    expect(run([{ type: 'begin', proposal: { effect: 'hide', when: {} } }], full).editing).toMatchObject({
      open: null,
      refused: true,
    });
  });
});

test('imported rules are taken back with the default that they changed', () => {
  const imported = run([{ type: 'import', rules: [rule('x')], fallback: 'show' }]);
  expect(ids(imported)).toEqual(['a', 'b', 'c', 'x']);
  const back = reduceRules(imported.editing, imported.rules, { type: 'undo' });
  expect([ids(back), back.fallback]).toEqual([['a', 'b', 'c'], 'show']);
});

test('a rule that hides Talk everywhere is told from all others', () => {
  const draft = toDraft(rule('x', {}));
  expect(hidesEverything(draft)).toBe(true);
  expect(hidesEverything({ ...draft, when: { path: ' \n', kind: [] } })).toBe(true);
  expect(hidesEverything({ ...draft, effect: 'show' })).toBe(false);
  expect(hidesEverything({ ...draft, enabled: false })).toBe(false);
  expect(hidesEverything(toDraft(rule('x')))).toBe(false);
});
