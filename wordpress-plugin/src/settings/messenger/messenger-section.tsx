import type { SectionDescription } from '@talk-suite/core/settings';
import * as React from 'react';
import { pageData } from '../../page/data.ts';
import { t } from '../../page/t.ts';
import { HelpLink } from '../help-link.tsx';
import { useScreen } from '../screen-context.ts';
import { MessengerTab } from './messenger-tab.tsx';

const NOWHERE = { siteName: '', language: '', zone: 'UTC' };

/** A tab of the messenger in the settings' screen. */
const MessengerSection = ({ section }: { readonly section: SectionDescription }) => {
  const { screen, leadTo } = useScreen();
  const { settings } = screen.document;
  const { site = NOWHERE, locale = 'en' } = pageData();
  return (
    <section className="talk-section talk-section--wide" aria-labelledby={`talk-section-${section.id}`}>
      <div className="talk-section__head">
        <h2 id={`talk-section-${section.id}`}>{t(section.title)}</h2>
        <p>{t(`screens.section.${section.id}`)}</p>
        <HelpLink sheet="messenger" />
        {settings.installation.source === 'other' && <p>{t('screens.other.messenger')}</p>}
      </div>
      <MessengerTab
        section={section}
        screen={{
          settings,
          errors: screen.state.errors,
          edit: (path, value) => screen.dispatch({ type: 'edit', path, value }),
          host: site,
          locale: locale.replaceAll('_', '-'),
          service: settings.connection?.service ?? 'ortto',
          leadTo,
        }}
      />
    </section>
  );
};

export default MessengerSection;
