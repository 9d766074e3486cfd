import { dayNames } from '@talk-suite/core/screens/messenger';
import { MESSENGER_LIMITS, type Messenger } from '@talk-suite/core/settings';
import { TextField } from '../../parts/field.tsx';
import { locale } from '../../texts/index.ts';
import { Tick } from './inputs.tsx';
import { Rows } from './rows.tsx';
import { w } from './words.ts';

type Hours = Messenger['hours'];
type Row = Hours['rows'][number];
interface ListProps<Value> {
  readonly value: Value;
  readonly onChange: (value: Value) => void;
}

const WORKING_DAYS: Row = { days: [1, 2, 3, 4, 5], from: '09:00', to: '17:00' };

/** Office hours, a row for days that are alike. */
export const WeekHours = ({ value, onChange }: ListProps<Hours['rows']>) => (
  <Rows
    rows={value}
    onChange={onChange}
    unsorted
    limit={MESSENGER_LIMITS.rows}
    nameOf={(_, at) => w('screens.messenger.hours.row', { number: String(at + 1) })}
    add={[[w('screens.messenger.hours.add'), WORKING_DAYS]]}
  >
    {(row, change) => (
      <>
        <div className="days" role="group" aria-label={w('screens.messenger.hours.days')}>
          {dayNames(locale).map((name, at) => {
            const day = (at + 1) as Row['days'][number];
            const days = row.days.filter((each) => each !== day);
            return (
              <label key={name}>
                <input
                  type="checkbox"
                  checked={days.length < row.days.length}
                  onChange={({ target }) =>
                    change({
                      ...row,
                      days: target.checked ? [...days, day].toSorted((a, b) => a - b) : days,
                    })
                  }
                />
                <span>{name}</span>
              </label>
            );
          })}
        </div>
        <div className="columns">
          <TextField
            label={w('screens.messenger.hours.from')}
            type="time"
            value={row.from}
            onChange={(from) => change({ ...row, from })}
          />
          {row.to !== '24:00' && (
            <TextField
              label={w('screens.messenger.hours.to')}
              hint={row.to !== '' && row.to <= row.from ? w('screens.messenger.hours.nextDay') : undefined}
              type="time"
              value={row.to}
              onChange={(to) => change({ ...row, to })}
            />
          )}
        </div>
        <Tick
          label={w('screens.messenger.hours.toMidnight')}
          value={row.to === '24:00'}
          onChange={(end) => change({ ...row, to: end ? '24:00' : '17:00' })}
        />
      </>
    )}
  </Rows>
);

const today = (): string => new Date().toISOString().slice(0, 10);

/** Days on which nobody is there. */
export const ClosedDates = ({ value, onChange }: ListProps<Hours['closed']>) => (
  <Rows
    rows={value}
    onChange={onChange}
    unsorted
    limit={MESSENGER_LIMITS.closedDates}
    nameOf={({ label }, at) => label || w('screens.messenger.date', { number: String(at + 1) })}
    add={[[w('screens.messenger.date.add'), { date: today(), yearly: false }]]}
  >
    {({ until, ...date }, change) => (
      <>
        <div className="columns">
          <TextField
            label={w('screens.messenger.date.first')}
            type="date"
            value={date.date}
            onChange={(first) => change({ ...date, date: first, ...(until && { until }) })}
          />
          <TextField
            label={w('screens.messenger.date.last')}
            type="date"
            value={until ?? ''}
            onChange={(last) => change({ ...date, ...(last && { until: last }) })}
          />
        </div>
        <TextField
          label={w('screens.messenger.date.label')}
          maxLength={60}
          value={date.label ?? ''}
          onChange={(label) => change({ ...date, label, ...(until && { until }) })}
        />
        <Tick
          label={w('screens.messenger.date.yearly')}
          value={date.yearly}
          onChange={(yearly) => change({ ...date, yearly, ...(until && { until }) })}
        />
      </>
    )}
  </Rows>
);
