import { requirementsOf } from '@talk-suite/core/csp';
import type { Settings } from '@talk-suite/core/settings';
import { Button, ExternalLink } from '@wordpress/components';
import * as React from 'react';
import { useEffect, useRef, useState } from 'react';
import { t } from '../../page/t.ts';
import { Outcome } from '../notices/outcome.tsx';
import { tryPage, type LiveResult } from './live-test.ts';
import { pageAddress } from './page-address.ts';
import { hostsIn } from './violations.ts';

interface Props {
  readonly settings: Settings;
  readonly siteUrl: string;
  readonly page: string;
}

type Seen = Extract<LiveResult, { kind: 'seen' }>;

const SeenResult = ({ result: { asGuest, runs, tag, violations, failed } }: { result: Seen }) => {
  const notRun = runs === 'failed' || (runs === 'none' && tag);
  const blockedOrFailed = violations.length + failed.length > 0 || notRun;
  return (
    <>
      {violations.length > 0 && (
        <Outcome kind="bad">
          {t('security.live.violations')}
          <ul>
            {violations.map((violation) => (
              <li key={violation.directive + violation.source}>
                {t('security.live.violation', { ...violation })}
              </li>
            ))}
          </ul>
        </Outcome>
      )}
      {failed.length > 0 && (
        <Outcome kind="bad">
          {t('security.live.failed')}
          <ul>
            {failed.map((origin) => (
              <li key={origin}>{origin}</li>
            ))}
          </ul>
        </Outcome>
      )}
      {notRun && violations.length + failed.length === 0 && (
        <Outcome kind="bad">
          {t(tag && runs === 'none' ? 'security.live.notRun' : 'security.live.failedState')}
        </Outcome>
      )}
      {!blockedOrFailed && (
        <Outcome kind={runs === 'runs' || runs === 'visibility' ? 'good' : 'note'}>
          {t(
            runs === 'none'
              ? 'security.live.none'
              : runs === 'waits'
                ? 'security.live.waits'
                : runs === 'refused'
                  ? 'screens.frontPage.refused'
                  : 'security.live.works',
          )}
        </Outcome>
      )}
      <p className="talk-help">{t(asGuest ? 'security.live.guest' : 'security.live.self')}</p>
    </>
  );
};

/** Opens a page in this browser and says what of Talk was blocked, and what failed. */
export const LiveCard = ({ settings, siteUrl, page }: Props) => {
  const [state, setState] = useState<LiveResult | 'untried' | 'trying'>('untried');
  const alive = useRef(true);
  useEffect(() => {
    alive.current = true;
    return () => {
      alive.current = false;
    };
  }, []);
  const url = pageAddress(page, new URL(siteUrl, location.href));
  const trying = state === 'trying';
  const run = async (): Promise<void> => {
    if (trying) return;
    setState('trying');
    const { requirements } = requirementsOf(settings.connection, settings.csp);
    const result = await tryPage(url, hostsIn(requirements.map(({ source }) => source)));
    if (alive.current) setState(result);
  };
  return (
    <>
      <div className="talk-check">
        <Button
          __next40pxDefaultSize
          variant="secondary"
          isBusy={trying}
          aria-disabled={trying}
          onClick={() => void run()}
        >
          {t(trying ? 'security.live.trying' : 'security.live.button')}
        </Button>
      </div>
      <div className="talk-live" role="status">
        {typeof state === 'object' &&
          (state.kind === 'seen' ? (
            <SeenResult result={state} />
          ) : (
            <>
              <Outcome kind="note">{t(`security.live.${state.kind}`)}</Outcome>
              {state.kind !== 'slow' && (
                <p>
                  <ExternalLink href={url}>{t('security.live.open')}</ExternalLink>{' '}
                  <span className="talk-help">{t('security.live.open.help')}</span>
                </p>
              )}
            </>
          ))}
      </div>
    </>
  );
};
