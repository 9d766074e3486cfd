import { LIMITS } from '../../settings/sections/messenger/choices.ts';
import type { Messenger } from '../../settings/index.ts';
import type { ScreenText } from '../fields.ts';
import type { ListOf } from './list-parts.ts';
import { columns, type DaysPart, type Part, type RowsPart } from './parts.ts';
import { rowsPart } from './rows-part.ts';
import { dayNames, nextChange, weekPicture } from './week.ts';

type Hours = Messenger['hours'];
type Row = Hours['rows'][number];
type Closed = Hours['closed'][number];

const NEW_HOURS: Row = { days: [1, 2, 3, 4, 5], from: '09:00', to: '17:00' };
const MIDNIGHT = '24:00';

/** The words are `screens.messenger.hours.<name>`. */
const SHORTCUTS = [
  ['weekdays', [1, 2, 3, 4, 5]],
  ['weekend', [6, 7]],
] as const satisfies readonly (readonly [string, Row['days']])[];

/** A row with a day more, or less. */
const withDay = (row: Row, day: Row['days'][number]): Row => ({
  ...row,
  days: row.days.includes(day)
    ? row.days.filter((other) => other !== day)
    : [...row.days, day].toSorted((a, b) => a - b),
});

/** Whether a row's hours end on the next day. */
const endsNextDay = ({ from, to }: Row): boolean => to !== '' && to !== MIDNIGHT && to <= from;

const daysPart = (row: Row, change: (row: Row) => void, locale: string, t: ScreenText): DaysPart => {
  const [short, long] = [dayNames(locale), dayNames(locale, 'long')];
  return {
    control: 'days',
    id: 'days',
    label: t('screens.messenger.hours.days'),
    days: ([1, 2, 3, 4, 5, 6, 7] as const).map((day) => ({
      name: long[day - 1]!,
      short: short[day - 1]!,
      isOn: row.days.includes(day),
      onToggle: () => change(withDay(row, day)),
    })),
    shortcuts: SHORTCUTS.map(([name, days]) => ({
      label: t(`screens.messenger.hours.${name}`),
      choose: () => change({ ...row, days: [...days] }),
    })),
  };
};

const timeParts = (row: Row, change: (row: Row) => void, t: ScreenText): readonly Part[] => [
  {
    control: 'clock',
    id: 'from',
    label: t('screens.messenger.hours.from'),
    value: row.from,
    onChange: (from) => change({ ...row, from: from.trim() }),
  },
  ...(row.to === MIDNIGHT
    ? []
    : [
        {
          control: 'clock',
          id: 'to',
          label: t('screens.messenger.hours.to'),
          help: endsNextDay(row) ? t('screens.messenger.hours.nextDay') : undefined,
          value: row.to,
          onChange: (to: string) => change({ ...row, to: to.trim() }),
        } as const,
      ]),
  {
    control: 'tick',
    id: 'toMidnight',
    label: t('screens.messenger.hours.toMidnight'),
    value: row.to === MIDNIGHT,
    onChange: (end) => change({ ...row, to: end ? MIDNIGHT : NEW_HOURS.to }),
  },
];

/** Whether the team answers, and until when, in words. */
const nextInWords = (hours: Hours, at: Parameters<typeof nextChange>[1], t: ScreenText): string => {
  const change = nextChange(hours, at);
  if (change === null) return '';
  if (change.kind === 'never') return t('screens.messenger.hours.never');
  return change.until === null
    ? t('screens.messenger.hours.openAlways')
    : t(`screens.messenger.hours.${change.kind}`, { until: change.until });
};

/** Where and for whom the hours are read. */
export interface HoursReader {
  readonly siteZone: string;
  /** BCP 47. */
  readonly locale: string;
}

/** Office hours in rows, with the picture of the week. */
export const weekHoursParts = (
  hours: Hours,
  onChange: (rows: Hours['rows']) => void,
  { siteZone, locale }: HoursReader,
  t: ScreenText,
): readonly Part[] => {
  const names = dayNames(locale);
  return [
    {
      control: 'week',
      id: 'week',
      label: t('screens.messenger.hours.picture'),
      days: weekPicture(hours.rows).map((open, day) => ({ name: names[day]!, open })),
      next: (now) => nextInWords(hours, { now, siteZone, locale }, t),
    },
    rowsPart(
      {
        id: 'hours',
        rows: hours.rows,
        onChange,
        limit: LIMITS.rows,
        isSorted: false,
        nameOf: (_, at) => t('screens.messenger.hours.row', { number: String(at + 1) }),
        additions: [[t('screens.messenger.hours.add'), NEW_HOURS]],
        partsOf: (row, change) => [
          daysPart(row, change, locale, t),
          columns(timeParts(row, change, t), true),
        ],
      },
      t,
    ),
  ];
};

/** A date on which nobody is there: at first, today. */
const newClosedDate = (): Closed => ({ date: new Date().toISOString().slice(0, 10), yearly: false });

/** A closed time with another last day; without one where it is empty: the settings know no empty member. */
const withUntil = ({ date, label, yearly }: Closed, until: string): Closed => ({
  date,
  ...(until !== '' && { until }),
  ...(label !== undefined && { label }),
  yearly,
});

const closedDateParts = (
  closed: Closed,
  change: (closed: Closed) => void,
  t: ScreenText,
): readonly Part[] => [
  {
    control: 'date',
    id: 'date',
    label: t('screens.messenger.date.first'),
    value: closed.date,
    onChange: (date) => change({ ...closed, date }),
  },
  {
    control: 'date',
    id: 'until',
    label: t('screens.messenger.date.last'),
    value: closed.until ?? '',
    onChange: (until) => change(withUntil(closed, until)),
  },
  {
    control: 'text',
    id: 'label',
    kind: 'text',
    label: t('screens.messenger.date.label'),
    maxLength: LIMITS.name,
    value: closed.label ?? '',
    onChange: (label) => change({ ...closed, label }),
  },
  {
    control: 'tick',
    id: 'yearly',
    label: t('screens.messenger.date.yearly'),
    value: closed.yearly,
    onChange: (yearly) => change({ ...closed, yearly }),
  },
];

/** Days on which nobody is there. */
export const closedDatesPart = (list: ListOf<Closed>, t: ScreenText): RowsPart =>
  rowsPart(
    {
      ...list,
      id: 'closed',
      limit: LIMITS.closedDates,
      isSorted: false,
      nameOf: ({ label }, at) => label || t('screens.messenger.date', { number: String(at + 1) }),
      additions: [[t('screens.messenger.date.add'), newClosedDate()]],
      partsOf: (closed, change) => [columns(closedDateParts(closed, change, t))],
    },
    t,
  );
