import { isClosed, type ClosedDate } from './closed-dates.ts';
import { DAY, instantAt, wallTime } from './zone.ts';

/** 1 is Monday, 7 is Sunday, as in ISO 8601. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

/**
 * Hours on some days of the week. They belong to the local date on which they start: 21:00 to 02:00 on Friday ends
 * on Saturday, and a closed Friday removes all of it.
 */
export interface HoursRow {
  readonly days: readonly Weekday[];
  /** `HH:MM` on a 24-hour clock. */
  readonly from: string;
  /** `HH:MM`, or `24:00` for the end of the day. At or before `from` it is on the next day. */
  readonly to: string;
}

/** When a team answers. Without rows it never does. */
export interface OfficeHours {
  /** IANA name of the team's time zone. */
  readonly zone: string;
  readonly rows: readonly HoursRow[];
  readonly closed: readonly ClosedDate[];
}

/** Whether a team answers now, and the instant at which that changes; null where it does not within the horizon. */
export type Availability =
  | { readonly open: true; readonly until: number | null }
  | { readonly open: false; readonly opens: number | null };

/** Half open: the end is no longer part of it. */
export type Interval = readonly [start: number, end: number];

/** As many days ahead are looked at: a year, and what closed dates may add. */
export const HORIZON_DAYS = 400;

const minutesOf = (clock: string): number => {
  const [hours, minutes] = clock.split(':').map(Number);
  return (hours! * 60 + minutes!) * 60_000;
};

const weekdayOf = (date: number): Weekday => (((date / DAY + 3) % 7) + 1) as Weekday;

/** The hours that start on a local date, in instants. */
const intervalsOn = (date: number, { zone, rows, closed }: OfficeHours): Interval[] => {
  if (isClosed(date, closed)) return [];
  const weekday = weekdayOf(date);
  return rows
    .filter(({ days }) => days.includes(weekday))
    .map(({ from, to }): Interval => {
      const [start, end] = [minutesOf(from), minutesOf(to)];
      return [
        instantAt(zone, date + start, 'earlier'),
        instantAt(zone, date + end + (end <= start ? DAY : 0), 'later'),
      ];
    })
    .filter(([start, end]) => start < end);
};

/** The local date of an instant, as midnight of that date in UTC. */
export const dateAt = (zone: string, instant: number): number =>
  Math.floor(wallTime(zone, instant) / DAY) * DAY;

/**
 * The hours of the days around an instant, in the order they start. Where clocks jump over a whole date (Samoa, 30
 * December 2011), the hours of that date start among those of the next: a day is held until the next one is known.
 */
function* startingFrom(hours: OfficeHours, from: number, days: number): Generator<Interval> {
  const today = dateAt(hours.zone, from);
  let held: readonly Interval[] = [];
  // The day before yesterday's night shift can reach into today where clocks jump over a whole date.
  for (let day = -2; day <= days; day += 1) {
    const starting = intervalsOn(today + day * DAY, hours);
    const ordered = [...held, ...starting].toSorted(([a], [b]) => a - b);
    const ready = ordered.findLastIndex((interval) => held.includes(interval)) + 1;
    yield* ordered.slice(0, ready);
    held = ordered.slice(ready);
  }
  yield* held;
}

/**
 * The office hours from the day before an instant on, touching and overlapping ones as one, in order.
 * A caller takes as many as it wants: a day is worked out when it is asked for.
 */
export function* openIntervals(hours: OfficeHours, from: number, days = HORIZON_DAYS): Generator<Interval> {
  let current: Interval | undefined;
  for (const next of startingFrom(hours, from, days)) {
    if (current !== undefined && next[0] <= current[1]) current = [current[0], Math.max(current[1], next[1])];
    else {
      if (current !== undefined) yield current;
      current = next;
    }
  }
  if (current !== undefined) yield current;
}

/**
 * Whether a team answers at an instant, and when that changes.
 * @param now milliseconds since 1970 in UTC.
 * @example
 * availabilityAt({ zone: 'UTC', rows: [{ days: [1], from: '09:00', to: '17:00' }], closed: [] },
 *   Date.UTC(2026, 10, 30, 12)) // { open: true, until: Date.UTC(2026, 10, 30, 17) }
 */
export const availabilityAt = (hours: OfficeHours, now: number): Availability => {
  const horizon = dateAt(hours.zone, now) + HORIZON_DAYS * DAY;
  for (const [start, end] of openIntervals(hours, now)) {
    if (end <= now) continue;
    if (start > now) return { open: false, opens: start };
    // Hours that reach the horizon are open round the clock.
    return { open: true, until: end >= horizon ? null : end };
  }
  return { open: false, opens: null };
};
