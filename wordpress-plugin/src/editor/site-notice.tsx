import * as React from 'react';
import { Notice } from '@wordpress/components';
import { pageData } from '../page/data.ts';
import { t } from '../page/t.ts';
import type { Inherited } from './use-inherited.ts';

/** Why no page shows Talk now, whatever is chosen here. */
export const SiteNotice = ({ inherited }: { inherited: Inherited }) => {
  const { connected = true, settingsUrl } = pageData();
  const off = inherited.phase === 'ready' && inherited.decision?.because.by === 'site';
  if (connected && !off) return null;
  return (
    <Notice className="talk-editor__notice" status="warning" isDismissible={false}>
      {t(connected ? 'editor.off' : 'editor.notConnected')}{' '}
      {settingsUrl && <a href={settingsUrl}>{t('editor.settings')}</a>}
    </Notice>
  );
};
