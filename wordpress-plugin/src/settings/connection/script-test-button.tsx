import { hostOf } from '@talk-suite/core/connection';
import { Button } from '@wordpress/components';
import * as React from 'react';
import { useEffect, useRef, useState } from 'react';
import { t } from '../../page/t.ts';
import { testScript, type ScriptAnswer } from './script-test.ts';
import { Outcome } from '../notices/outcome.tsx';

type State = 'untried' | 'checking' | ScriptAnswer;

const SILENT_REASONS = [
  'screens.test.reason.blocker',
  'screens.test.reason.network',
  'screens.test.reason.address',
] as const;

/** Whether the account's script can be fetched from where this person sits. */
export const ScriptTestButton = ({ scriptUrl }: { scriptUrl: string }) => {
  const [state, setState] = useState<State>('untried');
  const running = useRef<AbortController | null>(null);
  useEffect(() => {
    setState('untried');
    return () => running.current?.abort();
  }, [scriptUrl]);

  const run = async (): Promise<void> => {
    if (state === 'checking') return;
    const controller = new AbortController();
    running.current = controller;
    setState('checking');
    const answer = await testScript(scriptUrl, controller.signal);
    if (!controller.signal.aborted) setState(answer);
  };

  return (
    <div className="talk-check">
      <Button
        __next40pxDefaultSize
        variant="secondary"
        isBusy={state === 'checking'}
        aria-disabled={state === 'checking'}
        onClick={() => void run()}
      >
        {t(state === 'checking' ? 'screens.test.checking' : 'screens.test.button')}
      </Button>
      <div className="talk-check__result" role="status">
        {state === 'answers' && (
          <Outcome kind="good">{t('screens.test.answers', { host: hostOf(scriptUrl) })}</Outcome>
        )}
        {state === 'silent' && (
          <Outcome kind="bad">
            {t('screens.test.silent', { host: hostOf(scriptUrl) })}
            <ul>
              {SILENT_REASONS.map((reason) => (
                <li key={reason}>{t(reason)}</li>
              ))}
            </ul>
          </Outcome>
        )}
      </div>
    </div>
  );
};
