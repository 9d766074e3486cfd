import { describe, expect, test } from '@jest/globals';
import { whatRuns, whatWaits } from './front-page.ts';

const init = (): void => {};

describe('what runs on a page', () => {
  test.each([
    [{ talkSuite: { state: 'ready' }, ap3c: { init } }, 'runs'],
    [{ talkSuite: { state: 'other' }, ap3c: { init } }, 'other'],
    [{ ap3c: { init } }, 'other'],
    [{ talkSuite: { state: 'failed' } }, 'failed'],
    [{ talkSuite: { state: 'refused' } }, 'refused'],
    [{ talkSuite: { state: 'late' }, ap3c: { init } }, 'late'],
    [{ talkSuite: { state: 'visibility' }, ap3c: { init } }, 'visibility'],
  ])('%j: %s', (seen, answer) => {
    expect(whatRuns(seen)).toBe(answer);
  });

  test.each([
    [{}, 'none'],
    [{ ap3c: {} }, 'none'],
    [{ talkSuite: { state: 'waiting' } }, 'waits'],
    [{ talkSuite: { state: 'loading' }, ap3c: { init } }, 'waits'],
    [{ talkSuite: { state: 'visibility' } }, 'alone'],
  ])('%j is open at first, and in the end: %s', (seen, answer) => {
    expect(whatRuns(seen)).toBeNull();
    expect(whatWaits(seen)).toBe(answer);
  });
});
