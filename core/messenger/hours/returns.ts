import { dateAt } from './hours.ts';
import { DAY } from './zone.ts';

/** An instant in a visitor's words. */
export interface WhenInWords {
  /** "today at 14:30", "tomorrow at 09:00", "Monday at 09:00", "24 December at 09:00". */
  readonly text: string;
  /** The team's zone, by its short name ("GMT+10"), where its clocks differ from the visitor's; else null. */
  readonly teamZone: string | null;
}

export interface WordsOfTime {
  /** BCP 47, one that the runtime knows: see `localeOf`. */
  readonly locale: string;
  /** The visitor's time zone, IANA name. */
  readonly zone: string;
  /** The team's time zone, IANA name. */
  readonly teamZone: string;
  /** How the language joins a day and a time, for example `{day} at {time}`. */
  readonly join: string;
}

/** A locale to write in: English where the runtime does not know it. */
export const localeOf = (locale: string): string => {
  try {
    return Intl.DateTimeFormat.supportedLocalesOf(locale).length > 0 ? locale : 'en';
  } catch {
    return 'en';
  }
};

/** The day by its distance: yesterday, today and tomorrow have words; a week ahead has weekdays; then dates. */
const dayInWords = (instant: number, distance: number, locale: string, zone: string): string => {
  if (distance >= 0 && distance <= 1)
    return new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(distance, 'day');
  const form: Intl.DateTimeFormatOptions =
    distance > 1 && distance <= 6 ? { weekday: 'long' } : { day: 'numeric', month: 'long' };
  return new Intl.DateTimeFormat(locale, { ...form, timeZone: zone }).format(instant);
};

const shortName = (zone: string, instant: number, locale: string): string =>
  new Intl.DateTimeFormat(locale, { timeZone: zone, timeZoneName: 'short' })
    .formatToParts(instant)
    .find(({ type }) => type === 'timeZoneName')?.value ?? zone;

/**
 * Says when something is, on the visitor's clock and in the visitor's language.
 * @param instant what to say, @param now what it is seen from: milliseconds since 1970 in UTC.
 * @example
 * whenInWords(Date.UTC(2026, 10, 30, 8), Date.UTC(2026, 10, 29, 20),
 *   { locale: 'en-GB', zone: 'Europe/Berlin', teamZone: 'Europe/Berlin', join: '{day} at {time}' })
 * // { text: 'tomorrow at 09:00', teamZone: null }
 */
export const whenInWords = (
  instant: number,
  now: number,
  { locale, zone, teamZone, join }: WordsOfTime,
): WhenInWords => {
  const distance = (dateAt(zone, instant) - dateAt(zone, now)) / DAY;
  const time = new Intl.DateTimeFormat(locale, { timeZone: zone, timeStyle: 'short' }).format(instant);
  const day = dayInWords(instant, distance, locale, zone);
  const [visitors, teams] = [zone, teamZone].map((each) => shortName(each, instant, locale));
  return {
    text: join.replace('{day}', () => day).replace('{time}', () => time),
    teamZone: visitors === teams ? null : teams!,
  };
};
