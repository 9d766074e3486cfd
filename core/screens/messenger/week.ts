import {
  availabilityAt,
  type HoursRow,
  localeOf,
  type OfficeHours,
  whenInWords,
} from '../../messenger/index.ts';
import type { Messenger } from '../../settings/index.ts';

/** Hours of a day, as shares of it: from 0 to 1. */
export interface DayPart {
  readonly from: number;
  readonly to: number;
}

const DAY_MINUTES = 1440;

const minutes = (clock: string): number => {
  const [hours, rest] = clock.split(':').map(Number) as [number, number];
  return hours * 60 + rest;
};

const isClock = (text: string): boolean => /^(?:(?:[01]\d|2[0-3]):[0-5]\d|24:00)$/.test(text);

/** What of each day is open, one list a day from Monday on. Hours over midnight go on in the next day. */
export const weekPicture = (rows: readonly HoursRow[]): readonly (readonly DayPart[])[] => {
  const week: DayPart[][] = Array.from({ length: 7 }, () => []);
  for (const { days, from, to } of rows) {
    // What is being typed is not a time yet.
    if (!isClock(from) || !isClock(to) || from === to) continue;
    const [start, end] = [minutes(from) / DAY_MINUTES, minutes(to) / DAY_MINUTES];
    for (const day of days) {
      week[day - 1]?.push({ from: start, to: end <= start ? 1 : end });
      if (end <= start && end > 0) week[day % 7]?.push({ from: 0, to: end });
    }
  }
  return week;
};

/** What the team's hours are, where none are set yet. */
const officeHours = ({ zone, rows, closed }: Messenger['hours'], siteZone: string): OfficeHours => ({
  zone: zone ?? siteZone,
  rows,
  closed,
});

/** Whether the team answers now, and when that changes, in the reader's words. */
export type NextChange =
  { readonly kind: 'never' } | { readonly kind: 'open' | 'closed'; readonly until: string | null };

/**
 * The team's state and its next change.
 * @param siteZone where the settings name none
 * @param locale BCP 47
 * @returns null where the hours are being edited and cannot be worked out
 */
export const nextChange = (
  hours: Messenger['hours'],
  { now, siteZone, locale }: { readonly now: number; readonly siteZone: string; readonly locale: string },
): NextChange | null => {
  if (hours.rows.length === 0) return { kind: 'never' };
  const team = officeHours(hours, siteZone);
  try {
    const state = availabilityAt(team, now);
    const at = state.open ? state.until : state.opens;
    if (!state.open && at === null) return { kind: 'never' };
    const until =
      at === null
        ? null
        : whenInWords(at, now, {
            locale: localeOf(locale),
            zone: team.zone,
            teamZone: team.zone,
            join: '{day}, {time}',
          }).text;
    return { kind: state.open ? 'open' : 'closed', until };
  } catch {
    return null;
  }
};

/** Short names of the days, from Monday on. */
export const dayNames = (locale: string, width: 'short' | 'long' = 'short'): readonly string[] => {
  const format = new Intl.DateTimeFormat(locale, { weekday: width, timeZone: 'UTC' });
  // 5 January 1970 was a Monday.
  return Array.from({ length: 7 }, (_, day) => format.format((4 + day) * 86_400_000));
};
