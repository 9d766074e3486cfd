import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { LOOKING_SECONDS, TYPING_SECONDS } from '@talk-suite/core/contract';
import { Presence, type Typing } from './presence.ts';

beforeEach(() => void jest.useFakeTimers());
afterEach(() => void jest.useRealTimers());

const sign = (doing: Typing['doing'], who = 'mia', session = who): Typing => ({
  site: 's',
  visitor: 'v',
  conversation: 'c',
  by: 'agent',
  who,
  session,
  ...(doing && { doing }),
});

test('who comes late is told how long somebody still counts as typing, not the whole time anew', () => {
  const presence = new Presence();
  presence.note(sign('typing'));
  jest.advanceTimersByTime(TYPING_SECONDS * 1000 - 500);
  expect(presence.doing('typing', 'c')).toEqual([{ who: 'mia', left: 500 }]);
  jest.advanceTimersByTime(500);
  expect(presence.doing('typing', 'c')).toEqual([]);
});

test('signs that have expired are forgotten though nobody asks', () => {
  const presence = new Presence();
  presence.note(sign('typing', 'mia'));
  presence.note(sign('looking', 'tom', 'window'));
  expect(presence.size).toBe(2);
  jest.advanceTimersByTime(TYPING_SECONDS * 2000);
  expect(presence.size).toBe(1);
  jest.advanceTimersByTime((LOOKING_SECONDS + TYPING_SECONDS) * 1000);
  expect(presence.size).toBe(0);
  expect(jest.getTimerCount()).toBe(0);
});

test('who looks in two windows still looks when one is left, and stops typing without leaving', () => {
  const presence = new Presence();
  presence.note(sign('looking', 'tom', 'one'));
  presence.note(sign('looking', 'tom', 'two'));
  presence.note(sign('typing', 'tom'));
  presence.note(sign('left', 'tom', 'one'));
  presence.note(sign('stopped', 'tom'));
  expect(presence.doing('looking', 'c').map(({ who }) => who)).toEqual(['tom']);
  expect(presence.doing('typing', 'c')).toEqual([]);
});
