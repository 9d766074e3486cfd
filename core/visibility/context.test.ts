import { describe, expect, test } from '@jest/globals';
import { contextErrors, parseContext } from './context.ts';
import { readFacts } from './facts.ts';

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

  test('takes the rest as it is, which reading makes safe', () => {
    expect(parseContext('{}')).toEqual({});
    const odd = '{"override":"hide","url":7,"terms":"a:b","visitor":"x","__proto__":{"kind":"cart"}}';
    expect(readFacts(parseContext(odd))).toEqual({
      override: 'hide',
      path: null,
      query: [],
      values: {
        kind: [],
        type: [],
        terms: ['a:b'],
        locale: [],
        signedIn: ['false'],
        role: [],
        device: [],
      },
    });
  });

  test('reads half of a character as every host does', () => {
    expect(parseContext('{"url":"/\\ud83d/","handle":"\\ud83d\\ude00"}')).toEqual({
      url: '/\ufffd/',
      handle: '😀',
    });
  });
});
