import {
  DAY_SHORTCUTS,
  dayNames,
  endsNextDay,
  NEW_HOURS,
  newClosedDate,
  nextChange,
  weekPicture,
  withDay,
  withUntil,
} from '@talk-suite/core/screens/messenger';
import { MESSENGER_LIMITS, type Messenger } from '@talk-suite/core/settings';
import * as React from 'react';
import { useEffect, useState } from 'react';
import { t } from '../../page/t.ts';
import type { ControlProps } from './control-props.ts';
import { TextInput, TickInput } from './inputs.tsx';
import { Rows } from './rows.tsx';

type Hours = Messenger['hours'];
type Row = Hours['rows'][number];

/** The days of a row: a box each, and two shortcuts. */
const Days = ({
  row,
  change,
  locale,
}: {
  readonly row: Row;
  readonly change: (row: Row) => void;
  readonly locale: string;
}) => {
  const [short, long] = [dayNames(locale), dayNames(locale, 'long')];
  return (
    <fieldset className="talk-days">
      <legend>{t('screens.messenger.hours.days')}</legend>
      {short.map((name, at) => {
        const day = (at + 1) as Row['days'][number];
        return (
          <label key={name} title={long[at]}>
            <input
              type="checkbox"
              aria-label={long[at]}
              checked={row.days.includes(day)}
              onChange={() => change(withDay(row, day))}
            />
            <span aria-hidden>{name}</span>
          </label>
        );
      })}
      {DAY_SHORTCUTS.map(([name, days]) => (
        <button
          key={name}
          type="button"
          className="button-link"
          onClick={() => change({ ...row, days: [...days] })}
        >
          {t(`screens.messenger.hours.${name}`)}
        </button>
      ))}
    </fieldset>
  );
};

/** The week as a picture: a line a day, hours from left to right. Its words are the rows. */
const Week = ({ rows, locale }: { readonly rows: readonly Row[]; readonly locale: string }) => (
  <div className="talk-week" role="img" aria-label={t('screens.messenger.hours.picture')}>
    {weekPicture(rows).map((parts, day) => (
      <div key={day} className="talk-week__day">
        <span>{dayNames(locale)[day]}</span>
        <svg viewBox="0 0 24 1" preserveAspectRatio="none">
          {parts.map(({ from, to }) => (
            <rect key={`${from} ${to}`} x={from * 24} width={(to - from) * 24} height={1} />
          ))}
        </svg>
      </div>
    ))}
    <div className="talk-week__scale">
      {['0', '6', '12', '18', '24'].map((hour) => (
        <span key={hour}>{hour}</span>
      ))}
    </div>
  </div>
);

/** Whether the team is there now, and until when; a minute is soon enough. */
const NextChange = ({
  hours,
  siteZone,
  locale,
}: {
  readonly hours: Hours;
  readonly siteZone: string;
  readonly locale: string;
}) => {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 60_000);
    return () => clearInterval(timer);
  }, []);
  const change = nextChange(hours, { now, siteZone, locale });
  if (change === null) return null;
  if (change.kind === 'never') return <p className="talk-help">{t('screens.messenger.hours.never')}</p>;
  return (
    <p className="talk-week__next">
      {change.until === null
        ? t('screens.messenger.hours.openAlways')
        : t(`screens.messenger.hours.${change.kind}`, { until: change.until })}
    </p>
  );
};

interface WeekProps extends ControlProps<Hours['rows']> {
  readonly hours: Hours;
  readonly siteZone: string;
  readonly locale: string;
}

/** Office hours in rows, with the picture of the week. */
export const WeekHours = ({ value, onChange, hours, siteZone, locale }: WeekProps) => (
  <>
    <Week rows={value} locale={locale} />
    <NextChange hours={hours} siteZone={siteZone} locale={locale} />
    <Rows
      rows={value}
      onChange={onChange}
      unsorted
      limit={MESSENGER_LIMITS.rows}
      nameOf={(_, at) => t('screens.messenger.hours.row', { number: String(at + 1) })}
      add={[[t('screens.messenger.hours.add'), NEW_HOURS]]}
    >
      {(row, change) => (
        <>
          <Days row={row} change={change} locale={locale} />
          <div className="talk-columns talk-columns--narrow">
            <TextInput
              label={t('screens.messenger.hours.from')}
              type="time"
              value={row.from}
              onChange={(from) => change({ ...row, from })}
            />
            {row.to !== '24:00' && (
              <TextInput
                label={t('screens.messenger.hours.to')}
                type="time"
                value={row.to}
                help={endsNextDay(row) ? t('screens.messenger.hours.nextDay') : undefined}
                onChange={(to) => change({ ...row, to })}
              />
            )}
            <TickInput
              label={t('screens.messenger.hours.toMidnight')}
              value={row.to === '24:00'}
              onChange={(end) => change({ ...row, to: end ? '24:00' : '17:00' })}
            />
          </div>
        </>
      )}
    </Rows>
  </>
);

/** Days on which nobody is there. */
export const ClosedDates = ({ value, onChange }: ControlProps<Hours['closed']>) => (
  <Rows
    rows={value}
    onChange={onChange}
    unsorted
    limit={MESSENGER_LIMITS.closedDates}
    nameOf={({ label }, at) => label || t('screens.messenger.date', { number: String(at + 1) })}
    add={[[t('screens.messenger.date.add'), newClosedDate()]]}
  >
    {(date, change) => (
      <div className="talk-columns">
        <TextInput
          label={t('screens.messenger.date.first')}
          type="date"
          value={date.date}
          onChange={(first) => change({ ...date, date: first })}
        />
        <TextInput
          label={t('screens.messenger.date.last')}
          type="date"
          value={date.until ?? ''}
          onChange={(until) => change(withUntil(date, until))}
        />
        <TextInput
          label={t('screens.messenger.date.label')}
          value={date.label ?? ''}
          maxLength={60}
          onChange={(label) => change({ ...date, label })}
        />
        <TickInput
          label={t('screens.messenger.date.yearly')}
          value={date.yearly}
          onChange={(yearly) => change({ ...date, yearly })}
        />
      </div>
    )}
  </Rows>
);
