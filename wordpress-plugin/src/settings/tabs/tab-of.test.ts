import { describe, expect, test } from '@jest/globals';
import { settingsDescription } from '../../../../core/settings/index.ts';
import { markOf, tabOf } from './tab-of.ts';

const of = (path: string) => tabOf(settingsDescription, path);
const mark = (errors: string[], changes: string[]) =>
  markOf('pages', settingsDescription, { errors, changes });

describe('the tab of a setting', () => {
  test.each(settingsDescription.flatMap(({ id, fields }) => fields.map(({ path }) => [path, id] as const)))(
    '%s is on %s',
    (path, tab) => expect(of(path)).toBe(tab),
  );

  test('holds what is inside of a setting too', () => {
    expect(of('connection.scriptUrl')).toBe('connection');
    expect(of('visibility.rules.3.when.path.0')).toBe('pages');
    expect(of('allowedHosts')).toBe('hosts');
  });

  test('is none for what no tab shows', () => {
    expect([of('version'), of(''), of('connectionless')]).toEqual([null, null, null]);
  });
});

describe('the mark of a tab', () => {
  test('reports edits, and errors before edits', () => {
    expect(mark([], [])).toBeNull();
    expect(mark([], ['loading.strategy'])).toBeNull();
    expect(mark([], ['visibility.rules'])).toBe('unsaved');
    expect(mark(['visibility.rules.0.id'], ['visibility.rules'])).toBe('error');
    expect(mark(['connection.scriptUrl'], [])).toBeNull();
  });
});
