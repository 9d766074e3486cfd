import { Notice } from '@wordpress/components';
import * as React from 'react';
import { pageData } from '../../page/data.ts';
import { t } from '../../page/t.ts';
import { loadStatus, type Status } from '../api/status.ts';
import type { Envelope } from '../state/document.ts';
import { GuardNotices, UNCONFIRMED } from './guard-notices.tsx';
import { UnconfirmedNotice } from './unconfirmed-notice.tsx';

interface Props {
  readonly status: Status | null;
  readonly saved: Envelope;
  /** Shows the setting that lifts a guard. */
  readonly onShow: (path: string) => void;
  readonly onStatus: (status: Status) => void;
}

/** What is said of what is stored, or null where all of it is used. */
const unconfirmedMessage = (status: Status | null, network: boolean): string | null => {
  if (network) return status?.networkConfirmed === false ? t('wordpress.confirm.network') : null;
  return status?.guards.find(({ id, blocks }) => id === UNCONFIRMED && blocks)?.message ?? null;
};

/** What the server says of the site, or of the network on whose screen this is. */
export const SiteNotices = ({ status, saved, onShow, onStatus }: Props) => {
  const network = pageData().page === 'network';
  const message = unconfirmedMessage(status, network);
  return (
    <>
      <GuardNotices
        // They speak of one site.
        guards={network ? [] : (status?.guards ?? [])}
        onShow={onShow}
      />
      {message !== null && (
        <UnconfirmedNotice
          saved={saved}
          may={status?.canUseCustomHosts ?? false}
          message={message}
          onConfirmed={() => loadStatus().then(onStatus, () => {})}
        />
      )}
      {status?.refused && !network && (
        <Notice status="warning" isDismissible={false} politeness="polite">
          {status.refused.message}
        </Notice>
      )}
    </>
  );
};
