import type { FindingInWords } from '@talk-suite/core/findings';
import {
  AT_SERVER_STEPS,
  atServerInWords,
  codeProblem,
  type AtServer,
  type AtServerStep,
  type SaveFailure,
} from '@talk-suite/core/screens';
import { Button } from '@wordpress/components';
import * as React from 'react';
import { useEffect, useRef, useState } from 'react';
import { messageOf, t } from '../../page/t.ts';
import { failureOf, fieldErrorsOf, thrownBy } from '../api/failures.ts';
import { talkServer } from '../api/server.ts';
import { Outcome, type OutcomeKind } from '../notices/outcome.tsx';
import { useScreen } from '../screen-context.ts';
import { CodeForm } from './code-form.tsx';

const KINDS = { good: 'good', note: 'note', bad: 'bad', neutral: 'note' } as const satisfies Record<
  ReturnType<typeof atServerInWords>['tone'],
  OutcomeKind
>;

/** A request about the server: one at a time, with what the site answered to it. */
const useServer = () => {
  const { status, onStatus } = useScreen();
  const [busy, setBusy] = useState<AtServerStep | null>(null);
  const [errors, setErrors] = useState<readonly FindingInWords[]>([]);
  const [failure, setFailure] = useState<SaveFailure | null>(null);
  const alive = useRef(true);
  useEffect(() => {
    alive.current = true;
    return () => {
      alive.current = false;
    };
  }, []);
  /** @returns whether it was done */
  const run = async (step: AtServerStep, ask: () => Promise<AtServer | null>): Promise<boolean> => {
    if (busy !== null) return false;
    setBusy(step);
    setErrors([]);
    setFailure(null);
    try {
      const server = await ask();
      if (alive.current && status) onStatus({ ...status, server });
      return true;
    } catch (error) {
      const thrown = thrownBy(error);
      const found = fieldErrorsOf(thrown, '');
      if (alive.current && found.length > 0) setErrors(found);
      else if (alive.current) setFailure(failureOf(thrown));
      return false;
    } finally {
      if (alive.current) setBusy(null);
    }
  };
  return { busy, errors, failure, run };
};

const Said = ({ at }: { readonly at: AtServer }) => {
  const { tone, title, text } = atServerInWords(at);
  return (
    <Outcome kind={KINDS[tone]}>
      <strong>{messageOf(title)}</strong>
      {text && <p>{messageOf(text)}</p>}
    </Outcome>
  );
};

/** Whether the Talk server has the messenger's settings, and what to do where it has not. */
const ServerSettings = ({ at }: { readonly at: AtServer }) => {
  const { screen, pastedCode } = useScreen();
  const { connection } = screen.state.saved.document.settings;
  const { busy, errors, failure, run } = useServer();
  const [replacing, setReplacing] = useState(false);
  const [forgotten, setForgotten] = useState(false);
  const told = useRef<HTMLDivElement>(null);
  // Buttons that vanish hand the focus on to what is said.
  const act = async (step: AtServerStep, ask: () => Promise<AtServer | null>): Promise<void> => {
    if (!(await run(step, ask))) return;
    setReplacing(false);
    setForgotten(step === 'forget');
    told.current?.focus();
  };
  // One that is for another connection waits for that one to be saved.
  useEffect(() => {
    const code = pastedCode.current;
    if (code === null || codeProblem(code, connection) !== null) return;
    pastedCode.current = null;
    void act('paste', () => talkServer.connect(code));
    // oxlint-disable-next-line react/exhaustive-deps -- When a connection was saved.
  }, [connection]);
  const press: Readonly<Record<AtServerStep, () => void>> = {
    push: () => void act('push', () => talkServer.push(false)),
    takeOver: () => void act('takeOver', () => talkServer.push(true)),
    paste: () => setReplacing(true),
    forget: () => void act('forget', talkServer.forget),
  };
  const entering = replacing || at.state === 'noCode';
  const [first, ...others] = entering ? [] : atServerInWords(at).steps;
  return (
    <div className="talk-at-server">
      <h3>{t('server.title')}</h3>
      <p className="talk-help">{t('server.lead')}</p>
      <div role="status" tabIndex={-1} ref={told}>
        {forgotten && at.state === 'noCode' && <p>{t('server.forgotten')}</p>}
        <Said at={at} />
      </div>
      {failure && (
        <div role="alert">
          <Outcome kind="bad">
            {t(`screens.failure.${failure.kind}`)} {failure.detail}
          </Outcome>
        </div>
      )}
      {entering ? (
        <CodeForm
          connection={connection}
          busy={busy !== null}
          errors={errors}
          onCode={(code) => void act('paste', () => talkServer.connect(code))}
          onCancel={
            at.state === 'noCode'
              ? null
              : () => {
                  setReplacing(false);
                  told.current?.focus();
                }
          }
        />
      ) : (
        <div className="talk-actions">
          {[first, ...others].map(
            (step) =>
              step && (
                <Button
                  key={step}
                  __next40pxDefaultSize
                  variant={step === first && step !== 'paste' ? 'secondary' : 'tertiary'}
                  isDestructive={step === 'forget'}
                  isBusy={busy === step}
                  aria-disabled={busy !== null}
                  onClick={press[step]}
                >
                  {t(busy === step ? 'server.sending' : AT_SERVER_STEPS[step])}
                </Button>
              ),
          )}
        </div>
      )}
    </div>
  );
};

export default ServerSettings;
