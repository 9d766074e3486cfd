import { describe, expect, test } from '@jest/globals';
import { META_KEY, metaEdit, overrideOf } from './override.ts';

describe("a page's own setting", () => {
  test.each(['show', 'hide'] as const)('%s is stored as it is', (override) => {
    expect(metaEdit(override)).toEqual({ meta: { [META_KEY]: override } });
    expect(overrideOf(metaEdit(override).meta)).toBe(override);
  });

  test('inheriting is stored as nothing', () => {
    expect(metaEdit('inherit')).toEqual({ meta: { [META_KEY]: '' } });
  });

  test.each([undefined, '', 'other', 1, null])('%j inherits', (value) => {
    expect(overrideOf({ [META_KEY]: value })).toBe('inherit');
  });
});
