// Office hours and instants near the days on which clocks change: for properties and for the oracle.
import fc from 'fast-check';
import type { OfficeHours, Weekday } from '../../core/messenger/hours/hours.ts';
import { DAY, wallTime } from '../../core/messenger/hours/zone.ts';

export const zones: readonly string[] = Intl.supportedValuesOf('timeZone');

/** The years in which hours are compared. */
export const YEARS = { first: Date.UTC(2000, 0, 1), last: Date.UTC(2040, 11, 31) } as const;

const offsetAt = (zone: string, instant: number): number => wallTime(zone, instant) - instant;

/** Shorter than any two changes of a zone are apart. */
const STEP = 14 * DAY;

const transitions = new Map<string, readonly number[]>();

/** The instants at which a zone's clocks change, to the second. */
export const transitionsOf = (zone: string): readonly number[] => {
  const known = transitions.get(zone);
  if (known !== undefined) return known;
  const found: number[] = [];
  for (let start = YEARS.first; start < YEARS.last; start += STEP) {
    let [low, high] = [start, start + STEP];
    if (offsetAt(zone, low) === offsetAt(zone, high)) continue;
    while (high - low > 1000) {
      const middle = low + Math.floor((high - low) / 2000) * 1000;
      if (offsetAt(zone, middle) === offsetAt(zone, low)) low = middle;
      else high = middle;
    }
    found.push(high);
  }
  transitions.set(zone, found);
  return found;
};

const clock = fc
  .tuple(fc.nat(23), fc.constantFrom(0, 0, 15, 30, 45, 59))
  .map((parts) => parts.map((part) => String(part).padStart(2, '0')).join(':'));

const days = fc
  .uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 7 })
  .map((chosen) => chosen as Weekday[]);

const row = fc
  .record({ days, from: clock, to: fc.oneof(clock, fc.constant('24:00')) })
  .filter(({ from, to }) => from !== to);

const isoDate = (instant: number): string => new Date(instant).toISOString().slice(0, 10);

/** An instant in a zone, in seven of ten cases within two days of a change of its clocks. */
const momentIn = (zone: string): fc.Arbitrary<number> => {
  const anywhere = fc.integer({ min: YEARS.first, max: YEARS.last });
  const changes = transitionsOf(zone);
  if (changes.length === 0) return anywhere;
  const near = fc
    .tuple(fc.constantFrom(...changes), fc.integer({ min: -2 * DAY, max: 2 * DAY }))
    .map(([change, distance]) => change + distance);
  return fc.oneof({ weight: 7, arbitrary: near }, { weight: 3, arbitrary: anywhere });
};

export interface Case {
  readonly hours: OfficeHours;
  readonly now: number;
}

const closedNear = (now: number) =>
  fc
    .record(
      {
        date: fc.integer({ min: -3, max: 9 }).map((day) => isoDate(now + day * DAY)),
        length: fc.integer({ min: 0, max: 12 }),
        yearly: fc.boolean(),
      },
      { requiredKeys: ['date', 'length', 'yearly'] },
    )
    .map(({ date, length, yearly }) => ({
      date,
      yearly,
      ...(length > 0 && { until: isoDate(Date.parse(date) + length * DAY) }),
    }));

/** Office hours in any of these zones, with an instant to ask about. */
export const casesIn = (chosen: readonly string[]): fc.Arbitrary<Case> =>
  fc.constantFrom(...chosen).chain((zone) =>
    momentIn(zone).chain((now) =>
      fc.record({
        now: fc.constant(now),
        hours: fc.record({
          zone: fc.constant(zone),
          rows: fc.array(row, { maxLength: 4 }),
          closed: fc.array(closedNear(now), { maxLength: 3 }),
        }),
      }),
    ),
  );
