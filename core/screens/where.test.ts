import { describe, expect, test } from '@jest/globals';
import { defaultSettings, validate } from '../settings/index.ts';
import { compile, decideCompiled, readFacts, type Rule } from '../visibility/index.ts';
import { addressesOfWhere, whereOf, withPages, withWhere, writtenRules } from './where.ts';

const fresh = defaultSettings().visibility;
const talkAt = (visibility: typeof fresh, url: string): string =>
  decideCompiled(compile({ enabled: true, visibility }), readFacts({ url })).talk;
const own: Rule = { id: 'r', name: '', effect: 'hide', enabled: true, when: { path: ['/cart'] } };

describe('where Talk shows', () => {
  test('is everywhere at first, and everywhere except or only on some pages as was chosen', () => {
    expect(whereOf(fresh)).toBe('everywhere');
    const except = withWhere(fresh, 'except', ['/checkout']);
    expect([whereOf(except), talkAt(except, '/'), talkAt(except, '/checkout/')]).toEqual([
      'except',
      'show',
      'hide',
    ]);
    const only = withWhere(fresh, 'only', ['/pricing']);
    expect([whereOf(only), talkAt(only, '/'), talkAt(only, '/pricing')]).toEqual(['only', 'hide', 'show']);
  });

  test('can be changed there and back without losing a list of pages', () => {
    const except = withWhere(fresh, 'except', ['/checkout']);
    const back = withWhere(withWhere(withWhere(except, 'only', ['/pricing']), 'everywhere'), 'except');
    expect(addressesOfWhere(back, 'except')).toEqual(['/checkout']);
    expect(addressesOfWhere(back, 'only')).toEqual(['/pricing']);
    expect([whereOf(back), talkAt(back, '/checkout'), talkAt(back, '/')]).toEqual(['except', 'hide', 'show']);
  });

  test('leaves written rules alone, which decide first', () => {
    const visibility = withWhere({ ...fresh, rules: [own] }, 'only', ['/cart', '/pricing']);
    expect(writtenRules(visibility.rules)).toEqual([own]);
    expect([talkAt(visibility, '/cart'), talkAt(visibility, '/pricing')]).toEqual(['hide', 'show']);
  });

  test('never writes a rule without an address, which would match every page', () => {
    expect(withWhere(fresh, 'except', []).rules).toEqual([]);
    const only = withWhere(fresh, 'only', []);
    expect([only.rules, whereOf(only), talkAt(only, '/')]).toEqual([[], 'only', 'hide']);
  });

  test('does not take a rule that asks for more than addresses for its own', () => {
    const odd: Rule = { ...own, id: 'pages-except', when: { path: ['/a'], device: ['mobile'] } };
    expect(whereOf({ ...fresh, rules: [odd] })).toBe('everywhere');
  });

  test('is what settings may hold', () => {
    const visibility = withPages(withWhere(fresh, 'only', ['/a']), ['/b', '/b?x=1'], 'show');
    expect(validate({ ...defaultSettings(), visibility }).ok).toBe(true);
  });
});

describe('a page in the list of pages', () => {
  test('is hidden and shown by the list of the choice in force', () => {
    const hidden = withPages(fresh, ['/checkout'], 'hide');
    expect([whereOf(hidden), talkAt(hidden, '/checkout')]).toEqual(['except', 'hide']);
    expect(withPages(hidden, ['/checkout'], 'show')).toEqual(fresh);
    const only = withPages(withWhere(fresh, 'only'), ['/pricing', '/contact'], 'show');
    expect(addressesOfWhere(only, 'only')).toEqual(['/pricing', '/contact']);
    const fewer = withPages(only, ['/pricing'], 'hide');
    expect([talkAt(fewer, '/pricing'), talkAt(fewer, '/contact')]).toEqual(['hide', 'show']);
    expect(whereOf(withPages(fewer, ['/contact'], 'hide'))).toBe('only');
  });
});
