import { expect, test } from '@jest/globals';
import { withTag } from './tag-text.ts';

test.each([
  ['where the caret is', 'Hello !', [6, 6], 'Hello {{ name }}!'],
  ['in the place of what is selected', 'Hello Jo!', [6, 8], 'Hello {{ name }}!'],
  ['at the end of a word, where nobody knows where the caret is', 'Hello', null, 'Hello {{ name }}'],
  ['at the end of a blank', 'Hello ', null, 'Hello {{ name }}'],
  ['alone in an empty text', '', null, '{{ name }}'],
] as const)('A merge tag goes %s', (_, text, selected, expected) => {
  const at = selected && { selectionStart: selected[0], selectionEnd: selected[1] };
  expect(withTag(text, 'name', at)).toBe(expected);
});
