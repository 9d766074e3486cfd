import type { SectionDescription } from '@talk-suite/core/settings';
import * as React from 'react';
import { pageData } from '../page/data.ts';
import { t } from '../page/t.ts';
import type { Status } from './api/status.ts';
import type { FrontPage } from './connection/front-page.ts';
import { FrontPageCheck } from './connection/front-page-check.tsx';
import type { Engine } from './engine.ts';
import { OtherInstallation } from './connection/other-installation.tsx';
import { DescribedFields } from './described-fields.tsx';
import { description } from './fields/description.ts';
import { Outcome } from './notices/outcome.tsx';
import { HostsPart, PagesPart, SecurityPart } from './parts.tsx';
import { Section } from './section.tsx';
import { isActive } from './sections-rules.ts';
import type { TabId } from './tabs/tab-of.ts';
import { TabPanel } from './tabs/tab-panel.tsx';
import type { Chunk } from './use-chunk.ts';
import type { SettingsScreen } from './use-settings.ts';

interface Props {
  readonly screen: SettingsScreen;
  readonly status: Status | null;
  readonly engine: Chunk<Engine>;
  readonly seenOther: boolean;
  readonly lookAgain: number;
  readonly onFrontPage: (found: FrontPage) => void;
  /** What a tab has beside its settings is there now. */
  readonly onPartShown: () => void;
  /** The tabs that are there, and the one that is shown. */
  readonly tabs: readonly TabId[];
  readonly tab: TabId;
}

/** What this platform adds to the card of the connection. */
const ConnectionExtras = ({ screen, status, seenOther, lookAgain, onFrontPage }: Props) =>
  status && (
    <>
      <OtherInstallation
        installations={status.installations}
        seen={seenOther}
        source={screen.document.settings.installation.source}
        onLeave={() => screen.dispatch({ type: 'edit', path: 'installation.source', value: 'other' })}
      />
      {isActive(screen.state.saved.document) && (
        <FrontPageCheck siteUrl={status.siteUrl} lookAgain={lookAgain} onFound={onFrontPage} />
      )}
    </>
  );

/** That nobody answers, where Talk waits for the visitor's consent. */
const ConsentNote = ({ screen, status }: Props) => {
  const { loading, installation } = screen.document.settings;
  const message = status?.consent.message;
  return loading.strategy === 'consent' && installation.source !== 'other' && message ? (
    <div className="talk-card__note" role="status">
      <Outcome kind="note">{message}</Outcome>
    </div>
  ) : null;
};

const Described = ({ section, ...props }: Props & { section: SectionDescription }) => {
  const { screen, status, engine, onPartShown } = props;
  const { source } = screen.document.settings.installation;
  return (
    <>
      <Section id={section.id} title={t(section.title)} lead={t(`screens.section.${section.id}`)}>
        <DescribedFields section={section} screen={screen} status={status} engine={engine} />
        {section.id === 'connection' && pageData().page !== 'network' && <ConnectionExtras {...props} />}
        {section.id === 'loading' && pageData().page !== 'network' && <ConsentNote {...props} />}
        {section.id !== 'connection' && source === 'other' && (
          <p className="talk-help talk-card__note">{t(`screens.other.${section.id}`)}</p>
        )}
      </Section>
      {section.id === 'security' && pageData().page !== 'network' && (
        <SecurityPart screen={screen} status={status} onShown={onPartShown} />
      )}
      {section.id === 'pages' && <PagesPart screen={screen} onShown={onPartShown} />}
    </>
  );
};

/** A panel for each tab: the sections of the description, each with what this platform adds to it. */
export const Sections = (props: Props) => {
  const { tabs, tab, screen, onPartShown } = props;
  return (
    <>
      {tabs.map((id) => {
        const section = description.find((each) => each.id === id);
        return (
          <TabPanel key={id} id={id} selected={id === tab}>
            {section ? (
              <Described {...props} section={section} />
            ) : (
              <Section id={id} title={t('wordpress.network.hosts')} lead={t('wordpress.network.hosts.lead')}>
                <HostsPart screen={screen} onShown={onPartShown} />
              </Section>
            )}
          </TabPanel>
        );
      })}
    </>
  );
};
