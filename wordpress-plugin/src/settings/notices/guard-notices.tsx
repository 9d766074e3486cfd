import { Notice } from '@wordpress/components';
import * as React from 'react';
import { t } from '../../page/t.ts';
import type { Guard } from '../api/status.ts';

interface Props {
  readonly guards: readonly Guard[];
  /** Shows the setting that lifts a guard. */
  readonly onShow: (path: string) => void;
}

/** The setting that lifts a guard, where there is one. */
const SETTING_OF: Readonly<Record<string, string>> = { environment: 'installation.nonProduction' };

/** Its notice shows what is to be confirmed. */
export const UNCONFIRMED = 'unconfirmed';

/** The screen itself, or WordPress's notice above it, says these, with the steps out of them. */
const TOLD_OTHERWISE: readonly string[] = ['not-connected', 'copy', UNCONFIRMED];

/** Why nothing is sent from this site right now. */
export const GuardNotices = ({ guards, onShow }: Props) => (
  <>
    {guards
      .filter(({ id, blocks }) => blocks && !TOLD_OTHERWISE.includes(id))
      .map(({ id, message }) => {
        const path = SETTING_OF[id];
        return (
          <Notice
            key={id}
            status="warning"
            isDismissible={false}
            politeness="polite"
            actions={
              path ? [{ label: t('screens.guard.show'), onClick: () => onShow(path), variant: 'link' }] : []
            }
          >
            {message}
          </Notice>
        );
      })}
  </>
);
