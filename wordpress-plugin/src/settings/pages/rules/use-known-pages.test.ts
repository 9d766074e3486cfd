import { expect, test } from '@jest/globals';
import type { Rule } from '../../../../../core/visibility/index.ts';
import { doubtfulAddresses } from './use-known-pages.ts';

const rule = (path: string[], enabled = true): Rule => ({
  id: path.join(),
  name: '',
  effect: 'hide',
  enabled,
  when: { path },
});

test('addresses with capital letters are asked about, each once, up to their first star', () => {
  const rules = [
    rule(['/About', '/about', '/Shop/*', '/Shop/Sale*', '*Cart', '/caf%C3%A9', '/a?B=C', '/X//Y']),
    rule(['/Shop/', '/Off'], false),
    rule(['/Shop/', '/Ärzte']),
  ];
  expect(doubtfulAddresses(rules)).toEqual(['/About', '/Shop/', '/Shop/Sale', '/X/Y', '/Ärzte']);
});

test('no more than twenty addresses are asked about', () => {
  const many = Array.from({ length: 100 }, (_, at) => `/A${at}`);
  expect(doubtfulAddresses([rule(many)])).toHaveLength(20);
});
