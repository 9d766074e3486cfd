import { isActive } from '@talk-suite/core/screens';
import type { SectionDescription, Settings } from '@talk-suite/core/settings';
import * as React from 'react';
import { pageData, type TextKey } from '../page/data.ts';
import { t } from '../page/t.ts';
import { FieldsSkeleton, SectionSkeleton } from './skeleton-parts.tsx';
import { FrontPageCheck } from './connection/front-page-check.tsx';
import { DescribedFields } from './described-fields.tsx';
import { description } from './fields/description.ts';
import { HelpLink, type HelpSheet } from './help-link.tsx';
import { LazyPart } from './lazy/lazy-part.tsx';
import { Outcome } from './notices/outcome.tsx';
import { ResetTab } from './reset/reset-tab.tsx';
import { useScreen } from './screen-context.ts';
import { Section } from './section.tsx';
import { hasBegun } from './sections-rules.ts';
import { textFor } from './service-words.ts';
import type { TabId } from './tabs/tab-of.ts';
import { TabPanel } from './tabs/tab-panel.tsx';

// What a tab has next to its settings brings the engine that it judges with: only those who open the tab load it.
const loadPages = () => import(/* webpackChunkName: "pages" */ './pages/pages-sections.tsx');
const loadSecurity = () => import(/* webpackChunkName: "security" */ './security/security-sections.tsx');
const loadMessenger = () => import(/* webpackChunkName: "messenger" */ './messenger/messenger-section.tsx');
const loadOther = () => import(/* webpackChunkName: "other" */ './connection/other-installation.tsx');
const loadServer = () => import(/* webpackChunkName: "server" */ './server/server-settings.tsx');
const loadHosts = () => import(/* webpackChunkName: "hosts" */ './network/allowed-hosts.tsx');

/** What this platform adds to the card of the connection. */
const ConnectionExtras = () => {
  const { screen, status, frontPage } = useScreen();
  return (
    status && (
      <>
        {(status.installations.length > 0 || frontPage.seen?.found === 'other') && (
          <LazyPart load={loadOther} props={{ installations: status.installations }} shape={null} />
        )}
        {status.server && (
          <LazyPart load={loadServer} props={{ at: status.server }} shape={<FieldsSkeleton />} />
        )}
        {isActive(screen.state.saved.document) && <FrontPageCheck />}
      </>
    )
  );
};

/** That nobody answers, where Talk waits for the visitor's consent. */
const ConsentNote = () => {
  const { screen, status } = useScreen();
  const { loading, installation } = screen.document.settings;
  const message = status?.consent.message;
  return loading.strategy === 'consent' && installation.source !== 'other' && message ? (
    <div className="talk-card__note" role="status">
      <Outcome kind="note">
        {message} <HelpLink sheet="consent" label={t('wordpress.consent.recipes')} />
      </Outcome>
    </div>
  ) : null;
};

/** Fields with a place of their own: the default among the choices of pages, the switch next to the status. */
const ELSEWHERE: readonly string[] = ['visibility.default', 'enabled'];
const ELSEWHERE_OF_NETWORK: readonly string[] = ['visibility.default'];

/** What a tab's help is about; the parts that come first on the others have theirs. */
const HELP: Readonly<Partial<Record<SectionDescription['id'], HelpSheet>>> = {
  connection: 'overview',
  loading: 'missing',
};

const leadOf = (id: SectionDescription['id'], { connection }: Settings): TextKey => {
  return id === 'pages' ? 'screens.section.whenHidden' : textFor(`screens.section.${id}`, connection);
};

const Described = ({ section }: { readonly section: SectionDescription }) => {
  const { state, document } = useScreen().screen;
  const { source } = document.settings.installation;
  const saved = state.saved.document;
  const network = pageData().page === 'network';
  if (
    section.id === 'style' ||
    section.id === 'content' ||
    section.id === 'visitors' ||
    section.id === 'hours'
  )
    return (
      <LazyPart load={loadMessenger} props={{ section }} shape={<SectionSkeleton />}>
        <ResetTab section={section} />
      </LazyPart>
    );
  const fields = (
    <Section
      id={section.id}
      title={t(section.id === 'pages' ? 'settings.visibility.whenHidden.label' : section.title)}
      lead={t(leadOf(section.id, document.settings))}
      help={HELP[section.id]}
    >
      <DescribedFields section={section} without={network ? ELSEWHERE_OF_NETWORK : ELSEWHERE} />
      {section.id === 'connection' && !network && <ConnectionExtras />}
      {section.id === 'loading' && !network && <ConsentNote />}
      {section.id !== 'connection' && source === 'other' && (
        <p className="talk-help talk-card__note">{t(`screens.other.${section.id}`)}</p>
      )}
    </Section>
  );
  switch (section.id) {
    case 'pages':
      return (
        <LazyPart load={loadPages} props={{}} shape={<SectionSkeleton />}>
          {fields}
          <ResetTab section={section} />
        </LazyPart>
      );
    case 'security':
      // A network has no page to look at.
      return network ? (
        fields
      ) : (
        <LazyPart load={loadSecurity} props={{}} shape={<SectionSkeleton />}>
          <details className="talk-experts">
            <summary>{t('security.settings.experts')}</summary>
            {fields}
            <ResetTab section={section} />
          </details>
        </LazyPart>
      );
    default:
      return (
        <>
          {fields}
          {hasBegun(saved, document, network) && <ResetTab section={section} />}
        </>
      );
  }
};

const HostsSection = () => (
  <Section id="hosts" title={t('wordpress.network.hosts')} lead={t('wordpress.network.hosts.lead')}>
    <LazyPart load={loadHosts} props={{}} shape={<FieldsSkeleton />} />
  </Section>
);

interface Props {
  /** The tabs that are there, and the one that is shown. */
  readonly tabs: readonly TabId[];
  readonly tab: TabId;
}

/** A panel for each tab: the sections of the description, each with what this platform adds to it. */
export const Sections = ({ tabs, tab }: Props) => (
  <>
    {tabs.map((id) => {
      const section = description.find((each) => each.id === id);
      return (
        <TabPanel key={id} id={id} selected={id === tab}>
          {section ? <Described section={section} /> : <HostsSection />}
        </TabPanel>
      );
    })}
  </>
);
