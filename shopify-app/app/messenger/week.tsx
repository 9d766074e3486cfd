import { minutes, type DaysPart, type WeekPart } from '@talk-suite/core/screens/messenger';
import { useSyncExternalStore } from 'react';
import { TickInput } from './inputs.tsx';

/** The days of a row: a box each, and shortcuts. */
export const Days = ({ part }: { readonly part: DaysPart }) => (
  <div className="talk-field" role="group" aria-label={part.label}>
    <div className="talk-days">
      {part.days.map(({ name, isOn, onToggle }) => (
        <TickInput key={name} label={name} value={isOn} onChange={onToggle} />
      ))}
    </div>
    <s-stack direction="inline" gap="small-200">
      {part.shortcuts.map(({ label, choose }) => (
        <s-button key={label} variant="tertiary" onClick={choose}>
          {label}
        </s-button>
      ))}
    </s-stack>
  </div>
);

/** The week as a picture: a line a day, hours from left to right; and whether the team is there now. */
export const Week = ({ part }: { readonly part: WeekPart }) => {
  const next = part.next(useSyncExternalStore(minutes.subscribe, minutes.now, minutes.now));
  return (
    <>
      <div className="talk-week" role="img" aria-label={part.label}>
        {part.days.map(({ name, open }) => (
          <div key={name} className="talk-week__day">
            <span>{name}</span>
            <svg viewBox="0 0 24 1" preserveAspectRatio="none">
              {open.map(({ from, to }) => (
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
      {next !== '' && (
        <s-paragraph>
          <s-text type="strong">{next}</s-text>
        </s-paragraph>
      )}
    </>
  );
};
