import * as React from 'react';
import { useState } from 'react';
import { t } from '../../page/t.ts';
import type { Status } from '../api/status.ts';
import { Section } from '../section.tsx';
import type { SettingsScreen } from '../use-settings.ts';
import { CheckCard } from './check-card.tsx';
import { LiveCard } from './live-card.tsx';
import { ObserveCard } from './observe-card.tsx';

interface Props {
  readonly screen: SettingsScreen;
  readonly status: Status | null;
}

/** What the tab has beside its settings: looking at a page from the server and from here, and observing all of them. */
export const SecuritySections = ({ screen, status }: Props) => {
  const [page, setPage] = useState('/');
  const { settings } = screen.document;
  return (
    <>
      <Section id="security-check" title={t('security.check.title')} lead={t('security.check.lead')}>
        <CheckCard screen={screen} page={page} onPage={setPage} />
      </Section>
      {status && (
        <Section id="security-live" title={t('security.live.title')} lead={t('security.live.lead')}>
          <LiveCard settings={settings} siteUrl={status.siteUrl} page={page} />
        </Section>
      )}
      <Section id="security-observe" title={t('security.observe.title')} lead={t('security.observe.lead')}>
        <ObserveCard settings={settings} />
      </Section>
    </>
  );
};
