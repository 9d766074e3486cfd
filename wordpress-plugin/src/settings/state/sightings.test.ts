import type { Sighting } from '@talk-suite/core/screens';
import { describe, expect, test } from '@jest/globals';
import { whatIsSeen } from './sightings.ts';

describe('what was seen of Talk', () => {
  test('is nothing before anybody has looked, and where nothing could be seen', () => {
    expect(whatIsSeen(null, null)).toBeNull();
    expect(whatIsSeen('live', null)).toBe('live');
    expect(whatIsSeen(null, 'waiting')).toBe('waiting');
  });

  test.each<[Sighting, Sighting]>([
    ['none', 'live'],
    ['none', 'waiting'],
    ['none', 'other'],
    ['script', 'live'],
    ['script', 'policy'],
  ])('is the fault that guests meet, "%s", whatever was seen in this browser: "%s"', (asGuest, inBrowser) => {
    expect(whatIsSeen(asGuest, inBrowser)).toBe(asGuest);
  });

  test('is what guests get where a rule keeps Talk from people who are logged in', () => {
    expect(whatIsSeen('live', 'none')).toBe('live');
    expect(whatIsSeen(null, 'none')).toBe('none');
  });

  test.each<[Sighting, Sighting]>([
    ['live', 'policy'],
    ['live', 'script'],
    ['waiting', 'other'],
    ['live', 'waiting'],
  ])('with "%s" for a guest is what only a page that runs can tell: "%s"', (asGuest, inBrowser) => {
    expect(whatIsSeen(asGuest, inBrowser)).toBe(inBrowser);
  });
});
