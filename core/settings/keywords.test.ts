import { describe, expect, test } from '@jest/globals';
import { schemaProblems } from './keywords.ts';
import { settingsSchema } from './schema.ts';

describe('the schema of the settings', () => {
  test('has nothing in it that a validator would pass over', () => {
    expect(schemaProblems(JSON.parse(JSON.stringify(settingsSchema)))).toEqual([]);
  });
});

describe('a schema is refused', () => {
  test.each<[string, object, string]>([
    [
      'with a keyword that no validator knows',
      { type: 'string', format: 'email' },
      'no validator knows "format"',
    ],
    ['with an alternative of schemas', { type: 'object', anyOf: [] }, 'no validator knows "anyOf"'],
    ['without a type', { maxLength: 3 }, 'no type "undefined"'],
    ['with a type that is none', { type: 'text' }, 'no type "text"'],
    ['with a limit of another type', { type: 'integer', maxLength: 3 }, '"maxLength" does nothing'],
    ['with a schema for unknown members', { type: 'object', additionalProperties: {} }, 'can only be false'],
    [
      'with a list whose objects are to differ',
      { type: 'array', uniqueItems: true, items: { type: 'object' } },
      '"uniqueItems" compares',
    ],
    ['with a pattern that is not held at its end', { type: 'string', pattern: '^a' }, 'not portable'],
    [
      'with a pattern whose classes PHP reads otherwise',
      { type: 'string', pattern: '^\\w+$' },
      'not portable',
    ],
    ['with a pattern whose dot PHP reads otherwise', { type: 'string', pattern: '^.+$' }, 'not portable'],
    ['with a pattern that looks ahead', { type: 'string', pattern: '^(?=a)a$' }, 'not portable'],
  ])('%s', (_, schema, reason) => {
    expect(schemaProblems(schema).join()).toContain(reason);
  });

  test('with its place, however deep', () => {
    const inner = {
      type: 'object',
      properties: { a: { type: 'array', items: { type: 'string', format: 'x' } } },
    };
    expect(schemaProblems(inner)).toEqual(['a.*: no validator knows "format"']);
  });

  test.each(['^#[0-9a-f]{6}$', '^(?:[01][0-9]|2[0-3]):[0-5][0-9]$', '^[-._ a-z]+\\.x\\/$'])(
    'but not for the pattern %s',
    (pattern) => expect(schemaProblems({ type: 'string', pattern })).toEqual([]),
  );
});
