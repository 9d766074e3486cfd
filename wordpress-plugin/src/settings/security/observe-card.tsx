import { mergeOptionsOf } from '@talk-suite/core/check';
import { starterPolicy } from '@talk-suite/core/csp';
import type { Settings } from '@talk-suite/core/settings';
import { Button, SelectControl } from '@wordpress/components';
import * as React from 'react';
import { useEffect, useRef, useState } from 'react';
import type { TextKey } from '../../page/data.ts';
import { t } from '../../page/t.ts';
import { observation, type Observation } from '../api/security.ts';
import { FieldErrors } from '../fields/field-error.tsx';
import { SnippetView } from './snippet-view.tsx';

const HOURS = ['1', '24', '72', '168'] as const;

const timeLeft = (seconds: number): string =>
  t('security.observe.running', {
    hours: String(Math.floor(seconds / 3600)),
    minutes: String(Math.floor((seconds % 3600) / 60)),
  });

const Rows = ({ rows, full }: Observation) => (
  <>
    <table className="talk-observed">
      <thead>
        <tr>
          <th scope="col">{t('security.observe.directive')}</th>
          <th scope="col">{t('security.observe.source')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ directive, source }) => (
          <tr key={`${directive} ${source}`}>
            <td>
              <code dir="ltr">{directive}</code>
            </td>
            <td>
              <code dir="ltr">{source}</code>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
    {full && <p className="talk-help">{t('security.observe.full')}</p>}
    <p className="talk-help">{t('security.observe.caution')}</p>
  </>
);

/** Learns for a limited time what the pages load, and makes a policy to start from. */
export const ObserveCard = ({ settings }: { settings: Settings }) => {
  const [state, setState] = useState<Observation | null>(null);
  const [failed, setFailed] = useState(false);
  const [busy, setBusy] = useState(false);
  const [hours, setHours] = useState<(typeof HOURS)[number]>('24');
  const alive = useRef(true);

  const ask = async (request: () => Promise<Observation>): Promise<void> => {
    if (busy) return;
    setBusy(true);
    const answer = await request().catch(() => null);
    if (!alive.current) return;
    setBusy(false);
    setFailed(answer === null);
    if (answer) setState(answer);
  };
  useEffect(() => {
    alive.current = true;
    void ask(observation.read);
    return () => {
      alive.current = false;
    };
    // oxlint-disable-next-line react/exhaustive-deps -- Read once, when the tab is first looked at.
  }, []);

  const running = typeof state?.secondsLeft === 'number';
  const rows = state?.rows ?? [];
  // The button that was pressed is gone: what took its place gets the focus.
  const buttons = useRef<HTMLDivElement>(null);
  const wasRunning = useRef(running);
  useEffect(() => {
    if (wasRunning.current !== running && document.activeElement === document.body)
      buttons.current?.querySelector<HTMLElement>('button')?.focus();
    wasRunning.current = running;
  }, [running]);
  return (
    <>
      <div className="talk-observe">
        <p>
          {t('security.observe.text')}
          {settings.csp.mode === 'merge' && ` ${t('security.observe.merging')}`}
        </p>
        <div className="talk-actions" ref={buttons}>
          {!running && (
            <>
              <SelectControl
                __nextHasNoMarginBottom
                __next40pxDefaultSize
                label={t('security.observe.hours')}
                labelPosition="side"
                value={hours}
                options={HOURS.map((value) => ({
                  value,
                  label: t(`security.observe.hours.${value}` as TextKey),
                }))}
                onChange={setHours}
              />
              <Button
                __next40pxDefaultSize
                variant="secondary"
                isBusy={busy}
                onClick={() => void ask(() => observation.start(Number(hours)))}
              >
                {t(rows.length > 0 ? 'security.observe.startOver' : 'security.observe.start')}
              </Button>
            </>
          )}
          {running && (
            <>
              <Button __next40pxDefaultSize variant="secondary" onClick={() => void ask(observation.read)}>
                {t('security.observe.refresh')}
              </Button>
              <Button
                __next40pxDefaultSize
                variant="tertiary"
                isDestructive
                onClick={() => void ask(observation.stop)}
              >
                {t('security.observe.stop')}
              </Button>
            </>
          )}
        </div>
        <p className="talk-help" role="status">
          {state && (state.secondsLeft === null ? t('security.observe.over') : timeLeft(state.secondsLeft))}
          {running && rows.length === 0 && ` ${t('security.observe.none')}`}
        </p>
        <div role="alert">
          {failed && (
            <FieldErrors errors={[{ field: '', code: 'failed', message: t('security.observe.failed') }]} />
          )}
        </div>
      </div>
      {state && rows.length > 0 && (
        <div className="talk-starter">
          <Rows {...state} />
          <details>
            <summary>{t('security.starter.title')}</summary>
            <SnippetView
              headers={starterPolicy(rows, mergeOptionsOf(settings)).headers}
              seen={[]}
              lead={t('security.starter.text')}
            />
          </details>
        </div>
      )}
    </>
  );
};
