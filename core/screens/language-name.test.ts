import { expect, test } from '@jest/globals';
import { languageName } from './language-name.ts';

test.each([
  ['ar', 'en', 'Arabic'],
  ['de_AT', 'en_US', 'Austrian German'],
  ['es', 'de', 'Spanisch'],
])('"%s" is called by its name in "%s"', (code, screens, name) => {
  expect(languageName(code, screens)).toBe(name);
});

test.each(['no language', ''])('what is no code of a language, as "%s", stays as it is', (code) => {
  expect(languageName(code, 'en')).toBe(code);
});
