import type { SectionDescription } from '@talk-suite/core/settings';
import * as React from 'react';
import type { ReactNode } from 'react';
import { pageData } from '../page/data.ts';
import { t } from '../page/t.ts';
import type { Status } from './api/status.ts';
import { ConnectionField } from './connection/connection-field.tsx';
import type { FrontPage } from './connection/front-page.ts';
import { FrontPageCheck } from './connection/front-page-check.tsx';
import { OtherInstallation } from './connection/other-installation.tsx';
import { applies, description } from './fields/description.ts';
import { errorsAt } from './fields/errors.ts';
import { Field } from './fields/field.tsx';
import { AllowedHosts } from './network/allowed-hosts.tsx';
import { environmentNote, isMoot } from './sections-rules.ts';
import { valueAt } from './state/paths.ts';
import type { SettingsScreen } from './use-settings.ts';

interface Props {
  readonly screen: SettingsScreen;
  readonly status: Status | null;
  readonly seenOther: boolean;
  readonly lookAgain: number;
  readonly onFrontPage: (found: FrontPage) => void;
}

const Section = ({
  id,
  title,
  lead,
  children,
}: {
  id: string;
  title: string;
  lead: string;
  children: ReactNode;
}) => (
  <section className="talk-section" aria-labelledby={`talk-section-${id}`}>
    <div className="talk-section__head">
      <h2 id={`talk-section-${id}`}>{title}</h2>
      <p>{lead}</p>
    </div>
    <div className="talk-card">{children}</div>
  </section>
);

const noteOf = (path: string, status: Status | null): string | undefined =>
  path === 'installation.nonProduction' && status ? environmentNote(status.environment) : undefined;

const DescribedFields = ({
  section,
  screen,
  status,
}: Pick<Props, 'screen' | 'status'> & { section: SectionDescription }) => {
  const { state, dispatch, document } = screen;
  const shown = section.fields.filter(
    (field) => applies(field, document) && !isMoot(field.path, document, state.saved.document),
  );
  return (
    <>
      {shown.map((field) =>
        field.control === 'trackingCode' ? (
          <ConnectionField key={field.path} screen={screen} />
        ) : (
          <Field
            key={field.path}
            field={field}
            value={valueAt(state.draft, field.path)}
            errors={errorsAt(state.errors, field.path)}
            note={noteOf(field.path, status)}
            onChange={(value) => dispatch({ type: 'edit', path: field.path, value })}
          />
        ),
      )}
    </>
  );
};

/** The sections of the description, each with what this platform adds to it. */
export const Sections = ({ screen, status, seenOther, lookAgain, onFrontPage }: Props) => {
  const { state, dispatch, document } = screen;
  const { source } = document.settings.installation;
  const active =
    state.saved.document.settings.connection !== null ||
    state.saved.document.settings.installation.source === 'other';
  const network = pageData().page === 'network';
  // Before there is a connection, the first step stands alone.
  const begun = network || active || document.settings.connection !== null || source === 'other';
  return (
    <>
      {description
        .filter(({ id }) => begun || id === 'connection')
        .map((section) => (
          <Section
            key={section.id}
            id={section.id}
            title={t(section.title)}
            lead={t(`screens.section.${section.id}`)}
          >
            <DescribedFields section={section} screen={screen} status={status} />
            {section.id === 'connection' && !network && status && (
              <>
                <OtherInstallation
                  installations={status.installations}
                  seen={seenOther}
                  source={source}
                  onLeave={() => dispatch({ type: 'edit', path: 'installation.source', value: 'other' })}
                />
                {active && (
                  <FrontPageCheck siteUrl={status.siteUrl} lookAgain={lookAgain} onFound={onFrontPage} />
                )}
              </>
            )}
            {section.id !== 'connection' && source === 'other' && (
              <p className="talk-help talk-card__note">{t(`screens.other.${section.id}`)}</p>
            )}
          </Section>
        ))}
      {network && (
        <Section id="hosts" title={t('wordpress.network.hosts')} lead={t('wordpress.network.hosts.lead')}>
          <AllowedHosts screen={screen} />
        </Section>
      )}
    </>
  );
};
