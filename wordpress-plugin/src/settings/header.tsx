import * as React from 'react';
import { pageData } from '../page/data.ts';
import { t } from '../page/t.ts';
import type { SettingsDocument } from './state/document.ts';
import { TransferMenu } from './transfer/transfer-menu.tsx';

interface Props {
  readonly saved: SettingsDocument;
  readonly onExport: () => void;
  readonly onFile: (file: File) => void;
}

const stateOf = ({ settings }: SettingsDocument): 'on' | 'off' | 'notConnected' => {
  if (settings.connection === null && settings.installation.source === 'own') return 'notConnected';
  return settings.enabled ? 'on' : 'off';
};

/** The title, what is the case now, and what concerns all settings. */
export const Header = ({ saved, onExport, onFile }: Props) => {
  const network = pageData().page === 'network';
  const state = stateOf(saved);
  return (
    <header className="talk-header">
      <h1 className="talk-header__title">{t(network ? 'wordpress.network.title' : 'wordpress.title')}</h1>
      {!network && <span className={`talk-badge talk-badge--${state}`}>{t(`screens.state.${state}`)}</span>}
      <div className="talk-header__menu">
        <TransferMenu onExport={onExport} onFile={onFile} />
      </div>
      {network && <p className="talk-header__lead">{t('wordpress.network.lead')}</p>}
    </header>
  );
};
