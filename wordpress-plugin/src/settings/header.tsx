import { Button, ExternalLink, ToggleControl } from '@wordpress/components';
import * as React from 'react';
import { inboxOf, isActive } from '@talk-suite/core/screens';
import { pageData } from '../page/data.ts';
import { messageOf, t } from '../page/t.ts';
import { description } from './fields/description.ts';
import { HelpLink } from './help-link.tsx';
import { useReset } from './reset/use-reset.tsx';
import { useScreen } from './screen-context.ts';
import { TagAdvice } from './tag-advice.tsx';
import { TransferMenu } from './transfer/transfer-menu.tsx';

interface Props {
  readonly onExport: () => void;
  readonly onFile: (file: File) => void;
}

/** The switch for all of Talk. There is nothing to switch before the first connection. */
const MasterSwitch = () => {
  const { state, dispatch } = useScreen().screen;
  const { enabled } = state.draft.settings;
  if (!isActive(state.draft) && !isActive(state.saved.document) && enabled) return null;
  return (
    <div className="talk-header__switch" data-field="enabled">
      <ToggleControl
        __nextHasNoMarginBottom
        label={t('settings.enabled.label')}
        help={enabled ? null : t('settings.enabled.help')}
        checked={enabled}
        onChange={(value) => dispatch({ type: 'edit', path: 'enabled', value })}
      />
    </div>
  );
};

/** Where Talk is, for eyes and ears; what can be looked at again has the button next to it. */
const StatusBadge = () => {
  const { live, checkAgain, status, screen } = useScreen();
  if (!live) return null;
  const inbox = inboxOf(screen.state.saved.document.settings.connection);
  return (
    <div className="talk-header__status">
      <span className={`talk-badge talk-badge--${live.tone}`} role="status" data-status={live.kind}>
        {messageOf(live.phrase)}
      </span>
      {!['notConnected', 'off', 'looking'].includes(live.kind) && (
        <Button variant="link" onClick={checkAgain}>
          {t('screens.status.check')}
        </Button>
      )}
      <MasterSwitch />
      {live.kind !== 'notConnected' && status && (
        <ExternalLink href={status.siteUrl}>{t('screens.link.site')}</ExternalLink>
      )}
      {live.kind === 'live' && <ExternalLink href={inbox.href}>{t(inbox.text)}</ExternalLink>}
      {status && <TagAdvice live={live} advice={status.tagAdvice} />}
    </div>
  );
};

/** The title, what is the case now, and what concerns all settings. */
export const Header = ({ onExport, onFile }: Props) => {
  const network = pageData().page === 'network';
  const reset = useReset(description, t('screens.reset.all.title'));
  return (
    <div className="talk-header">
      <h1 className="talk-header__title">{t(network ? 'wordpress.network.title' : 'wordpress.title')}</h1>
      <StatusBadge />
      <div className="talk-header__menu">
        {!network && <HelpLink sheet="missing" />}
        <TransferMenu onExport={onExport} onFile={onFile} onReset={reset.ask} />
      </div>
      {network && <p className="talk-header__lead">{t('wordpress.network.lead')}</p>}
      {reset.dialog}
    </div>
  );
};
