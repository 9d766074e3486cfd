import { expect, test } from '@jest/globals';
import { messageOf } from '../findings.ts';
import { texts } from '../texts/index.ts';
import { whoSaved } from './conflict-words.ts';

const at = '2027-03-01T12:30:00Z';
const said = (by: Parameters<typeof whoSaved>[0]): string => messageOf(whoSaved(by, 'en'), texts);

test('a conflict says who saved and when, as far as that is known', () => {
  expect(said({ name: 'Ana', self: false, at })).toMatch(/^Ana saved these settings on Mar 1, 2027/);
  expect(said({ name: '', self: false, at })).toMatch(/^These settings were saved on Mar 1, 2027/);
  expect(said(undefined)).toMatch(/^These settings changed while you were editing/);
});

test('one’s own other tab is no other person', () => {
  expect(said({ name: 'Ana', self: true, at })).toMatch(/^You saved these settings in another tab on Mar 1/);
});
