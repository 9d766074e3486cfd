import * as React from 'react';
import { useState } from 'react';
import { t } from '../../page/t.ts';
import { useScreen } from '../screen-context.ts';
import { Section } from '../section.tsx';
import { CheckCard } from './check-card.tsx';
import { LiveCard } from './live-card.tsx';
import { ObserveCard } from './observe-card.tsx';

/** What the tab begins with: looking at a page from the server, by itself, and what comes of it. */
const SecuritySections = () => {
  const { screen, status } = useScreen();
  const [page, setPage] = useState('/');
  const { settings } = screen.document;
  return (
    <>
      <Section
        help="missing"
        id="security-check"
        title={t('security.check.title')}
        lead={t('security.check.lead')}
      >
        <CheckCard screen={screen} page={page} onPage={setPage} />
      </Section>
      {status && (
        <Section id="security-live" title={t('security.live.title')} lead={t('security.live.lead')}>
          <LiveCard settings={settings} siteUrl={status.siteUrl} page={page} />
        </Section>
      )}
      <details className="talk-experts">
        <summary>{t('security.experts')}</summary>
        <Section id="security-observe" title={t('security.observe.title')} lead={t('security.observe.lead')}>
          <ObserveCard settings={settings} />
        </Section>
      </details>
    </>
  );
};

export default SecuritySections;
