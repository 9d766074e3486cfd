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

/** The screen itself says this one, with the steps out of it. */
const TOLD_OTHERWISE = 'not-connected';

/** Why nothing is sent from this site right now. */
export const GuardNotices = ({ guards, onShow }: Props) => (
  <>
    {guards
      .filter(({ id, blocks }) => blocks && id !== TOLD_OTHERWISE)
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
