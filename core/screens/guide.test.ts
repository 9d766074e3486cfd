import { expect, test } from '@jest/globals';
import { messageOf } from '../findings.ts';
import { texts } from '../texts/index.ts';
import { guideOf } from './guide.ts';

const guide = (...done: (boolean | null)[]) =>
  guideOf(done.map((each, at) => ({ id: String(at), done: each })));

test('the first step that is not done is the next one, also where a later one is done', () => {
  expect(guide(true, false, false).steps.map(({ state }) => state)).toEqual(['done', 'now', 'later']);
  expect(guide(false, true).steps.map(({ state }) => state)).toEqual(['now', 'done']);
});

test('progress is told in words, and nothing is left at the end', () => {
  expect(messageOf(guide(true, false, false).progress, texts)).toBe('1 of 3 steps done');
  expect(guide(true, false).finished).toBe(false);
  expect(guide(true, true).finished).toBe(true);
});

test('a step of which nobody can tell holds nothing up, and does not count as done', () => {
  const { steps, done, finished } = guide(true, null, false);
  expect(steps.map(({ state }) => state)).toEqual(['done', 'unknown', 'now']);
  expect(done).toBe(1);
  expect(finished).toBe(false);
  expect(guide(true, null).finished).toBe(true);
});
