import { describe, expect, test } from '@jest/globals';
import { localeOf, whenInWords } from './returns.ts';

const opens = Date.parse('2026-11-30T09:00+11:00'); // Monday morning in Sydney
const sydney = { teamZone: 'Australia/Sydney', join: '{day}, {time}' };

describe('when a team in Sydney is back', () => {
  test.each([
    ['en-US', 'America/Los_Angeles', 'today, 2:00 PM'],
    ['en-GB', 'Asia/Kathmandu', 'tomorrow, 03:45'],
    ['de', 'America/Los_Angeles', 'heute, 14:00'],
    ['de', 'Asia/Kathmandu', 'morgen, 03:45'],
    ['fr', 'America/Los_Angeles', 'aujourd’hui, 14:00'],
    ['es', 'Asia/Kathmandu', 'mañana, 3:45'],
    ['pt', 'America/Los_Angeles', 'hoje, 14:00'],
    ['ja', 'Asia/Kathmandu', '明日, 3:45'],
  ])('is said in %s on the clock of %s: %s', (locale, zone, text) => {
    const now = Date.parse('2026-11-29T10:00Z');
    expect(whenInWords(opens, now, { ...sydney, locale, zone }).text).toBe(text);
  });

  test('is said in Arabic with the words and digits of that language', () => {
    const now = Date.parse('2026-11-29T10:00Z');
    const { text } = whenInWords(opens, now, { ...sydney, locale: 'ar-EG', zone: 'Asia/Kathmandu' });
    expect(text).toMatch(/^غدًا, ٣:٤٥/u);
  });

  test('is a weekday two to six days ahead, and a date after that', () => {
    const words = { ...sydney, locale: 'en-GB', zone: 'Australia/Sydney' };
    expect(whenInWords(opens, opens - 3 * 86_400_000, words).text).toBe('Monday, 09:00');
    expect(whenInWords(opens, opens - 7 * 86_400_000, words).text).toBe('30 November, 09:00');
  });

  test('names the team’s zone only to visitors whose clocks show another time', () => {
    const now = opens - 3_600_000;
    const words = { ...sydney, locale: 'en-AU' };
    expect(whenInWords(opens, now, { ...words, zone: 'Australia/Melbourne' }).teamZone).toBeNull();
    expect(whenInWords(opens, now, { ...words, zone: 'Europe/Berlin' }).teamZone).toBe('AEDT');
  });

  test('is said in English where the language is none', () => {
    const now = Date.parse('2026-11-29T10:00Z');
    const locale = localeOf('x_!');
    expect(whenInWords(opens, now, { ...sydney, locale, zone: 'UTC' }).text).toBe('today, 10:00 PM');
  });
});
