import { guideOf, ORTTO, type GuideStepState, type GuideView } from '@talk-suite/core/screens';
import { Button, ExternalLink } from '@wordpress/components';
import * as React from 'react';
import type { ReactNode } from 'react';
import { messageOf, t } from '../../page/t.ts';
import { Outcome } from '../notices/outcome.tsx';
import { useScreen } from '../screen-context.ts';

type Step = 'find' | 'paste' | 'save' | 'see';

const useSteps = (): GuideView<Step> => {
  const { screen, live } = useScreen();
  const { saved, draft, entry } = screen.state;
  const connected = draft.settings.connection !== null;
  return guideOf<Step>([
    { id: 'find', done: connected || entry !== null },
    { id: 'paste', done: connected || screen.reading.kind === 'understood' },
    { id: 'save', done: saved.document.settings.connection !== null },
    { id: 'see', done: live?.kind === 'live' },
  ]);
};

/** What there is to do at a step; a step that is done or far off has its name alone. */
const Doing = ({ id, form }: { readonly id: Step; readonly form: ReactNode }) => {
  const { status, checkAgain } = useScreen();
  switch (id) {
    case 'find':
      return (
        <>
          <p>{t('screens.connect.find.text')}</p>
          <p>
            <ExternalLink href={ORTTO}>{t('screens.link.sources')}</ExternalLink>
          </p>
        </>
      );
    case 'paste':
      return <>{form}</>;
    case 'save':
      // The one button to save is in the bar.
      return <p>{t('screens.connect.save.text', { button: t('screens.save.button') })}</p>;
    case 'see':
      return (
        <>
          <p>{t('screens.connect.see.text')}</p>
          <div className="talk-actions">
            {status && (
              <Button
                __next40pxDefaultSize
                variant="primary"
                className="talk-guide__see"
                href={status.siteUrl}
                target="_blank"
                rel="noreferrer"
                onClick={checkAgain}
              >
                {t('screens.link.site')}
              </Button>
            )}
          </div>
        </>
      );
  }
};

/** Whether what a step asks for is on the screen: at the beginning the first two go together. */
const isOpen = (id: Step, state: GuideStepState, connected: boolean): boolean =>
  state === 'now' || (!connected && (id === 'find' || id === 'paste'));

interface Props {
  /** Where the code is pasted; null once it is. */
  readonly form: ReactNode;
}

/** The first run: four steps with the door at each, until Talk was seen on the site. */
const Guide = ({ form }: Props) => {
  const { screen } = useScreen();
  const { steps, done, total, progress, finished } = useSteps();
  const connected = screen.state.saved.document.settings.connection !== null;
  if (finished)
    return (
      <div className="talk-guide" role="status">
        <Outcome kind="good">
          <strong>{t('screens.guide.finished')}</strong>
        </Outcome>
      </div>
    );
  return (
    <div className="talk-guide">
      <div className="talk-guide__progress">
        <progress value={done} max={total} aria-label={t('screens.guide.title')} />
        <span>{messageOf(progress)}</span>
      </div>
      <ol className="talk-steps">
        {steps.map(({ id, state }) => (
          <li key={id} data-state={state} aria-current={state === 'now' ? 'step' : undefined}>
            <h3>
              {t(`screens.connect.${id}`)}
              {state === 'done' && <span className="screen-reader-text"> {t('screens.guide.done')}</span>}
            </h3>
            {isOpen(id, state, connected) && <Doing id={id} form={form} />}
          </li>
        ))}
      </ol>
    </div>
  );
};

export default Guide;
