import type { Finding } from '@talk-suite/core/findings';
import { understoodText } from '@talk-suite/core/screens';
import * as React from 'react';
import { useEffect, useState } from 'react';
import type { TextKey } from '../../page/data.ts';
import { messageOf, t } from '../../page/t.ts';
import { Outcome } from '../notices/outcome.tsx';
import { Facts } from './facts.tsx';
import type { Reading } from './reading.ts';

/** How long typing must rest before a problem is shown, in milliseconds. */
const REST = 400;

/** A reading for the eyes: an understood one at once, a problem only when typing rests. */
const useRested = (reading: Reading): Reading => {
  const [shown, setShown] = useState(reading);
  useEffect(() => {
    if (reading.kind !== 'refused') {
      setShown(reading);
      return undefined;
    }
    const timer = setTimeout(() => setShown(reading), REST);
    return () => clearTimeout(timer);
  }, [reading]);
  return reading.kind === 'refused' ? shown : reading;
};

const Findings = ({ findings }: { findings: readonly Finding<TextKey>[] }) => (
  <ul className="talk-findings">
    {findings.map(messageOf).map((message) => (
      <li key={message}>{message}</li>
    ))}
  </ul>
);

const announcement = (reading: Reading): string => {
  if (reading.kind === 'blank') return '';
  return reading.kind === 'understood'
    ? [understoodText(reading.connection, t), ...reading.warnings.map(messageOf)].join(' ')
    : [t('screens.refused'), ...reading.errors.map(messageOf)].join(' ');
};

interface Props {
  readonly reading: Reading;
  /** Stands there before anything was entered. */
  readonly hint: string | null;
  /** The fields above show their problems themselves. */
  readonly inFields: boolean;
}

/** What was understood of the entry, for eyes and for ears. */
export const ReadingResult = ({ reading, hint, inFields }: Props) => {
  const shown = useRested(reading);
  return (
    <div className="talk-reading">
      <div className="screen-reader-text" role="status">
        {announcement(shown)}
      </div>
      {hint !== null && (shown.kind === 'blank' || (shown.kind === 'refused' && inFields)) && (
        <p className="talk-help">{hint}</p>
      )}
      {shown.kind === 'understood' && (
        <>
          <Outcome kind="good">
            <strong>{understoodText(shown.connection, t)}</strong>
          </Outcome>
          <Facts connection={shown.connection} />
        </>
      )}
      {shown.kind === 'refused' && !inFields && (
        <Outcome kind="bad">
          <strong>{t('screens.refused')}</strong>
          <Findings findings={shown.errors} />
        </Outcome>
      )}
      {shown.kind !== 'blank' && shown.warnings.length > 0 && (
        <Outcome kind="note">
          <strong>{t('screens.warnings')}</strong>
          <Findings findings={shown.warnings} />
        </Outcome>
      )}
    </div>
  );
};
