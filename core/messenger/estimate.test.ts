import { describe, expect, test } from '@jest/globals';
import { availabilityLine, estimateInWords, type Estimate } from './estimate.ts';
import type { OfficeHours } from './hours/hours.ts';
import { wordsFor } from './words/index.ts';

const hours: OfficeHours = {
  zone: 'Europe/Berlin',
  rows: [{ days: [1, 2, 3, 4, 5], from: '09:00', to: '17:00' }],
  closed: [],
};
const estimates = { online: 'minutes', away: 'day' } as const;
const monday = (clock: string) => Date.parse(`2026-11-30T${clock}+01:00`);
const plain = (text: string | null) => text?.replaceAll(/[\u00a0\u202f]/g, ' ');

describe('an estimate in words', () => {
  test.each<[string, Estimate, string | null]>([
    ['en', 'minutes', 'a few minutes'],
    ['en', 'none', null],
    ['en', { n: 1, unit: 'hours' }, '1 hour'],
    ['en', { n: 72, unit: 'hours' }, '72 hours'],
    ['de', { n: 2, unit: 'days' }, '2 Tagen'],
    ['es', 'day', 'un día'],
    ['ar', { n: 2, unit: 'minutes' }, 'دقيقتين'],
  ])('in %s says of %j: %s', (locale, estimate, text) => {
    expect(estimateInWords(estimate, wordsFor(locale))).toBe(text);
  });
});

describe('the homepage’s line on the team', () => {
  const line = (now: number, locale = 'en-GB', zone = 'Europe/Berlin') =>
    availabilityLine({ hours, estimates, now, zone }, wordsFor(locale));

  test('says in office hours how long an answer takes, and changes when they end', () => {
    expect(line(monday('10:00'))).toEqual({
      open: true,
      text: 'Online now. Usually replies in a few minutes.',
      zone: null,
      changes: monday('17:00'),
    });
  });

  test('says nothing of an estimate that the team does not give', () => {
    const none = { hours, estimates: { online: 'none', away: 'none' } as const, zone: 'UTC' };
    expect(availabilityLine({ ...none, now: monday('10:00') }, wordsFor('en')).text).toBe('Online now.');
  });

  test('says after them when the team is back, and changes at the visitor’s midnight', () => {
    expect(line(monday('18:00'))).toEqual({
      open: false,
      text: 'Back tomorrow at 09:00.',
      zone: null,
      changes: Date.parse('2026-12-01T00:00+01:00'),
    });
  });

  test('changes when the hours begin where that comes before midnight', () => {
    expect(line(monday('08:00'))).toMatchObject({ text: 'Back today at 09:00.', changes: monday('09:00') });
  });

  test('says the visitor’s clock, and names the team’s zone', () => {
    const { text, zone } = line(monday('18:00'), 'en-US', 'America/New_York');
    expect(plain(text)).toBe('Back tomorrow at 3:00 AM.');
    expect(zone).toBe('The team’s time zone is GMT+1.');
  });

  test.each([
    ['de', 'Wieder da: morgen um 09:00.'],
    ['es', 'De vuelta: mañana, 9:00.'],
    ['ar', 'نعود غدًا في الساعة 9:00 ص.'],
  ])('is said in %s: %s', (locale, text) => {
    expect(plain(line(monday('18:00'), locale).text)).toBe(text);
  });

  test('promises email and the away estimate where the team has no hours', () => {
    const asked = { hours: { ...hours, rows: [] }, estimates, now: monday('10:00'), zone: 'UTC' };
    expect(availabilityLine(asked, wordsFor('en'))).toEqual({
      open: false,
      text: 'We will answer by email. Usually replies in a day.',
      zone: null,
      changes: null,
    });
  });
});
