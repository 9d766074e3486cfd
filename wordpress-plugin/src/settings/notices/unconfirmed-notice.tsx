import apiFetch from '@wordpress/api-fetch';
import { Notice } from '@wordpress/components';
import * as React from 'react';
import { useState } from 'react';
import { pageData } from '../../page/data.ts';
import { t } from '../../page/t.ts';
import type { Envelope } from '../state/document.ts';

interface Props {
  /** What is stored: the person confirms what they are shown, and the server compares. */
  readonly saved: Envelope;
  /** Whether this person may confirm it. */
  readonly may: boolean;
  readonly message: string;
  readonly onConfirmed: () => void;
}

const request = ({ revision, document }: Envelope): { path: string; data: object } => {
  const { restNamespace, page } = pageData();
  const { settings, allowedHosts, allowedKeys } = document;
  return page === 'network'
    ? {
        path: `/${restNamespace}/network/settings/confirm`,
        data: { revision, defaults: settings, allowedHosts, allowedKeys },
      }
    : { path: `/${restNamespace}/settings/confirm`, data: { revision, connection: settings.connection } };
};

/** What is stored and not used, because nobody who may is known to have saved it; with the way to confirm it. */
export const UnconfirmedNotice = ({ saved, may, message, onConfirmed }: Props) => {
  const [state, setState] = useState<'idle' | 'busy' | 'failed'>('idle');
  const { settings, allowedHosts, allowedKeys } = saved.document;
  const { connection } = settings;
  const shown = [
    ...(connection
      ? [
          connection.scriptUrl,
          connection.captureHost,
          connection.trackingKey,
          ...(Object.keys(connection.options).length > 0 ? [JSON.stringify(connection.options)] : []),
        ]
      : []),
    ...(allowedHosts ?? []),
    ...(allowedKeys ?? []),
  ];
  const confirm = async (): Promise<void> => {
    if (state === 'busy') return;
    setState('busy');
    try {
      await apiFetch({ ...request(saved), method: 'POST' });
      onConfirmed();
    } catch {
      setState('failed');
    }
  };
  return (
    <Notice
      status="error"
      isDismissible={false}
      politeness="polite"
      actions={
        may
          ? [{ label: t('wordpress.confirm.button'), onClick: () => void confirm(), variant: 'secondary' }]
          : []
      }
    >
      <p>{message}</p>
      <ul>
        {shown.map((value) => (
          <li key={value}>
            <code dir="ltr">{value}</code>
          </li>
        ))}
      </ul>
      {state === 'failed' && <p role="alert">{t('wordpress.confirm.failed')}</p>}
    </Notice>
  );
};
