import type { StatusTone } from '@talk-suite/core/screens';
import * as React from 'react';
import type { ReactNode } from 'react';

/** `neutral` is for what nobody has judged. */
export type OutcomeKind = StatusTone;

const PATHS: Readonly<Record<Exclude<OutcomeKind, 'neutral'>, string>> = {
  good: 'M6.5 12.5l3.5 3.5 7.5-8',
  bad: 'M12 7v6.5M12 16.5v.5',
  note: 'M12 7v.5M12 10.5V17',
};

/** A result with a sign: never told by colour alone. */
export const Outcome = ({ kind, children }: { kind: OutcomeKind; children: ReactNode }) => (
  <div className={`talk-outcome talk-outcome--${kind}`}>
    <svg viewBox="0 0 24 24" width="20" height="20" aria-hidden="true" focusable="false">
      <circle cx="12" cy="12" r="9.25" />
      {kind !== 'neutral' && <path d={PATHS[kind]} />}
    </svg>
    <div>{children}</div>
  </div>
);
