import { instanceOf, regionOf, type EntryReading } from '@talk-suite/core/connection';
import * as React from 'react';
import { useEffect, useState } from 'react';
import { CONNECTION_AREAS, tell, type Finding } from '../../page/findings.ts';
import { t } from '../../page/t.ts';
import { Outcome } from '../notices/outcome.tsx';
import { Facts } from './facts.tsx';

/** How long typing must rest before a problem is shown, in milliseconds. */
const REST = 400;

/** A reading for the eyes: an understood one at once, a problem only when typing rests. */
const useRested = (reading: EntryReading): EntryReading => {
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

const Findings = ({ findings, kind }: { findings: readonly Finding[]; kind: 'error' | 'warning' }) => (
  <ul className="talk-findings">
    {findings.map((finding) => (
      <li key={finding.code + finding.message}>{tell(finding, kind, CONNECTION_AREAS)}</li>
    ))}
  </ul>
);

const understoodText = (reading: EntryReading & { kind: 'understood' }): string => {
  const { trackingKey, captureHost } = reading.connection;
  return t('screens.understood', {
    instance: instanceOf(trackingKey),
    region: t(`screens.region.${regionOf(captureHost)}`),
  });
};

const announcement = (reading: EntryReading): string => {
  if (reading.kind === 'blank') return '';
  const warnings = reading.warnings.map((finding) => tell(finding, 'warning', CONNECTION_AREAS));
  return reading.kind === 'understood'
    ? [understoodText(reading), ...warnings].join(' ')
    : [
        t('screens.refused'),
        ...reading.errors.map((finding) => tell(finding, 'error', CONNECTION_AREAS)),
      ].join(' ');
};

interface Props {
  readonly reading: EntryReading;
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
            <strong>{understoodText(shown)}</strong>
          </Outcome>
          <Facts connection={shown.connection} />
        </>
      )}
      {shown.kind === 'refused' && !inFields && (
        <Outcome kind="bad">
          <strong>{t('screens.refused')}</strong>
          <Findings findings={shown.errors} kind="error" />
        </Outcome>
      )}
      {shown.kind !== 'blank' && shown.warnings.length > 0 && (
        <Outcome kind="note">
          <strong>{t('screens.warnings')}</strong>
          <Findings findings={shown.warnings} kind="warning" />
        </Outcome>
      )}
    </div>
  );
};
