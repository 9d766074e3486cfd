import { describe, expect, test } from '@jest/globals';
import { availabilityAt, type OfficeHours, type Weekday } from './hours.ts';
import { isZone } from './zone.ts';

const EVERY_DAY: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7];
const at = (iso: string): number => Date.parse(iso);
const hours = (zone: string, ...rows: readonly (readonly [from: string, to: string])[]): OfficeHours => ({
  zone,
  rows: rows.map(([from, to]) => ({ days: EVERY_DAY, from, to })),
  closed: [],
});

describe('office hours', () => {
  test('without rows are never open', () => {
    expect(availabilityAt(hours('UTC'), at('2026-11-29T12:00Z'))).toEqual({ open: false, opens: null });
  });

  test('from 21:00 to 02:00 are open after midnight and say when they end', () => {
    const night = hours('Europe/Berlin', ['21:00', '02:00']);
    expect(availabilityAt(night, at('2026-11-29T00:30+01:00'))).toEqual({
      open: true,
      until: at('2026-11-29T02:00+01:00'),
    });
    expect(availabilityAt(night, at('2026-11-29T02:00+01:00'))).toEqual({
      open: false,
      opens: at('2026-11-29T21:00+01:00'),
    });
  });

  test('from 22:00 to 06:00 are seven hours long in the night that clocks go forward and nine when they go back', () => {
    const night = hours('Europe/Berlin', ['22:00', '06:00']);
    const spring = availabilityAt(night, at('2026-03-28T22:00+01:00'));
    const autumn = availabilityAt(night, at('2026-10-24T22:00+02:00'));
    const length = (end: unknown, start: string): number => (Number(end) - at(start)) / 3_600_000;
    expect(spring.open && length(spring.until, '2026-03-28T22:00+01:00')).toBe(7);
    expect(autumn.open && length(autumn.until, '2026-10-24T22:00+02:00')).toBe(9);
  });

  test('from 00:00 to 24:00 on every day are open round the clock, without an end', () => {
    expect(availabilityAt(hours('Asia/Kathmandu', ['00:00', '24:00']), at('2026-11-29T12:00Z'))).toEqual({
      open: true,
      until: null,
    });
  });

  test('that touch or overlap are one stretch', () => {
    const touching = hours('UTC', ['09:00', '12:00'], ['12:00', '15:00'], ['14:00', '17:30']);
    expect(availabilityAt(touching, at('2026-11-29T10:00Z'))).toEqual({
      open: true,
      until: at('2026-11-29T17:30Z'),
    });
  });

  test('with a lunch break say when the afternoon starts', () => {
    const day = hours('UTC', ['09:00', '12:00'], ['13:00', '17:00']);
    expect(availabilityAt(day, at('2026-11-29T12:00Z'))).toEqual({
      open: false,
      opens: at('2026-11-29T13:00Z'),
    });
  });

  test('are closed on a closed date, and what started the evening before goes on', () => {
    const night: OfficeHours = {
      ...hours('UTC', ['22:00', '06:00']),
      closed: [{ date: '2026-12-24', yearly: false }],
    };
    expect(availabilityAt(night, at('2026-12-24T05:00Z'))).toEqual({
      open: true,
      until: at('2026-12-24T06:00Z'),
    });
    expect(availabilityAt(night, at('2026-12-25T05:00Z'))).toEqual({
      open: false,
      opens: at('2026-12-25T22:00Z'),
    });
  });

  test('of a date that the clocks jumped over start among those of the next date', () => {
    // Tokelau had no 30 December 2011, a Friday.
    const tokelau: OfficeHours = {
      zone: 'Pacific/Fakaofo',
      rows: [
        { days: [5], from: '00:45', to: '01:00' },
        { days: [6], from: '00:10', to: '00:20' },
      ],
      closed: [],
    };
    const midnight = at('2011-12-30T11:00Z');
    const minute = 60_000;
    expect(availabilityAt(tokelau, midnight)).toEqual({ open: false, opens: midnight + 10 * minute });
    expect(availabilityAt(tokelau, midnight + 15 * minute)).toEqual({
      open: true,
      until: midnight + 20 * minute,
    });
    expect(availabilityAt(tokelau, midnight + 30 * minute)).toEqual({
      open: false,
      opens: midnight + 45 * minute,
    });
  });

  test('that are closed for more than a year name no time to come back', () => {
    const closed: OfficeHours = {
      ...hours('UTC', ['09:00', '17:00']),
      closed: [{ date: '2026-01-01', until: '2028-03-01', yearly: false }],
    };
    expect(availabilityAt(closed, at('2026-11-29T12:00Z'))).toEqual({ open: false, opens: null });
  });

  test('that are closed over New Year in every year open again in January', () => {
    const winter: OfficeHours = {
      ...hours('UTC', ['09:00', '17:00']),
      closed: [{ date: '2020-12-24', until: '2021-01-02', yearly: true }],
    };
    expect(availabilityAt(winter, at('2026-12-31T12:00Z'))).toEqual({
      open: false,
      opens: at('2027-01-03T09:00Z'),
    });
  });
});

test.each([
  ['Europe/Berlin', true],
  ['Asia/Calcutta', true],
  ['UTC', true],
  ['Europe/Nowhere', false],
  ['', false],
])('whether the runtime knows the time zone "%s": %s', (zone, known) => {
  expect(isZone(zone)).toBe(known);
});
