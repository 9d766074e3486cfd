import { expect, test } from '@jest/globals';
import { format } from './format.ts';

test('fills the places of a text and leaves unknown ones', () => {
  expect(format('{host} is not {host}, {other}', { host: '$& a' })).toBe('$& a is not $& a, {other}');
  expect(format('{toString}')).toBe('{toString}');
});
