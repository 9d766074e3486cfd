import { Notice } from '@wordpress/components';
import * as React from 'react';
import { t } from '../../page/t.ts';
import type { SaveFailure } from '@talk-suite/core/screens';

interface Props {
  readonly failure: SaveFailure;
  readonly onRetry: () => void;
  readonly onDismiss: () => void;
}

/** A save that did not arrive. What was entered is still on the screen. */
export const FailureNotice = ({ failure, onRetry, onDismiss }: Props) => (
  <Notice
    status="error"
    onRemove={onDismiss}
    actions={[{ label: t('screens.save.retry'), onClick: onRetry, variant: 'secondary' }]}
  >
    <strong>{t('screens.failure.title')}</strong> {t(`screens.failure.${failure.kind}`)}{' '}
    {t('screens.failure.kept')}
    {failure.detail && <span className="talk-failure-detail">{failure.detail}</span>}
  </Notice>
);
