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
import { useEffect, useState } from 'react';
import { words } from '../language/words.ts';
import { t } from '../t.ts';
import type { ControlProps } from './control-props.ts';
import { CLOCK_EXAMPLE, Columns, DateInput, TextInput, TickInput } from './inputs.tsx';
import { Rows } from './rows.tsx';

type Hours = Messenger['hours'];
type Row = Hours['rows'][number];

/** The days of a row: a box each, and two shortcuts. */
const Days = ({ row, change }: { readonly row: Row; readonly change: (row: Row) => void }) => (
  <div className="talk-field" role="group" aria-label={t('screens.messenger.hours.days')}>
    <s-stack direction="inline" gap="base">
      {dayNames(words().language, 'long').map((name, at) => {
        const day = (at + 1) as Row['days'][number];
        return (
          <TickInput
            key={name}
            label={name}
            value={row.days.includes(day)}
            onChange={() => change(withDay(row, day))}
          />
        );
      })}
    </s-stack>
    <s-stack direction="inline" gap="small-200">
      {DAY_SHORTCUTS.map(([name, days]) => (
        <s-button key={name} variant="tertiary" onClick={() => change({ ...row, days: [...days] })}>
          {t(`screens.messenger.hours.${name}`)}
        </s-button>
      ))}
    </s-stack>
  </div>
);

/** The week as a picture: a line a day, hours from left to right. Its words are the rows. */
const Week = ({ rows }: { readonly rows: readonly Row[] }) => (
  <div className="talk-week" role="img" aria-label={t('screens.messenger.hours.picture')}>
    {weekPicture(rows).map((parts, day) => (
      <div key={day} className="talk-week__day">
        <span>{dayNames(words().language)[day]}</span>
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
const NextChange = ({ hours, siteZone }: { readonly hours: Hours; readonly siteZone: string }) => {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 60_000);
    return () => clearInterval(timer);
  }, []);
  const change = nextChange(hours, { now, siteZone, locale: words().language });
  if (change === null) return null;
  if (change.kind === 'never')
    return <s-paragraph color="subdued">{t('screens.messenger.hours.never')}</s-paragraph>;
  return (
    <s-paragraph>
      <s-text type="strong">
        {change.until === null
          ? t('screens.messenger.hours.openAlways')
          : t(`screens.messenger.hours.${change.kind}`, { until: change.until })}
      </s-text>
    </s-paragraph>
  );
};

interface WeekProps extends ControlProps<Hours['rows']> {
  readonly hours: Hours;
  readonly siteZone: string;
}

/** Office hours in rows, with the picture of the week. */
export const WeekHours = ({ value, onChange, hours, siteZone }: WeekProps) => (
  <div className="talk-field">
    <Week rows={value} />
    <NextChange hours={hours} siteZone={siteZone} />
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
          <Days row={row} change={change} />
          <Columns>
            <TextInput
              label={t('screens.messenger.hours.from')}
              placeholder={CLOCK_EXAMPLE}
              maxLength={5}
              value={row.from}
              onChange={(from) => change({ ...row, from: from.trim() })}
            />
            {row.to !== '24:00' && (
              <TextInput
                label={t('screens.messenger.hours.to')}
                placeholder={CLOCK_EXAMPLE}
                maxLength={5}
                value={row.to}
                help={endsNextDay(row) ? t('screens.messenger.hours.nextDay') : ''}
                onChange={(to) => change({ ...row, to: to.trim() })}
              />
            )}
            <TickInput
              label={t('screens.messenger.hours.toMidnight')}
              value={row.to === '24:00'}
              onChange={(end) => change({ ...row, to: end ? '24:00' : '17:00' })}
            />
          </Columns>
        </>
      )}
    </Rows>
  </div>
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
      <Columns>
        <DateInput
          label={t('screens.messenger.date.first')}
          value={date.date}
          onChange={(first) => change({ ...date, date: first })}
        />
        <DateInput
          label={t('screens.messenger.date.last')}
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
      </Columns>
    )}
  </Rows>
);
