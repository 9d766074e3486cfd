import { describe, expect, test } from '@jest/globals';
import cases from '../../test/vectors/decide.json' with { type: 'json' };
import { contextErrors, parseContext } from './context.ts';
import { decide, type PageContext, type VisibilitySettings } from './decide.ts';

describe('decide', () => {
  test.each(cases)('$name', ({ settings, context, decision }) => {
    expect(decide(settings as VisibilitySettings, context as PageContext)).toEqual(decision);
  });
});

describe('parseContext', () => {
  test.each([
    ['{', contextErrors.notJson],
    ['', contextErrors.notJson],
    ['[]', contextErrors.notObject],
    ['null', contextErrors.notObject],
    ['"show"', contextErrors.notObject],
    ['{"override":"maybe"}', contextErrors.override],
    ['{"override":true}', contextErrors.override],
    ['{"override":["show"]}', contextErrors.override],
  ])('refuses %s', (line, message) => {
    expect(() => parseContext(line)).toThrow(new TypeError(message));
  });

  test('keeps what the decision reads and nothing else', () => {
    expect(parseContext('{"override":"hide","url":"/x","__proto__":{"override":"show"}}')).toEqual({
      override: 'hide',
    });
    expect(parseContext('{}')).toEqual({ override: null });
  });
});
