import { mergeOptionsOf } from '@talk-suite/core/check';
import { isPowerful, starterPolicy, type Observed } from '@talk-suite/core/csp';
import type { Settings } from '@talk-suite/core/settings';
import { Button, SelectControl } from '@wordpress/components';
import * as React from 'react';
import { useEffect, useRef, useState } from 'react';
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

interface RowsProps {
  readonly rows: Observation['rows'];
  /** A row with as many visitors may have more. */
  readonly more: number;
  readonly full: boolean;
  readonly chosen: ReadonlySet<string>;
  readonly onChoose: (name: string, allow: boolean) => void;
}

interface StarterProps {
  readonly observation: Observation;
  readonly settings: Settings;
}

const nameOf = ({ directive, source }: Observed): string => `${directive} ${source}`;

const Rows = ({ rows, more, full, chosen, onChoose }: RowsProps) => (
  <>
    <p className="talk-help">{t('security.observe.caution')}</p>
    <table className="talk-observed">
      <thead>
        <tr>
          <th scope="col">{t('security.observe.choose')}</th>
          <th scope="col">{t('security.observe.directive')}</th>
          <th scope="col">{t('security.observe.source')}</th>
          <th scope="col">{t('security.observe.visitors')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => {
          const { directive, source, visitors } = row;
          const name = nameOf(row);
          return (
            <tr key={name}>
              <td>
                <input
                  type="checkbox"
                  aria-label={t('security.observe.choose.row', { directive, source })}
                  checked={chosen.has(name)}
                  onChange={({ target }) => onChoose(name, target.checked)}
                />
              </td>
              <td>
                <code dir="ltr">{directive}</code>
              </td>
              <td>
                <code dir="ltr">{source}</code>
                {isPowerful(row) && <p className="talk-help">{t('security.observe.powerful')}</p>}
              </td>
              <td>
                {visitors < more
                  ? String(visitors)
                  : t('security.observe.visitors.more', { number: String(visitors) })}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
    {full && <p className="talk-help">{t('security.observe.full')}</p>}
  </>
);

/** What was observed, to choose from, and the policy that comes of it. */
const Starter = ({ observation: { rows, more, full }, settings }: StarterProps) => {
  // None at first: what goes into the policy is chosen row by row.
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const choose = (name: string, allow: boolean): void => {
    const next = new Set(chosen);
    if (allow) next.add(name);
    else next.delete(name);
    setChosen(next);
  };
  const allowed = rows.filter((row) => chosen.has(nameOf(row)));
  return (
    <div className="talk-starter">
      <Rows rows={rows} more={more} full={full} chosen={chosen} onChoose={choose} />
      <details>
        <summary>{t('security.starter.title')}</summary>
        <SnippetView
          headers={starterPolicy(allowed, mergeOptionsOf(settings)).headers}
          seen={[]}
          lead={t('security.starter.text')}
        />
      </details>
    </div>
  );
};

interface Observing {
  /** Null until it has been read. */
  readonly state: Observation | null;
  readonly failed: boolean;
  readonly busy: boolean;
  readonly ask: (request: () => Promise<Observation>) => Promise<void>;
}

/** What has been observed so far, read once when the tab is first looked at, and again on demand. */
const useObservation = (): Observing => {
  const [state, setState] = useState<Observation | null>(null);
  const [failed, setFailed] = useState(false);
  const [busy, setBusy] = useState(false);
  const alive = useRef(true);
  const read = async (request: () => Promise<Observation>): Promise<void> => {
    const answer = await request().catch(() => null);
    if (!alive.current) return;
    setBusy(false);
    setFailed(answer === null);
    if (answer) setState(answer);
  };
  useEffect(() => {
    alive.current = true;
    // Nothing is busy for anybody to see: nobody has asked.
    void read(observation.read);
    return () => {
      alive.current = false;
    };
  }, []);
  return {
    state,
    failed,
    busy,
    ask: async (request) => {
      if (busy) return;
      setBusy(true);
      await read(request);
    },
  };
};

/** What can be done: begin, or while it goes on look and stop. */
const Buttons = ({ state, busy, ask }: Omit<Observing, 'failed'>) => {
  const [hours, setHours] = useState<(typeof HOURS)[number]>('24');
  const running = typeof state?.secondsLeft === 'number';
  // The button that was pressed is gone: what took its place gets the focus.
  const buttons = useRef<HTMLDivElement>(null);
  const wasRunning = useRef(running);
  useEffect(() => {
    if (wasRunning.current !== running && document.activeElement === document.body)
      buttons.current?.querySelector<HTMLElement>('button')?.focus();
    wasRunning.current = running;
  }, [running]);
  return (
    <div className="talk-actions" ref={buttons}>
      {!running && (
        <>
          <SelectControl
            __nextHasNoMarginBottom
            __next40pxDefaultSize
            label={t('security.observe.hours')}
            labelPosition="side"
            value={hours}
            options={HOURS.map((value) => ({ value, label: t(`security.observe.hours.${value}`) }))}
            onChange={setHours}
          />
          <Button
            __next40pxDefaultSize
            variant="secondary"
            isBusy={busy}
            onClick={() => void ask(() => observation.start(Number(hours)))}
          >
            {t(state && state.rows.length > 0 ? 'security.observe.startOver' : 'security.observe.start')}
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
  );
};

/** Learns for a limited time what the pages load, and makes a policy to start from. */
export const ObserveCard = ({ settings }: { settings: Settings }) => {
  const { state, failed, busy, ask } = useObservation();
  const running = typeof state?.secondsLeft === 'number';
  const rows = state?.rows ?? [];
  return (
    <>
      <div className="talk-observe">
        <p>
          {t('security.observe.text')}
          {settings.csp.mode === 'merge' && ` ${t('security.observe.merging')}`}
        </p>
        <Buttons state={state} busy={busy} ask={ask} />
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
      {state && rows.length > 0 && <Starter observation={state} settings={settings} />}
    </>
  );
};
