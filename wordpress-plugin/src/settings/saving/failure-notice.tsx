import type { SaveFailure } from '@talk-suite/core/screens';
import { ExternalLink, Notice } from '@wordpress/components';
import * as React from 'react';
import { useEffect } from 'react';
import { pageData } from '../../page/data.ts';
import { t } from '../../page/t.ts';
import { askToLogIn } from './log-in.ts';

interface Props {
  readonly failure: SaveFailure;
  readonly onRetry: () => void;
  readonly onDismiss: () => void;
}

/** A save that did not arrive. What was entered is still on the screen. */
export const FailureNotice = ({ failure, onRetry, onDismiss }: Props) => {
  const { login } = pageData();
  const signedOut = failure.kind === 'signedOut';
  useEffect(() => {
    if (signedOut) askToLogIn();
  }, [signedOut]);
  return (
    <Notice
      status="error"
      onRemove={onDismiss}
      actions={[{ label: t('screens.save.retry'), onClick: onRetry, variant: 'secondary' }]}
    >
      <strong>{t('screens.failure.title')}</strong> {t(`screens.failure.${failure.kind}`)}{' '}
      {t('screens.failure.kept')}
      {signedOut && login && (
        <>
          {' '}
          <ExternalLink href={login}>{t('screens.failure.logIn')}</ExternalLink>
        </>
      )}
      {failure.detail && <span className="talk-failure-detail">{failure.detail}</span>}
    </Notice>
  );
};
