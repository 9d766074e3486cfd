// Office hours a second time, with Temporal and nothing of ours: what `hours.ts` is held to.
import { Temporal } from 'temporal-polyfill';
import {
  HORIZON_DAYS,
  type Availability,
  type HoursRow,
  type OfficeHours,
} from '../../core/messenger/hours/hours.ts';
import type { ClosedDate } from '../../core/messenger/hours/closed-dates.ts';

const monthDay = (date: Temporal.PlainDate): string => date.toPlainMonthDay().toString();

const closes = ({ date, until = date, yearly }: ClosedDate, day: Temporal.PlainDate): boolean => {
  const [first, last] = [Temporal.PlainDate.from(date), Temporal.PlainDate.from(until)];
  if (!yearly)
    return Temporal.PlainDate.compare(first, day) <= 0 && Temporal.PlainDate.compare(day, last) <= 0;
  const [from, to, asked] = [first, last, day].map(monthDay) as [string, string, string];
  return from <= to ? from <= asked && asked <= to : asked >= from || asked <= to;
};

const instantOf = (
  zone: string,
  date: Temporal.PlainDate,
  clock: string,
  disambiguation: 'compatible' | 'later',
): number => {
  const whole = clock === '24:00';
  const wall = (whole ? date.add({ days: 1 }) : date).toPlainDateTime(whole ? '00:00' : clock);
  return wall.toZonedDateTime(zone, { disambiguation }).epochMilliseconds;
};

const intervalOf = (zone: string, date: Temporal.PlainDate, { from, to }: HoursRow): [number, number] => [
  instantOf(zone, date, from, 'compatible'),
  instantOf(zone, to !== '24:00' && to <= from ? date.add({ days: 1 }) : date, to, 'later'),
];

/** Every interval near an instant, merged; `days` ahead. */
const intervals = ({ zone, rows, closed }: OfficeHours, now: number, days: number): [number, number][] => {
  const today = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(zone).toPlainDate();
  const all: [number, number][] = [];
  for (let day = -3; day <= days; day += 1) {
    const date = today.add({ days: day });
    if (closed.some((each) => closes(each, date))) continue;
    for (const row of rows)
      if ((row.days as readonly number[]).includes(date.dayOfWeek)) all.push(intervalOf(zone, date, row));
  }
  const merged: [number, number][] = [];
  for (const [start, end] of all.filter(([from, to]) => from < to).toSorted(([a], [b]) => a - b)) {
    const last = merged.at(-1);
    if (last !== undefined && start <= last[1]) last[1] = Math.max(last[1], end);
    else merged.push([start, end]);
  }
  return merged;
};

const answerWithin = (hours: OfficeHours, now: number, days: number): Availability => {
  const found = intervals(hours, now, days).find(([, end]) => end > now);
  if (found === undefined) return { open: false, opens: null };
  if (found[0] > now) return { open: false, opens: found[0] };
  const today = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(hours.zone).toPlainDate();
  const horizon = today.add({ days: HORIZON_DAYS }).toString();
  const end = Temporal.Instant.fromEpochMilliseconds(found[1]).toZonedDateTimeISO(hours.zone).toPlainDate();
  return { open: true, until: end.toString() >= horizon ? null : found[1] };
};

/** What the team's state is. Looks as far as it takes for an answer: most are within a week or two. */
export const oracleAvailability = (hours: OfficeHours, now: number): Availability => {
  const near = answerWithin(hours, now, 16);
  const settled = near.open ? near.until !== null && near.until < now + 10 * 86_400_000 : near.opens !== null;
  return settled ? near : answerWithin(hours, now, HORIZON_DAYS);
};
