import { minutes, type DaysPart, type WeekPart } from '@talk-suite/core/screens/messenger';
import { useSyncExternalStore } from 'react';

/** The days of a row: a box each, and shortcuts. */
export const Days = ({ part }: { readonly part: DaysPart }) => (
  <div className="days" role="group" aria-label={part.label}>
    {part.days.map(({ name, short, isOn, onToggle }) => (
      <label key={name} title={name}>
        <input type="checkbox" aria-label={name} checked={isOn} onChange={onToggle} />
        <span aria-hidden>{short}</span>
      </label>
    ))}
    {part.shortcuts.map(({ label, choose }) => (
      <button key={label} type="button" className="link-button" onClick={choose}>
        {label}
      </button>
    ))}
  </div>
);

/** The week as a picture: a line a day, hours from left to right; and whether the team is there now. */
export const Week = ({ part }: { readonly part: WeekPart }) => {
  const next = part.next(useSyncExternalStore(minutes.subscribe, minutes.now, minutes.now));
  return (
    <>
      <div className="week" role="img" aria-label={part.label}>
        {part.days.map(({ name, open }) => (
          <div key={name} className="week-day">
            <span>{name}</span>
            <svg viewBox="0 0 24 1" preserveAspectRatio="none">
              {open.map(({ from, to }) => (
                <rect key={`${from} ${to}`} x={from * 24} width={(to - from) * 24} height={1} />
              ))}
            </svg>
          </div>
        ))}
      </div>
      {next !== '' && <p className="week-next">{next}</p>}
    </>
  );
};
