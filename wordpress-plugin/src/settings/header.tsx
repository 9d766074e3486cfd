import { Button, ExternalLink } from '@wordpress/components';
import * as React from 'react';
import { pageData } from '../page/data.ts';
import { messageOf, t } from '../page/t.ts';
import { useScreen } from './screen-context.ts';
import { TransferMenu } from './transfer/transfer-menu.tsx';

interface Props {
  readonly onExport: () => void;
  readonly onFile: (file: File) => void;
}

/** Where Talk is, for eyes and ears; what can be looked at again has the button next to it. */
const StatusBadge = () => {
  const { live, checkAgain, status } = useScreen();
  if (!live) return null;
  return (
    <div className="talk-header__status">
      <span className={`talk-badge talk-badge--${live.tone}`} role="status" data-status={live.kind}>
        {messageOf(live.phrase)}
      </span>
      {(live.kind === 'unseen' || live.kind === 'steps' || live.kind === 'blocked') && (
        <Button variant="link" onClick={checkAgain}>
          {t('screens.status.check')}
        </Button>
      )}
      {live.kind !== 'notConnected' && status && (
        <ExternalLink href={status.siteUrl}>{t('screens.link.site')}</ExternalLink>
      )}
      {live.kind === 'live' && (
        <ExternalLink href="https://ortto.app/">{t('screens.link.inbox')}</ExternalLink>
      )}
    </div>
  );
};

/** The title, what is the case now, and what concerns all settings. */
export const Header = ({ onExport, onFile }: Props) => {
  const network = pageData().page === 'network';
  return (
    <header className="talk-header">
      <h1 className="talk-header__title">{t(network ? 'wordpress.network.title' : 'wordpress.title')}</h1>
      <StatusBadge />
      <div className="talk-header__menu">
        <TransferMenu onExport={onExport} onFile={onFile} />
      </div>
      {network && <p className="talk-header__lead">{t('wordpress.network.lead')}</p>}
    </header>
  );
};
